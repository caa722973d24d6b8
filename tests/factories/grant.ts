import { randomUUID } from "node:crypto";
import type { PersonAccess } from "#app/domain/access/access.ts";
import { findActing, findGrantsInForce } from "#app/domain/access/acting.server.ts";
import { openSession } from "#app/domain/identity/open-session.server.ts";
import { db } from "#app/db.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { actorOf, makeAccount } from "#tests/factories/account.ts";

type Person = { id: string; areaId: string };
const HOUR = 3_600_000;

/** Consent by voice for looking things up and engaging planners, begun an hour ago and good for another eight. */
export const makeGrant = (
  person: Person,
  holder: { id: string },
  more: Partial<Prisma.AccessGrantUncheckedCreateInput> = {},
) =>
  db().prisma.accessGrant.create({
    data: {
      personId: person.id,
      holderAccountId: holder.id,
      basis: "consent",
      given: "voice",
      script: "May I look things up and engage a planner for you?",
      decidedBy: "The person themselves",
      scopes: ["search_and_advice", "engage_planners"],
      validFrom: new Date(now().getTime() - HOUR),
      validUntil: new Date(now().getTime() + 8 * HOUR),
      recordedByAccountId: holder.id,
      ...more,
    },
  });

/** A worker signed in and acting for a person: the access as the guard gives it, and the cookie of the worker's session. */
export async function makeAssisted(
  person: Person,
  more: Partial<Prisma.AccessGrantUncheckedCreateInput> = {},
) {
  const worker = await makeAccount("core_worker", person.areaId, "Jo Worker");
  const grant = await makeGrant(person, worker, more);
  const cookie = (await openSession(db().prisma, worker.id, "tests")).split(";")[0] ?? "";
  const { id: sessionId } = await db().prisma.session.findFirstOrThrow({ where: { userId: worker.id } });
  const session = await db().prisma.assistedSession.create({
    data: { grantId: grant.id, personId: person.id, workerAccountId: worker.id, sessionId, channel: "phone" },
  });
  const acting = await findActing(sessionId);
  if (!acting) throw new Error("the assisted session is not running");
  const access: PersonAccess = {
    actor: { ...actorOf(worker), sessionId },
    subject: acting.subject,
    grant: acting.grant,
    requestId: randomUUID(),
    formToken: "test",
  };
  return { worker, grant, session, cookie, access };
}

/** Somebody who acts by a grant of their own, in an account of their own. */
export async function makeRepresentative(
  person: Person,
  more: Partial<Prisma.AccessGrantUncheckedCreateInput> = {},
) {
  const account = await makeAccount("representative", person.areaId, "Rana Representative");
  const grant = await makeGrant(person, account, { basis: "nominated", given: "document_seen", ...more });
  const [acting] = await findGrantsInForce(account.id);
  const access: PersonAccess | null = acting
    ? {
        actor: actorOf(account),
        subject: acting.subject,
        grant: acting.grant,
        requestId: randomUUID(),
        formToken: "test",
      }
    : null;
  return { account, grant, access };
}
