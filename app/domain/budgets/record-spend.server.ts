import { randomUUID } from "node:crypto";
import type { Act } from "#app/domain/audit/act.server.ts";
import { balance, openLedgerAccount, post, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { OWN_ACCOUNTS } from "#app/domain/budgets/own-account.ts";
import { sayUse, type Use } from "#app/domain/plans/reviews/say-use.server.ts";
import { openPayingAccount } from "#app/domain/payments/open-paying-account.server.ts";
import type { Tx } from "#app/db.server.ts";
import type { Pot, Spending } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { isoDay, shortDay, type Day } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal } from "#app/lib/result.ts";

export type Spend = {
  potId: string;
  personId: string;
  paidOn: Day;
  pence: number;
  payee: string;
  what: string;
  /** The same key again is the same spending. */
  submissionKey: string;
  /** The line of a bank statement that showed it. */
  statementLineId?: string;
  /** More than the pot has on record: refuse it (the default), or keep it waiting until money is put in. */
  ifShort?: "refuse" | "wait";
  by: { accountId: string | null; grantId: string | null };
  /** Which part of the plan it was for; found by the name of who was paid where nobody says. */
  use?: Use;
};

/** What is left, and what to do: said before anything is kept. */
class TooMuchSpent extends Refusal {
  constructor(left: number, pence: number) {
    super(
      "budget-too-low",
      `By this record, ${pounds(left)} is left in this money, and you wrote ${pounds(pence)}. That may be right: more may have gone out of your account than was put in. Nothing was written down yet. Check the amount, or keep it and let the council know.`,
    );
  }
}

/** Takes it out of the pot, in the ledger. */
export async function postSpend(
  tx: Tx,
  pot: Pick<Pot, "areaId" | "personId" | "fundingRoute" | "budgetManagerId" | "mode" | "availableAccountId">,
  spending: { id: string; pence: number; byAccountId: string | null },
): Promise<bigint> {
  const payer = await openPayingAccount(tx, {
    areaId: pot.areaId,
    personId: pot.personId,
    route: pot.fundingRoute,
    budgetManagerId: pot.budgetManagerId,
  });
  const paidOut = await openLedgerAccount(tx, "paying-account/paid-out", payer.id, pot.mode as Mode);
  const { transferId } = await post(tx, {
    key: `spend:${spending.id}:1`,
    kind: "spend",
    lines: [
      { account: pot.availableAccountId, pence: -spending.pence },
      { account: paidOut, pence: spending.pence },
    ],
    subject: { type: "spending", id: spending.id },
    actorId: spending.byAccountId,
  });
  return transferId;
}

/**
 * Writes down what was paid out of a pot that lies in the person's own account: the account has paid already, so this is a
 * record of it. Twice with one key is once. Refuses (TooMuchSpent) or waits where the pot has less on record.
 */
export async function recordSpend(tx: Act, spend: Spend): Promise<Spending> {
  const { potId, personId, submissionKey, pence } = spend;
  await tx.$executeRaw`SELECT 1 FROM pot WHERE id = ${potId}::uuid AND person_id = ${personId}::uuid FOR UPDATE`;
  const before = await tx.spending.findFirst({ where: { submissionKey, personId } });
  if (before) return before;
  const pot = await tx.pot.findFirst({
    where: { id: potId, personId, fundingRoute: { in: [...OWN_ACCOUNTS] } },
    include: { budget: { select: { status: true, periodFrom: true } } },
  });
  if (!pot || pot.kind === "support_planning") throw new Refusal("not-found", "This money is not there.");
  if (pot.budget.status === "closed")
    throw new Refusal(
      "closed",
      "This budget is closed, so nothing can be written into it. Nothing was changed. Phone us if something is missing.",
    );
  if (spend.paidOn < pot.budget.periodFrom)
    throw new Refusal(
      "too-early",
      `This budget begins on ${shortDay(pot.budget.periodFrom)}. Nothing was written down. Check the day you paid.`,
    );
  const left = await balance(tx, pot.availableAccountId);
  const short = left < pence;
  if (short && spend.ifShort !== "wait") throw new TooMuchSpent(left, pence);
  const id = randomUUID();
  const transferId = short ? null : await postSpend(tx, pot, { id, pence, byAccountId: spend.by.accountId });
  const made = await tx.spending.create({
    data: {
      id,
      potId,
      personId,
      areaId: pot.areaId,
      paidOn: spend.paidOn,
      pence,
      payee: spend.payee,
      what: spend.what,
      state: short ? "waiting" : "recorded",
      statementLineId: spend.statementLineId ?? null,
      submissionKey,
      transferId,
      byAccountId: spend.by.accountId,
      grantId: spend.by.grantId,
      createdAt: now(),
    },
  });
  await sayUse(tx, made, spend.use ?? { choice: "auto", minutes: null, byName: "Ownway" });
  tx.audit({
    action: short ? "spending.kept" : "spending.recorded",
    objectType: "spending",
    objectId: id,
    personId,
    areaId: pot.areaId,
    detail: { pence, paidOn: isoDay(spend.paidOn), potId },
  });
  return made;
}

/** Undoes a record of spending by its exact opposite; what was written stays to be read. Twice is once. */
export async function reverseSpend(
  tx: Act,
  undo: { spendingId: string; personId: string; reason: string; byAccountId: string | null },
): Promise<Spending> {
  await tx.$executeRaw`SELECT 1 FROM spending WHERE id = ${undo.spendingId}::uuid AND person_id = ${undo.personId}::uuid FOR UPDATE`;
  const spending = await tx.spending.findFirst({
    where: { id: undo.spendingId, personId: undo.personId },
    include: { pot: true },
  });
  if (!spending) throw new Refusal("not-found", "This is not there.");
  if (spending.state === "undone") return spending;
  let undoneTransferId: bigint | null = null;
  if (spending.transferId !== null) {
    const lines = await tx.$queryRaw<{ account: bigint; pence: bigint }[]>`
      SELECT account_id AS account, -amount_pence AS pence FROM ledger.entry WHERE transfer_id = ${spending.transferId} ORDER BY id`;
    const posted = await post(tx, {
      key: `undo-spend:${spending.id}:1`,
      kind: "reversal",
      reverses: spending.transferId,
      lines: lines.map(({ account, pence }) => ({ account, pence: Number(pence) })),
      subject: { type: "spending", id: spending.id },
      actorId: undo.byAccountId,
    });
    undoneTransferId = posted.transferId;
  }
  tx.audit({
    action: "spending.undone",
    objectType: "spending",
    objectId: spending.id,
    personId: undo.personId,
    areaId: spending.areaId,
    detail: { pence: spending.pence },
  });
  return tx.spending.update({
    where: { id: spending.id },
    data: { state: "undone", undoneTransferId, undoneReason: undo.reason, undoneAt: now() },
  });
}
