import { randomUUID } from "node:crypto";
import type { Act } from "#app/domain/audit/act.server.ts";
import { planned } from "#app/domain/budgets/amount-rules.ts";
import { tellRepresentatives } from "#app/domain/budgets/tell-representatives.server.ts";
import { amountsOf, daysOf } from "#app/domain/budgets/post-due.server.ts";
import { paceWarning, type Pace, type PaceWarning } from "#app/domain/budgets/warning-rules.ts";
import { findPotMoney } from "#app/domain/ledger/find-pot-money.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Budget, Pot, PotAmount } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, type Day } from "#app/lib/dates.ts";

/** Days that the person has to look at it alone, before the practitioner's page shows it. */
export const ALONE_DAYS = 7;

export const WARNING_TITLES = {
  ahead: "Your money may run out early",
  behind: "A lot of your money is not spent",
} as const;
export const WARNING_ADVICE = {
  ahead:
    "Look at what was paid, and whether something is written down twice. If you need more support than was planned, say so: the council can look at it with you.",
  behind:
    "That may be fine: you may be saving up for something, or something may not be written down yet. If you cannot find support, say so: we help you look. Money kept in reserve is not part of this.",
} as const;

/** The same to those who look after money for them. */
const REPRESENTATIVES_WORDS = {
  ahead:
    "It may run out early. Please look with them at what was paid, and whether something is written down twice.",
  behind:
    "A lot of it is not spent. That may be fine. Please look with them at whether something is not written down yet.",
} as const;

/**
 * Looks at each pot for care of a budget that the council has agreed, and tells the person when spending begins to run ahead
 * or far behind: once, not each day. Only money that its owner spends is ever behind: of the rest we may not know all.
 */
export async function warnOfPace(
  tx: Act,
  budget: Budget & { pots: (Pot & { amounts: PotAmount[] })[] },
): Promise<void> {
  if (budget.status !== "approved") return;
  const today = dayOf(now());
  const pots = budget.pots.filter((pot) => pot.kind === "care" && pot.fundingRoute !== "own_money");
  const money = await findPotMoney(tx, pots);
  for (const [i, pot] of pots.entries()) {
    const figures = money[i];
    if (!figures) continue;
    const days = daysOf(budget);
    const schedule = { amounts: amountsOf(pot.amounts), ...days };
    const first = schedule.amounts.reduce<Day | null>(
      (least, { fromOn }) => (!least || fromOn < least ? fromOn : least),
      null,
    );
    // Paid out of the account, though the record has not enough to take it from yet
    const beyond = await tx.spending.aggregate({
      where: { potId: pot.id, state: "waiting" },
      _sum: { pence: true },
    });
    const pace: Pace = {
      from: first && first > days.start ? first : days.start,
      to: days.end,
      total: planned(schedule),
      used: figures.spentPence + figures.heldPence + (beyond._sum.pence ?? 0),
      available: figures.availablePence,
    };
    const open = await tx.budgetWarning.findFirst({ where: { potId: pot.id, endedOn: null } });
    const openKind = open ? (open.kind as PaceWarning["kind"]) : null;
    const found = paceWarning(pace, today, openKind);
    const warning = found?.kind === "behind" && pot.fundingRoute !== "direct_payment" ? null : found;
    if (open && warning?.kind === open.kind) {
      // Still so: the words say how it stands today, and nobody is told again
      await tx.budgetWarning.update({ where: { id: open.id }, data: { words: warning.words } });
      continue;
    }
    if (open) await tx.budgetWarning.update({ where: { id: open.id }, data: { endedOn: today } });
    if (warning) await raise(tx, pot, warning, today);
  }
}

async function raise(tx: Act, pot: Pot, { kind, words }: PaceWarning, today: Day): Promise<void> {
  const id = randomUUID();
  await tx.budgetWarning.create({
    data: { id, potId: pot.id, personId: pot.personId, areaId: pot.areaId, kind, words, raisedOn: today },
  });
  tx.audit({
    action: "budget.warned",
    objectType: "budget_warning",
    objectId: id,
    personId: pot.personId,
    areaId: pot.areaId,
    detail: { kind, potId: pot.id },
  });
  await notify(tx, {
    to: { personId: pot.personId },
    subject: "Please look at your budget",
    body: `${WARNING_TITLES[kind]}. ${words} ${WARNING_ADVICE[kind]} We tell you first. If it is still so in ${String(ALONE_DAYS)} days, the council sees it too, to help.`,
    path: "/budget",
    onceKey: `budget-warning:${id}`,
  });
  await tellRepresentatives(tx, pot.personId, {
    subject: "Please look at a budget you help with",
    body: (name) =>
      `This is about the money of ${name}. ${REPRESENTATIVES_WORDS[kind]} ${words} ${name} has been told the same. If it is still so in ${String(ALONE_DAYS)} days, the council sees it too, to help.`,
    path: "/budget",
    onceKey: `budget-warning:${id}`,
  });
}
