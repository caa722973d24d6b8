// Random operations on the ledger, beside a model of it in plain TypeScript: both always say the same.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { balance, post, type Line, type Transfer } from "#app/domain/ledger/ledger.server.ts";
import { verifyLedger } from "#app/domain/ledger/verify-ledger.server.ts";
import { db } from "#app/db.server.ts";
import { Refusal } from "#app/lib/result.ts";
import { makeLedgerPot, type LedgerPot } from "#tests/factories/ledger.ts";

type Name = "funding" | "available" | "held" | "owed" | "paidOut" | "adjustments" | "adjustmentsHeld";
const NAMES: Name[] = ["funding", "available", "held", "owed", "paidOut", "adjustments", "adjustmentsHeld"];
type Moves = Partial<Record<Name, number>>;
type Outcome = "done" | "budget-too-low" | "hold-resolved" | "refused";

type Hold = { id: bigint; pence: number; extra: number; open: boolean };
type Capture = { id: bigint; due: number; refunded: number };
type Reversible = { id: bigint; moves: Moves; reversed: boolean };

/** What each operation should do to the balances, or why it should not. */
class Model {
  balances: Record<Name, number>;
  holds: Hold[] = [];
  captures: Capture[] = [];
  reversibles: Reversible[];
  constructor(allocation: bigint, pence: number) {
    const zero = Object.fromEntries(NAMES.map((name) => [name, 0])) as Record<Name, number>;
    this.balances = { ...zero, funding: -pence, available: pence };
    this.reversibles = [{ id: allocation, moves: { funding: -pence, available: pence }, reversed: false }];
  }
  /** Only these may never be below nothing. */
  affords(moves: Moves): boolean {
    return (["available", "held", "owed", "adjustmentsHeld"] as const).every(
      (name) => this.balances[name] + (moves[name] ?? 0) >= 0,
    );
  }
  apply(moves: Moves) {
    for (const name of NAMES) this.balances[name] += moves[name] ?? 0;
  }
}

type What = "hold" | "capture" | "release" | "refund" | "allocate" | "payment" | "reversal" | "again";
type Op = { what: What; which: number; pence: number; extra: number };
const op: fc.Arbitrary<Op> = fc.record({
  what: fc.constantFrom(
    "hold" as const,
    "hold" as const,
    "hold" as const,
    "capture" as const,
    "capture" as const,
    "release" as const,
    "refund" as const,
    "allocate" as const,
    "payment" as const,
    "reversal" as const,
    "again" as const,
  ),
  which: fc.nat(1_000),
  pence: fc.integer({ min: 1, max: 30_000 }),
  extra: fc.constantFrom(0, 0, 0, 14_000),
});

type Step = {
  kind: Transfer["kind"];
  moves: Moves;
  of: Partial<Transfer>;
  expected: Outcome;
  then: (id: bigint) => void;
};

function plan(model: Model, { what, which, pence, extra }: Op): Step | null {
  const afford = (moves: Moves): Outcome => (model.affords(moves) ? "done" : "budget-too-low");
  const pick = <T>(from: T[]): T | undefined => from[which % Math.max(1, from.length)];
  switch (what) {
    case "allocate": {
      const moves = { funding: -pence, available: pence };
      const then = (id: bigint) => model.reversibles.push({ id, moves, reversed: false });
      return { kind: what, moves, of: {}, expected: "done", then };
    }
    case "hold": {
      const moves = { available: -pence, held: pence, adjustments: -extra, adjustmentsHeld: extra };
      const then = (id: bigint) => model.holds.push({ id, pence, extra, open: true });
      return { kind: what, moves, of: {}, expected: afford(moves), then };
    }
    case "capture":
    case "release": {
      const hold = pick(model.holds);
      if (!hold) return null;
      // Of a capture a part may be due; the adjustment is always due in whole here
      const due = what === "release" ? 0 : 1 + (pence % hold.pence);
      const owed = what === "release" ? 0 : due + hold.extra;
      const moves = {
        held: -hold.pence,
        adjustmentsHeld: -hold.extra,
        available: hold.pence - due,
        owed,
        adjustments: what === "release" ? hold.extra : 0,
      };
      const then = (id: bigint) => {
        hold.open = false;
        if (what === "capture") model.captures.push({ id, due, refunded: 0 });
      };
      return {
        kind: what,
        moves,
        of: { hold: hold.id },
        expected: hold.open ? "done" : "hold-resolved",
        then,
      };
    }
    case "refund": {
      const capture = pick(model.captures);
      if (!capture) return null;
      const moves = { owed: -pence, available: pence };
      const expected =
        afford(moves) === "done" && capture.refunded + pence > capture.due ? "refused" : afford(moves);
      const then = () => void (capture.refunded += pence);
      return { kind: what, moves, of: { refunds: capture.id }, expected, then };
    }
    case "payment": {
      const moves = { owed: -pence, paidOut: pence };
      const then = (id: bigint) => model.reversibles.push({ id, moves, reversed: false });
      return { kind: what, moves, of: {}, expected: afford(moves), then };
    }
    case "reversal": {
      const one = pick(model.reversibles);
      if (!one) return null;
      const moves = Object.fromEntries(Object.entries(one.moves).map(([name, by]) => [name, -by])) as Moves;
      const then = () => void (one.reversed = true);
      return {
        kind: what,
        moves,
        of: { reverses: one.id },
        expected: one.reversed ? "refused" : afford(moves),
        then,
      };
    }
    case "again":
      return null;
  }
}
const linesOf = (p: LedgerPot, moves: Moves): Line[] =>
  NAMES.flatMap((name) => (moves[name] ? { account: p[name], pence: moves[name] } : []));

async function outcomeOf(transfer: Transfer): Promise<{ outcome: Outcome; id: bigint; replayed: boolean }> {
  try {
    const { transferId, replayed } = await post(db().prisma, transfer);
    return { outcome: "done", id: transferId, replayed };
  } catch (error) {
    return {
      outcome: error instanceof Refusal ? (error.code as Outcome) : "refused",
      id: 0n,
      replayed: false,
    };
  }
}

let operations = 0;
const seen = new Set<string>();

async function run(ops: Op[]) {
  const p = await makeLedgerPot(100_000);
  const model = new Model(p.allocation, 100_000);
  let last: { transfer: Transfer; id: bigint } | null = null;
  for (const one of ops) {
    operations++;
    if (one.what === "again" && last) {
      expect(await outcomeOf(last.transfer)).toEqual({ outcome: "done", id: last.id, replayed: true });
      continue;
    }
    const step = plan(model, one);
    if (!step) continue;
    const transfer: Transfer = {
      key: randomUUID(),
      kind: step.kind,
      lines: linesOf(p, step.moves),
      subject: { type: "engagement", id: p.id },
      actorId: null,
      ...step.of,
    };
    const got = await outcomeOf(transfer);
    expect([step.kind, got.outcome]).toEqual([step.kind, step.expected]);
    seen.add(`${step.kind}:${got.outcome}`);
    if (got.outcome !== "done") continue;
    model.apply(step.moves);
    step.then(got.id);
    last = { transfer, id: got.id };
  }
  const kept = await Promise.all(
    NAMES.map(async (name) => [name, await balance(db().prisma, p[name])] as const),
  );
  expect(Object.fromEntries(kept)).toEqual(model.balances);
}

test("1,200 random operations: the ledger and the model never differ", async () => {
  await fc.assert(fc.asyncProperty(fc.array(op, { minLength: 120, maxLength: 120 }), run), {
    numRuns: 10,
    seed: 2026,
    endOnFailure: true,
  });
  expect(operations).toBeGreaterThanOrEqual(1_200);
  // Nothing is proved by operations that were never done, or never refused
  for (const outcome of [
    "allocate:done",
    "hold:done",
    "hold:budget-too-low",
    "capture:done",
    "capture:hold-resolved",
    "release:done",
    "release:hold-resolved",
    "refund:done",
    "refund:refused",
    "refund:budget-too-low",
    "payment:done",
    "payment:budget-too-low",
    "reversal:done",
    "reversal:refused",
  ])
    expect(seen, outcome).toContain(outcome);
  expect(await verifyLedger()).toMatchObject({ ok: true, imbalances: [], drift: [] });
}, 120_000);
