import type { Access, AreaAccess, PersonAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import {
  councilDecides,
  DECISION_KEYS,
  DECISIONS,
  whyNot,
  type Decision,
} from "#app/domain/capacity/authority-rules.ts";
import { PART_KEYS, PARTS } from "#app/domain/capacity/capacity-parts.ts";
import { findFacts, findHeld, whoMay } from "#app/domain/capacity/find-standing.server.ts";
import { db } from "#app/db.server.ts";
import type { CapacityRecord } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, momentWords, shortDay } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";

const partWords = (record: CapacityRecord, can: boolean): string =>
  list(PART_KEYS.filter((part) => record[part] === can).map((part) => PARTS[part]));

/** A record in words, for whoever may read it. */
const present = (record: CapacityRecord) => ({
  id: record.id,
  decision: DECISIONS[record.decision as Decision],
  lacks: record.finding === "lacks",
  can: partWords(record, true),
  cannot: partWords(record, false),
  impairment: record.impairment,
  helpGiven: record.helpGiven,
  why: record.why,
  assessed: `${record.assessedBy}, ${record.assessedRole}, on ${shortDay(record.assessedOn)}`,
  paperAt: record.paperAt,
  reviewBy: record.reviewBy ? shortDay(record.reviewBy) : "",
  overdue: record.reviewBy !== null && record.reviewBy < dayOf(now()),
  recorded: `${record.recordedBy}, ${momentWords(record.createdAt)}`,
});
export type PresentedRecord = ReturnType<typeof present>;

async function everything(access: Access, personId: string, areaId: string) {
  await recordView(access, {
    action: "capacity.viewed",
    objectType: "person",
    objectId: personId,
    personId,
    areaId,
  });
  const { facts, records } = await findFacts(db().prisma, personId);
  const held = await findHeld(db().prisma, personId);
  const all = await db().prisma.capacityRecord.findMany({ where: { personId }, orderBy: { number: "desc" } });
  const newest = new Set(records.map(({ id }) => id));
  const bases = held.map(({ basis }) => basis);
  return {
    seen: all[0]?.number ?? 0,
    decisions: DECISION_KEYS.map((decision) => {
      const record = records.find((one) => one.decision === decision);
      return {
        key: decision,
        what: DECISIONS[decision],
        record: record ? present(record) : null,
        person: whyNot(decision, "own", facts) === null,
        others: whoMay(decision, facts, held),
        council: councilDecides(decision, bases, facts),
      };
    }),
    earlier: all.filter(({ id }) => !newest.has(id)).map(present),
  };
}

/** For staff of the area: what is recorded about somebody's decisions. Null for anybody else's. The view is recorded. */
export async function findCapacity(access: AreaAccess, personId: string) {
  const person = await db().prisma.person.findFirst({
    where: { id: personId, areaId: access.area.id },
    select: { id: true, firstName: true, lastName: true, reference: true },
  });
  if (!person) return null;
  return {
    id: person.id,
    name: personName(person),
    ...(await everything(access, personId, access.area.id)),
  };
}

/** The same for the person, or who acts for them. */
export async function findOwnCapacity(access: PersonAccess) {
  const { personId, areaId, name } = access.subject;
  return { name, forOther: access.grant !== null, ...(await everything(access, personId, areaId)) };
}
