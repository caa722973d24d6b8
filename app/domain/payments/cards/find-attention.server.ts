import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { CHOICE_WORDS, choicesFor } from "#app/domain/payments/cards/attention-rules.ts";
import { STEP_WORDS } from "#app/domain/payments/cards/card-words.ts";
import type { StepPurpose } from "#app/domain/payments/cards/step-rules.ts";
import { db } from "#app/db.server.ts";
import { momentWords } from "#app/lib/dates.ts";
import { known } from "#app/lib/query.ts";

const include = {
  step: true,
  cardPayment: {
    select: {
      id: true,
      amountPence: true,
      person: { select: { id: true, firstName: true, lastName: true, reference: true } },
    },
  },
} as const;

/** What waits for the core service's manager about card payments, oldest first, and what was answered lately. */
export async function findAttentions(access: AreaAccess) {
  const where = { areaId: access.area.id };
  const [open, closed] = await Promise.all([
    db().prisma.cardAttention.findMany({
      where: { ...where, closedAt: null },
      orderBy: { openedAt: "asc" },
      include,
      take: 200,
    }),
    db().prisma.cardAttention.findMany({
      where: { ...where, closedAt: { not: null } },
      orderBy: { closedAt: "desc" },
      include,
      take: 20,
    }),
  ]);
  await recordView(access, {
    action: "card-troubles.listed",
    objectType: "area",
    objectId: access.area.id,
    areaId: access.area.id,
    detail: { open: open.length },
  });
  const line = (row: (typeof open)[number]) => ({
    id: row.id,
    words: row.words,
    person: row.cardPayment ? personName(row.cardPayment.person) : "",
    since: momentWords(row.openedAt),
    answered: row.closedAt ? `${momentWords(row.closedAt)}: ${choiceWords(row.choice)}` : "",
  });
  return { open: open.map(line), closed: closed.map(line) };
}
const choiceWords = (choice: string | null) => known(CHOICE_WORDS, choice)?.label ?? "";

/** One of them, with what can be done; null where it is not in this area. */
export async function findAttention(access: AreaAccess, id: string) {
  const row = await db().prisma.cardAttention.findFirst({ where: { id, areaId: access.area.id }, include });
  if (!row) return null;
  const person = row.cardPayment?.person;
  await recordView(access, {
    action: "card-trouble.viewed",
    objectType: "card_attention",
    objectId: id,
    areaId: access.area.id,
    ...(person ? { personId: person.id } : {}),
  });
  return {
    id: row.id,
    words: row.words,
    since: momentWords(row.openedAt),
    person: person ? personName(person) : null,
    amountPence: row.step?.pence ?? row.cardPayment?.amountPence ?? null,
    step: row.step ? (known(STEP_WORDS, row.step.purpose as StepPurpose)?.name ?? null) : null,
    tries: row.step?.tries ?? 0,
    said: row.step?.lastError ?? null,
    outsideId: row.step?.outsideId ?? null,
    closed: row.closedAt ? `${momentWords(row.closedAt)}: ${choiceWords(row.choice)}` : null,
    reason: row.reason,
    choices: row.closedAt ? [] : choicesFor(row).map((value) => ({ value, ...CHOICE_WORDS[value] })),
  };
}
