import { openLedgerAccount, post } from "#app/domain/ledger/ledger.server.ts";
import { splitDue } from "#app/domain/engagements/fee-rules.ts";
import type { LockedEngagement } from "#app/domain/engagements/lock-engagement.server.ts";
import type { Tx } from "#app/db.server.ts";

type Settled = Pick<
  LockedEngagement,
  "id" | "areaId" | "plannerId" | "feePence" | "adjustmentPence" | "holdTransferId" | "pot"
>;

async function heldAccounts(tx: Tx, engagement: Settled) {
  const fromPot = engagement.feePence - engagement.adjustmentPence;
  const adjustments =
    engagement.adjustmentPence > 0
      ? {
          from: await openLedgerAccount(tx, "area/adjustments", engagement.areaId),
          held: await openLedgerAccount(tx, "area/adjustments-held", engagement.areaId),
        }
      : null;
  return { fromPot, adjustments };
}
const lines = (all: { account: bigint; pence: number }[]) => all.filter((line) => line.pence !== 0);

/** Sets the fee aside: the pot's part, and the adjustment's as a line of its own. */
export async function holdFee(
  tx: Tx,
  engagement: Omit<Settled, "holdTransferId">,
  hold: { key: string; expires: Date; actorId: string | null },
): Promise<bigint> {
  const { fromPot, adjustments } = await heldAccounts(tx, { ...engagement, holdTransferId: 0n });
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
    expires: hold.expires,
  });
  return transferId;
}

/** Puts all that was set aside back where it came from. @returns the transfer. */
export async function releaseFee(tx: Tx, engagement: Settled, actorId: string | null): Promise<bigint> {
  const { fromPot, adjustments } = await heldAccounts(tx, engagement);
  const { transferId } = await post(tx, {
    key: `release:${engagement.id}:1`,
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

/** Makes `duePence` of what was set aside owed to the planner; the rest goes back. Nothing due is a release. */
export async function captureFee(
  tx: Tx,
  engagement: Settled,
  duePence: number,
  actorId: string | null,
): Promise<bigint> {
  if (duePence === 0) return releaseFee(tx, engagement, actorId);
  const { fromPot, adjustments } = await heldAccounts(tx, engagement);
  const due = splitDue(duePence, engagement.feePence, engagement.adjustmentPence);
  const owed = await openLedgerAccount(tx, "planner/owed", engagement.plannerId);
  const { transferId } = await post(tx, {
    key: `capture:${engagement.id}:1`,
    kind: "capture",
    hold: engagement.holdTransferId,
    lines: lines([
      { account: engagement.pot.heldAccountId, pence: -fromPot },
      { account: owed, pence: duePence },
      { account: engagement.pot.availableAccountId, pence: fromPot - due.fromPot },
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
  return transferId;
}
