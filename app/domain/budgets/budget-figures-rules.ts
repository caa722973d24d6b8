import type { PotKind } from "#app/generated/prisma/enums.ts";

/** The five parts of a pot or a budget. They add up to its total, always. Pence. */
export type Figures = {
  /** Gone out of it, or owed. */
  spent: number;
  /** Set aside for something that was asked for. */
  aside: number;
  /** In it, to be used now. */
  available: number;
  /** In a protected reserve: there, and kept for one purpose. */
  reserved: number;
  /** Not put in yet. */
  toCome: number;
  total: number;
};

type PotMoney = { availablePence: number; heldPence: number; spentPence: number };

/**
 * What the ledger says of a pot, with what is still to be put in. `planned`: all that its schedule gives over its time;
 * `put`: what the schedule has put in so far. A closed budget has nothing to come.
 */
export function potFigures(
  kind: PotKind,
  { availablePence, heldPence, spentPence }: PotMoney,
  { planned, put, closed }: { planned: number; put: number; closed: boolean },
): Figures {
  const reserve = kind === "reserve";
  const toCome = closed ? 0 : Math.max(0, planned - put);
  return {
    spent: spentPence,
    aside: heldPence,
    available: reserve ? 0 : availablePence,
    reserved: reserve ? availablePence : 0,
    toCome,
    total: spentPence + heldPence + availablePence + toCome,
  };
}

const NOTHING: Figures = { spent: 0, aside: 0, available: 0, reserved: 0, toCome: 0, total: 0 };

/** A whole budget: its pots together. */
export const sumFigures = (all: readonly Figures[]): Figures =>
  all.reduce(
    (sum, one) => ({
      spent: sum.spent + one.spent,
      aside: sum.aside + one.aside,
      available: sum.available + one.available,
      reserved: sum.reserved + one.reserved,
      toCome: sum.toCome + one.toCome,
      total: sum.total + one.total,
    }),
    NOTHING,
  );
