import type { Tier } from "#app/generated/prisma/enums.ts";
import { proportion } from "#app/lib/money.ts";

const RANK: Record<Tier, number> = { low: 0, medium: 1, high: 2 };
export const isAbove = (tier: Tier, other: Tier): boolean => RANK[tier] > RANK[other];

/**
 * Who pays what of a tier's fee, pence. High chosen for a disability's communication needs costs the pot what Medium
 * does; the area's adjustments account pays the difference as a line of its own (Equality Act 2010 s20(7)).
 */
export function splitFee(
  tier: Tier,
  fees: Record<Tier, number>,
  forCommunication: boolean,
): { fromPot: number; adjustment: number } {
  const fee = fees[tier];
  const adjustment = tier === "high" && forCommunication ? Math.max(0, fee - fees.medium) : 0;
  return { fromPot: fee - adjustment, adjustment };
}

/** What falls due when work ends early: the fee in proportion to the hours, never above it. Pence. */
export const feeDueFor = (feePence: number, minutesLogged: number, minutesAllowed: number): number =>
  proportion(feePence, minutesLogged, minutesAllowed);

/** A part of a fee shared between the pot and the adjustments account as the whole fee was. Sums to `due` exactly. */
export function splitDue(
  due: number,
  fee: number,
  adjustment: number,
): { fromPot: number; fromAdjustments: number } {
  const fromAdjustments = proportion(adjustment, due, fee);
  return { fromPot: due - fromAdjustments, fromAdjustments };
}
