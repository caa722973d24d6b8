import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { careCostWords } from "#app/domain/budgets/care-cost-rules.ts";
import { findPlanningPot } from "#app/domain/budgets/find-planning-pot.server.ts";
import { allocateToPot, openPot } from "#app/domain/budgets/open-pot.server.ts";
import { changeSetting } from "#app/domain/commissioning/change-setting.server.ts";
import { findNewest } from "#app/domain/commissioning/find-area-rules.server.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { cancelEngagement } from "#app/domain/engagements/cancel-engagement.server.ts";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { balance, openLedgerAccount } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";
import type { FundingRoute } from "#app/generated/prisma/enums.ts";
import { dayOf } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeDraft, makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";

const BASIS = "Counsel's advice of 3 March 2027 on section 26 of the Care Act";
const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? "ok" : result.refusal.code;

/** A person with £320 for planning and a care pot beside it. */
async function withCare(pence: number, fundingRoute: FundingRoute = "council_held") {
  const parties = await makeParties();
  const care = await db().prisma.$transaction(async (tx) => {
    const pot = await openPot(tx, {
      budgetId: parties.pot.budgetId,
      personId: parties.person.id,
      areaId: parties.area.id,
      kind: "care",
      fundingRoute,
    });
    if (pence > 0) await allocateToPot(tx, pot, pence, randomUUID(), null);
    return pot;
  });
  const access = areaAccessOf(await makeAccount("commissioner", parties.area.id, "Imran Test"), parties.area);
  const charge = async (value: "alongside" | "within") =>
    changeSetting(access, "fee-source", {
      value,
      legalBasis: value === "within" ? BASIS : "",
      from: dayOf(new Date()),
      reason: "Cabinet",
      seen: (await findNewest(access)).setting("fee-source"),
      submissionKey: randomUUID(),
    });
  return { parties, care, charge };
}
async function money({ pot }: Parties, care: { availableAccountId: bigint; heldAccountId: bigint }) {
  const of = (account: bigint) => balance(db().prisma, account);
  return {
    planning: [await of(pot.availableAccountId), await of(pot.heldAccountId)],
    care: [await of(care.availableAccountId), await of(care.heldAccountId)],
  };
}

describe("within the package", () => {
  test("the care pot is charged and the planning pot is not; alongside it is the other way round", async () => {
    const { parties, care, charge } = await withCare(100_000);
    const first = await makeEngagement(parties, "accepted");
    expect(await money(parties, care)).toEqual({ planning: [14_000, 18_000], care: [100_000, 0] });
    await cancelEngagement(parties.asPerson, { id: first.id, version: await first.version(), reason: "x" });
    expect(code(await charge("within"))).toBe("ok");
    expect(await findPlanningPot(parties.person.id)).toMatchObject({
      potId: care.id,
      kind: "care",
      authorisedTier: "medium",
      within: { legalBasis: BASIS },
    });
    const second = await makeEngagement(parties, "accepted");
    expect(await money(parties, care)).toEqual({ planning: [32_000, 0], care: [82_000, 18_000] });
    // The person can still cancel, and it all comes back
    await cancelEngagement(parties.asPerson, { id: second.id, version: await second.version(), reason: "x" });
    expect(await money(parties, care)).toEqual({ planning: [32_000, 0], care: [100_000, 0] });
  });
  test.each(["direct_payment", "third_party", "council_held"] as const)(
    "a %s care pot keeps its route: the invoice goes to who holds it, and a switch meanwhile changes nothing",
    async (route) => {
      const { parties, care, charge } = await withCare(18_000);
      const manager =
        route === "third_party"
          ? await db().prisma.budgetManager.create({
              data: { areaId: parties.area.id, slug: randomUUID(), name: "Test Managers" },
            })
          : null;
      await db().prisma.pot.update({
        where: { id: care.id },
        data: { fundingRoute: route, budgetManagerId: manager?.id ?? null },
      });
      if (manager)
        await db().prisma.payingAccount.create({
          data: { areaId: parties.area.id, route, budgetManagerId: manager.id, name: manager.name },
        });
      await charge("within");
      const { id, version } = await makeEngagement(parties, "delivered");
      await charge("alongside");
      expect(code(await agreeDelivery(parties.asPerson, { id, version: await version() }))).toBe("ok");
      expect(await money(parties, care)).toEqual({ planning: [32_000, 0], care: [0, 0] });
      const invoices = await db().prisma.invoice.findMany({ where: { engagementId: id } });
      expect(invoices.map((row) => [row.payerRoute, row.potId, row.grossPence])).toEqual([
        [route, care.id, 18_000],
      ]);
    },
  );
  test("adjustments still come from the area, never from care money", async () => {
    const { parties, care, charge } = await withCare(18_000);
    await charge("within");
    await makeEngagement(parties, "accepted", "high", { talks: "longer" });
    expect((await money(parties, care)).care).toEqual([0, 18_000]);
    const held = await openLedgerAccount(db().prisma, "area/adjustments-held", parties.area.id);
    expect(await balance(db().prisma, held)).toBe(14_000);
  });
  test("not enough care money, or switched between the page and the press: refused, nothing is set aside", async () => {
    const { parties, care, charge } = await withCare(10_000);
    const seen = await findPlanningPot(parties.person.id);
    const draft = await makeDraft(parties);
    await charge("within");
    const ask = (potId?: string) =>
      requestEngagement(parties.asPerson, { draftId: draft.id, feePence: 18_000, potId });
    expect(code(await ask(seen?.potId))).toBe("pot-changed");
    const short = await ask(care.id);
    expect(code(short)).toBe("budget-too-low");
    if (!short.ok) expect(short.refusal.words).toMatch(/care money/);
    expect(await money(parties, care)).toEqual({ planning: [32_000, 0], care: [10_000, 0] });
  });
  test("somebody's own money, and a budget without a care pot, are never within", async () => {
    const { parties, charge } = await withCare(10_000);
    await charge("within");
    await db().prisma.pot.update({ where: { id: parties.pot.id }, data: { fundingRoute: "own_money" } });
    // What a card paid in pays for nothing else, and their care money does not pay for it either
    expect(await findPlanningPot(parties.person.id)).toBeNull();
  });
});

test("what a fee costs in care, in days and weeks", () => {
  expect(careCostWords(18_000, 31_000)).toBe("£180 is about 4 days of your care money of £310 a week.");
  expect(careCostWords(18_000, 126_000)).toBe("£180 is about 1 day of your care money of £1,260 a week.");
  expect(careCostWords(10_000, 300_000)).toBe("£100 is less than a day of your care money of £3,000 a week.");
  expect(careCostWords(32_000, 16_000)).toBe("£320 is about 2 weeks of your care money of £160 a week.");
  expect(careCostWords(32_000, 12_800)).toBe(
    "£320 is about 2 and a half weeks of your care money of £128 a week.",
  );
  expect(careCostWords(18_000, 0)).toMatch(/not known yet/);
  expect(careCostWords(0, 31_000)).toBe("It costs you no care money.");
});
