import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { balance, openLedgerAccount, post } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";

/** A pot with money, and its two accounts. */
async function potWith(pence: number) {
  const area = randomUUID();
  const pot = randomUUID();
  const tx = db().prisma;
  const funding = await openLedgerAccount(tx, "area/funding", area);
  const available = await openLedgerAccount(tx, "pot/available", pot);
  const held = await openLedgerAccount(tx, "pot/held", pot);
  await post(tx, {
    key: `a:${pot}`,
    kind: "allocate",
    lines: [
      { account: funding, pence: -pence },
      { account: available, pence },
    ],
    subject: { type: "pot", id: pot },
    actorId: null,
  });
  return { pot, funding, available, held };
}
type Pot = Awaited<ReturnType<typeof potWith>>;
const hold = (p: Pot, pence: number, key: string = randomUUID()) =>
  post(db().prisma, {
    key,
    kind: "hold",
    lines: [
      { account: p.available, pence: -pence },
      { account: p.held, pence },
    ],
    subject: { type: "engagement", id: key },
    actorId: null,
  });
const settled = (all: PromiseSettledResult<unknown>[]) =>
  all.filter((one) => one.status === "fulfilled").length;

test("60 holds of £180 at once on £1,000: 5 succeed, £100 is left", async () => {
  const p = await potWith(100_000);
  const all = await Promise.allSettled(Array.from({ length: 60 }, () => hold(p, 18_000)));
  expect(settled(all)).toBe(5);
  expect(await balance(db().prisma, p.available)).toBe(10_000);
  expect(await balance(db().prisma, p.held)).toBe(90_000);
  for (const one of all)
    if (one.status === "rejected")
      expect(one.reason).toMatchObject({ name: "Refusal", code: "budget-too-low" });
});
test("one key, 20 times at once: one transfer", async () => {
  const p = await potWith(100_000);
  const all = await Promise.all(Array.from({ length: 20 }, () => hold(p, 18_000, `same:${p.pot}`)));
  expect(new Set(all.map((one) => one.transferId)).size).toBe(1);
  expect(all.filter((one) => !one.replayed)).toHaveLength(1);
  expect(await balance(db().prisma, p.held)).toBe(18_000);
});
test("the same key with another body is refused", async () => {
  const p = await potWith(100_000);
  await hold(p, 18_000, `body:${p.pot}`);
  await expect(hold(p, 10_000, `body:${p.pot}`)).rejects.toThrow(/this key was used/);
});
test("30 racers capture or release one hold: one wins", async () => {
  const p = await potWith(18_000);
  const { transferId } = await hold(p, 18_000);
  const owed = await openLedgerAccount(db().prisma, "planner/owed", randomUUID());
  const race = Array.from({ length: 30 }, (_, i) =>
    post(db().prisma, {
      key: `race:${p.pot}:${String(i)}`,
      kind: i % 2 ? "capture" : "release",
      hold: transferId,
      lines: [
        { account: p.held, pence: -18_000 },
        { account: i % 2 ? owed : p.available, pence: 18_000 },
      ],
      subject: { type: "engagement", id: p.pot },
      actorId: null,
    }),
  );
  const all = await Promise.allSettled(race);
  expect(settled(all)).toBe(1);
  for (const one of all)
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "hold-resolved" });
});
