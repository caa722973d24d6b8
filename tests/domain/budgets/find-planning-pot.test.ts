import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { findPlanningPot } from "#app/domain/budgets/find-planning-pot.server.ts";
import { findPots } from "#app/domain/budgets/find-pots.server.ts";
import { allocateToPot, openPot } from "#app/domain/budgets/open-pot.server.ts";
import { openLedgerAccount, post } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makePerson, makePlanningPot } from "#tests/factories/person.ts";

const live = async () => (await makePerson((await makeArea()).id)).person;

test("a pot's money is what the ledger says: put in, set aside, spent, left", async () => {
  setNow(new Date("2026-11-22T12:00:00Z"));
  const person = await live();
  const pot = await makePlanningPot(person, 50_000);
  const tx = db().prisma;
  const subject = { type: "engagement", id: randomUUID() };
  const line = (account: bigint, pence: number) => ({ account, pence });
  const held = (key: string, pence: number) =>
    post(tx, {
      key: `${key}:${pot.id}`,
      kind: "hold",
      lines: [line(pot.availableAccountId, -pence), line(pot.heldAccountId, pence)],
      subject,
      actorId: null,
    });
  const first = await held("first", 18_000);
  await held("second", 10_000);
  const owed = await openLedgerAccount(tx, "planner/owed", randomUUID());
  await post(tx, {
    key: `c:${pot.id}`,
    kind: "capture",
    hold: first.transferId,
    lines: [line(pot.heldAccountId, -18_000), line(owed, 12_000), line(pot.availableAccountId, 6_000)],
    subject,
    actorId: null,
  });
  expect(await findPlanningPot(person.id)).toMatchObject({
    potId: pot.id,
    authorisedTier: "medium",
    fundingRoute: "council_held",
    allocatedPence: 50_000,
    heldPence: 10_000,
    spentPence: 12_000,
    availablePence: 28_000,
  });
});
test("an allocation taken back was never spent", async () => {
  setNow(new Date("2026-11-22T12:00:00Z"));
  const person = await live();
  const pot = await makePlanningPot(person, 32_000);
  const { transferId } = await allocateToPot(db().prisma, pot, 5_000, randomUUID(), null);
  const funding = await openLedgerAccount(db().prisma, "area/funding", pot.areaId);
  await post(db().prisma, {
    key: `r:${pot.id}`,
    kind: "reversal",
    reverses: transferId,
    lines: [
      { account: pot.availableAccountId, pence: -5_000 },
      { account: funding, pence: 5_000 },
    ],
    subject: { type: "pot", id: pot.id },
    actorId: null,
  });
  expect(await findPlanningPot(person.id)).toMatchObject({
    allocatedPence: 32_000,
    availablePence: 32_000,
    spentPence: 0,
  });
});
test("only a budget whose period holds today in London and is not closed; the latest of several", async () => {
  const person = await live();
  const old = await makePlanningPot(person, 1_000);
  setNow(new Date("2026-03-31T22:59:59Z")); // 23:59 in London, the day before
  expect(await findPlanningPot(person.id)).toBeNull();
  setNow(new Date("2026-03-31T23:00:00Z")); // midnight on 1 April, British Summer Time
  expect((await findPlanningPot(person.id))?.potId).toBe(old.id);
  setNow(new Date("2027-03-31T22:30:00Z")); // 23:30 on the last day
  expect((await findPlanningPot(person.id))?.potId).toBe(old.id);
  setNow(new Date("2027-03-31T23:30:00Z"));
  expect(await findPlanningPot(person.id)).toBeNull();

  setNow(new Date("2026-11-22T12:00:00Z"));
  const budget = await db().prisma.budget.create({
    data: {
      personId: person.id,
      areaId: person.areaId,
      periodFrom: new Date("2026-10-01"),
      periodTo: new Date("2027-09-30"),
      weeklyPence: 30_000,
    },
  });
  const newer = await db().prisma.$transaction((tx) =>
    openPot(tx, {
      budgetId: budget.id,
      personId: person.id,
      areaId: person.areaId,
      kind: "support_planning",
      fundingRoute: "direct_payment",
    }),
  );
  expect((await findPlanningPot(person.id))?.potId).toBe(newer.id);
  await db().prisma.budget.update({ where: { id: budget.id }, data: { status: "closed" } });
  expect((await findPlanningPot(person.id))?.potId).toBe(old.id);
  expect((await findPots(person.id)).map((pot) => [pot.potId, pot.current])).toEqual([
    [newer.id, false],
    [old.id, true],
  ]);
});
test("nobody's pots are somebody else's; no pots, no trouble", async () => {
  const [one, other] = [await live(), await live()];
  await makePlanningPot(one, 1_000);
  expect(await findPots(other.id)).toEqual([]);
  expect(await findPlanningPot(other.id)).toBeNull();
});
