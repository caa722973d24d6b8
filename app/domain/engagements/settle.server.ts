import { openLedgerAccount, post, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { splitDue } from "#app/domain/engagements/fee-rules.ts";
import type { LockedEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import { passOn } from "#app/domain/payments/cards/pass-on.server.ts";
import { returnOwnMoney } from "#app/domain/payments/cards/return-own-money.server.ts";
import { issueInvoices } from "#app/domain/payments/issue-invoices.server.ts";
import type { Tx } from "#app/db.server.ts";

type Money = Pick<LockedEngagement, "id" | "areaId" | "plannerId" | "feePence" | "adjustmentPence"> & {
  pot: Pick<LockedEngagement["pot"], "availableAccountId" | "heldAccountId" | "mode">;
};
type Settled = Pick<
  LockedEngagement,
  "id" | "areaId" | "plannerId" | "feePence" | "adjustmentPence" | "holdTransferId" | "pot"
>;

async function heldAccounts(tx: Tx, engagement: Money) {
  const fromPot = engagement.feePence - engagement.adjustmentPence;
  const mode = engagement.pot.mode as Mode;
  const adjustments =
    engagement.adjustmentPence > 0
      ? {
          from: await openLedgerAccount(tx, "area/adjustments", engagement.areaId, mode),
          held: await openLedgerAccount(tx, "area/adjustments-held", engagement.areaId, mode),
        }
      : null;
  return { fromPot, adjustments };
}
const lines = (all: { account: bigint; pence: number }[]) => all.filter((line) => line.pence !== 0);

/** Sets the fee aside: the pot's part, and the adjustment's as a line of its own. @param hold.expires null: until it is settled. */
export async function holdFee(
  tx: Tx,
  engagement: Money,
  hold: { key: string; expires: Date | null; actorId: string | null },
): Promise<bigint> {
  const { fromPot, adjustments } = await heldAccounts(tx, engagement);
  const { transferId } = await post(tx, {
    key: hold.key,
    kind: "hold",
    lines: lines([
      { account: engagement.pot.availableAccountId, pence: -fromPot },
      { account: engagement.pot.heldAccountId, pence: fromPot },
      ...(adjustments
        ? [
            { account: adjustments.from, pence: -engagement.adjustmentPence },
            { account: adjustments.held, pence: engagement.adjustmentPence },
          ]
        : []),
    ]),
    subject: { type: "engagement", id: engagement.id },
    actorId: hold.actorId,
    ...(hold.expires ? { expires: hold.expires } : {}),
  });
  return transferId;
}

/** Puts all that was set aside back where it came from; nothing goes to a card yet. @returns the transfer. */
export async function releaseFee(tx: Tx, engagement: Settled, actorId: string | null): Promise<bigint> {
  const { fromPot, adjustments } = await heldAccounts(tx, engagement);
  const { transferId } = await post(tx, {
    // One for each hold: an upgrade gives back the first and sets a larger one aside
    key: `release:${engagement.id}:${engagement.holdTransferId}`,
    kind: "release",
    hold: engagement.holdTransferId,
    lines: lines([
      { account: engagement.pot.heldAccountId, pence: -fromPot },
      { account: engagement.pot.availableAccountId, pence: fromPot },
      ...(adjustments
        ? [
            { account: adjustments.held, pence: -engagement.adjustmentPence },
            { account: adjustments.from, pence: engagement.adjustmentPence },
          ]
        : []),
    ]),
    subject: { type: "engagement", id: engagement.id },
    actorId,
  });
  return transferId;
}

/** The work has ended with nothing owed: all goes back where it came from, and a person's own money on to their card. */
export async function returnFee(tx: Tx, engagement: Settled, actorId: string | null): Promise<bigint> {
  const transferId = await releaseFee(tx, engagement, actorId);
  await returnOwnMoney(tx, engagement.pot, "The planning did not go ahead.", { engagementId: engagement.id });
  return transferId;
}

/**
 * Makes `duePence` of what was set aside owed to the planner; the rest goes back. Nothing due is a release. What the pot
 * owes and what the area's adjustments owe are invoices of their own, each to who pays it. Money that came by card lies with
 * the card provider, and is owed out of there.
 */
export async function captureFee(
  tx: Tx,
  engagement: Settled,
  duePence: number,
  actorId: string | null,
): Promise<bigint> {
  if (duePence === 0) return returnFee(tx, engagement, actorId);
  const { pot } = engagement;
  const mode = pot.mode as Mode;
  const { fromPot, adjustments } = await heldAccounts(tx, engagement);
  const due = splitDue(duePence, engagement.feePence, engagement.adjustmentPence);
  const byCard = pot.fundingRoute === "own_money";
  const potOwes = await openLedgerAccount(
    tx,
    byCard ? "planner/card-owed" : "planner/owed",
    engagement.plannerId,
    mode,
  );
  const areaOwes = await openLedgerAccount(tx, "planner/owed", engagement.plannerId, mode);
  const owed =
    potOwes === areaOwes
      ? [{ account: potOwes, pence: duePence }]
      : [
          { account: potOwes, pence: due.fromPot },
          { account: areaOwes, pence: due.fromAdjustments },
        ];
  const { transferId } = await post(tx, {
    key: `capture:${engagement.id}:1`,
    kind: "capture",
    hold: engagement.holdTransferId,
    lines: lines([
      { account: pot.heldAccountId, pence: -fromPot },
      ...owed,
      { account: pot.availableAccountId, pence: fromPot - due.fromPot },
      ...(adjustments
        ? [
            { account: adjustments.held, pence: -engagement.adjustmentPence },
            { account: adjustments.from, pence: engagement.adjustmentPence - due.fromAdjustments },
          ]
        : []),
    ]),
    subject: { type: "engagement", id: engagement.id },
    actorId,
  });
  const invoices = await issueInvoices(tx, engagement.id, transferId, due);
  const paidByCard = invoices.find((invoice) => invoice.payerRoute === "own_money");
  if (paidByCard) await passOn(tx, paidByCard);
  await returnOwnMoney(tx, pot, "Less fell due than was paid.", { engagementId: engagement.id });
  return transferId;
}
