import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import { findTiers } from "#app/domain/budgets/find-tiers.server.ts";
import { SettingForm, TierRowForm } from "#app/domain/commissioning/area-rule-forms.ts";
import { changeSetting } from "#app/domain/commissioning/change-setting.server.ts";
import { stateOf } from "#app/domain/commissioning/dated-row-rules.ts";
import { findAreaRules, findNewest } from "#app/domain/commissioning/find-area-rules.server.ts";
import { recordCouncilCost, recordTier } from "#app/domain/commissioning/record-rate.server.ts";
import { findFees } from "#app/domain/engagements/find-fees.server.ts";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeDraft, makeEngagement, makeParties } from "#tests/factories/engagement.ts";

const today = dayOf(new Date());
const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? "ok" : result.refusal.code;

async function commissionerOf(area: { id: string; slug: string; name: string }) {
  return areaAccessOf(await makeAccount("commissioner", area.id, "Imran Test"), area);
}
type Access = Awaited<ReturnType<typeof commissionerOf>>;
const tierRow = async (access: Access, more: Partial<Parameters<typeof recordTier>[1]> = {}) => ({
  tier: "medium" as const,
  hours: 10,
  feePence: 19_000,
  from: today,
  reason: "Cabinet, minute 14",
  seen: (await findNewest(access)).tier("medium"),
  submissionKey: randomUUID(),
  ...more,
});
const setting = (value: string, seen = 0, more: object = {}) => ({
  value,
  from: today,
  reason: "Cabinet, minute 15",
  seen,
  submissionKey: randomUUID(),
  ...more,
});

describe("a tier's fee", () => {
  test("a new row holds from its day, the old one stays, and what was agreed keeps its price", async () => {
    const parties = await makeParties();
    const { id } = await makeEngagement(parties, "worked");
    const access = await commissionerOf(parties.area);
    expect(code(await recordTier(access, await tierRow(access, { from: addDays(today, 10) })))).toBe("ok");
    const medium = async (on: Date) =>
      (await findTiers(parties.area.id, on)).find((row) => row.tier === "medium")?.feePence;
    expect(await medium(today)).toBe(18_000);
    expect(await medium(addDays(today, 9))).toBe(18_000);
    expect(await medium(addDays(today, 10))).toBe(19_000);
    const { tiers } = await findAreaRules(access);
    expect(tiers.filter((row) => row.tier === "medium").map((row) => [row.money, row.state])).toEqual([
      ["£190", "later"],
      ["£180", "now"],
    ]);
    setNow(addDays(today, 11));
    expect((await findAreaRules(access)).tiers.find((row) => row.tier === "medium")).toMatchObject({
      state: "now",
      money: "£190",
    });
    expect(await db().prisma.engagement.findUniqueOrThrow({ where: { id } })).toMatchObject({
      feePence: 18_000,
    });
  });
  test("a slip is put right on the same day; both rows stay to be seen", async () => {
    const area = await makeArea();
    const access = await commissionerOf(area);
    expect(code(await recordTier(access, await tierRow(access, { feePence: 190_000 })))).toBe("ok");
    expect(code(await recordTier(access, await tierRow(access, { feePence: 19_000 })))).toBe("ok");
    expect((await findTiers(area.id)).find((row) => row.tier === "medium")?.feePence).toBe(19_000);
    expect(
      (await findAreaRules(access)).tiers.filter((row) => row.tier === "medium").map((row) => row.state),
    ).toEqual(["now", "replaced", "over"]);
  });
  test("yesterday, another's row since, far off: refused; one form twice is one row", async () => {
    const area = await makeArea();
    const access = await commissionerOf(area);
    expect(code(await recordTier(access, await tierRow(access, { from: addDays(today, -1) })))).toBe(
      "in-the-past",
    );
    expect(code(await recordTier(access, await tierRow(access, { from: new Date("2099-01-01") })))).toBe(
      "too-far",
    );
    const [one, two] = [await tierRow(access), await tierRow(access)];
    const all = await Promise.all([
      recordTier(access, one),
      recordTier(access, one),
      recordTier(access, two),
    ]);
    expect(all.map(code).sort()).toContain("stale");
    expect(await db().prisma.areaTier.count({ where: { areaId: area.id, tier: "medium" } })).toBe(2);
  });
  test("the fee changed between the page and the press: refused, nothing is set aside", async () => {
    const parties = await makeParties();
    const access = await commissionerOf(parties.area);
    const draft = await makeDraft(parties);
    await recordTier(access, await tierRow(access));
    expect(code(await requestEngagement(parties.asPerson, { draftId: draft.id, feePence: 18_000 }))).toBe(
      "price-changed",
    );
    expect(await db().prisma.engagement.count({ where: { personId: parties.person.id } })).toBe(0);
  });
  test("the database itself changes and deletes no row", async () => {
    const area = await makeArea();
    for (const sql of [
      "UPDATE area_tier SET fee_pence = 1 WHERE area_id = $1",
      "DELETE FROM area_tier WHERE area_id = $1",
      "UPDATE area_council_cost SET hourly_pence = 1 WHERE area_id = $1",
    ])
      await expect(db().owner.query(sql, [area.id])).rejects.toThrow(/never changes/);
  });
  test.each([["-1"], ["1e9"], ["18.005"], ["NaN"], ["٣"], ["0"], ["10001"]])(
    "a fee of %s is refused at its field",
    (feePence) => {
      const parsed = TierRowForm.safeParse({
        tier: "medium",
        hours: "10",
        feePence,
        from: { day: "1", month: "4", year: "2027" },
        reason: "Cabinet",
        seen: "0",
        submissionKey: randomUUID(),
      });
      expect(parsed.error?.issues.map((issue) => issue.path[0])).toEqual(["feePence"]);
    },
  );
});

describe("the council's own cost", () => {
  test("a new row, for one area alone", async () => {
    const [area, other] = [await makeArea(), await makeArea()];
    const access = await commissionerOf(area);
    const seen = (await findNewest(access)).cost("low");
    const row = {
      tier: "low" as const,
      hours: 5,
      hourlyPence: 2_200,
      from: today,
      reason: "Finance, 2026",
      seen,
      submissionKey: randomUUID(),
    };
    expect(code(await recordCouncilCost(access, row))).toBe("ok");
    expect(code(await recordCouncilCost(access, row))).toBe("ok");
    expect(code(await recordCouncilCost(access, { ...row, submissionKey: randomUUID() }))).toBe("stale");
    expect(await db().prisma.areaCouncilCost.count({ where: { areaId: area.id } })).toBe(4);
    expect(await db().prisma.areaCouncilCost.count({ where: { areaId: other.id } })).toBe(3);
  });
});

describe("the other rules", () => {
  test("alongside unless a legal basis is recorded; from its day on; audited", async () => {
    const area = await makeArea();
    const access = await commissionerOf(area);
    expect(await findAreaSettings(area.id)).toEqual({
      feeSource: "alongside",
      legalBasis: "",
      withinSince: null,
      feesIncludeVat: true,
      answerWithinDays: 5,
      adjustmentsYearlyPence: null,
      planApprovalLimitPence: null,
    });
    const legalBasis = "Counsel's advice of 3 March 2027, Care Act 2014 s26";
    expect(
      code(
        await changeSetting(
          access,
          "fee-source",
          setting("within", 0, { legalBasis, from: addDays(today, 3) }),
        ),
      ),
    ).toBe("ok");
    expect((await findAreaSettings(area.id)).feeSource).toBe("alongside");
    expect(await findAreaSettings(area.id, addDays(today, 3))).toMatchObject({
      feeSource: "within",
      legalBasis,
      withinSince: addDays(today, 3),
    });
    expect(code(await changeSetting(access, "fee-source", setting("alongside", 0)))).toBe("stale");
    const { rows } = await db().owner.query<{ detail: object }>(
      "SELECT detail FROM audit_event WHERE area_id = $1 AND action = 'area.setting-changed'",
      [area.id],
    );
    expect(rows).toHaveLength(1);
  });
  test("within without a legal basis is refused by the form, and by the database", async () => {
    const form = {
      from: { day: "1", month: "4", year: "2027" },
      reason: "Cabinet",
      seen: "0",
      submissionKey: randomUUID(),
    };
    const schema = SettingForm["fee-source"];
    const wrong = schema.safeParse({ ...form, value: "within" });
    expect(wrong.error?.issues.map((issue) => issue.path[0]).sort()).toEqual(["confirm", "legalBasis"]);
    const all = schema.safeParse({ ...form, value: "within", reason: "", from: {} });
    expect(all.error?.issues.map((issue) => issue.path[0]).sort()).toEqual([
      "confirm",
      "from",
      "legalBasis",
      "reason",
    ]);
    expect(schema.safeParse({ ...form, value: "alongside" }).success).toBe(true);
    const area = await makeArea();
    await expect(changeSetting(await commissionerOf(area), "fee-source", setting("within"))).rejects.toThrow(
      /legal_basis/,
    );
  });
  test("VAT on top and days to answer count from the day they are recorded", async () => {
    const parties = await makeParties();
    const access = await commissionerOf(parties.area);
    await db().prisma.supplier.create({
      data: {
        areaId: parties.area.id,
        plannerId: parties.planner.id,
        legalName: "Test",
        vat: {
          create: {
            validFrom: new Date("2026-01-01"),
            status: "registered",
            rateBasisPoints: 2_000,
            number: "GB123456789",
          },
        },
      },
    });
    const medium = async () =>
      (await findFees(parties.area.id, parties.planner.id)).tiers.find((row) => row.tier === "medium")
        ?.feePence;
    expect(await medium()).toBe(18_000);
    expect(code(await changeSetting(access, "fees-include-vat", setting("no")))).toBe("ok");
    expect(await medium()).toBe(21_600);
    expect(code(await changeSetting(access, "answer-within-days", setting("9")))).toBe("ok");
    const draft = await makeDraft(parties);
    const asked = await requestEngagement(parties.asPerson, { draftId: draft.id, feePence: 21_600 });
    if (!asked.ok) throw new Error(asked.refusal.words);
    const { answerBy } = await db().prisma.engagement.findUniqueOrThrow({ where: { id: asked.value.id } });
    expect(answerBy).toEqual(addDays(today, 9));
  });
});

test("where a row stands: of several for a day the last written counts", () => {
  const day = (n: number) => addDays(today, n);
  const rows = [
    { seq: 1, validFrom: day(-9) },
    { seq: 2, validFrom: day(-3) },
    { seq: 4, validFrom: day(-3) },
    { seq: 3, validFrom: day(5) },
  ];
  expect(rows.map((row) => stateOf(row, rows, today))).toEqual(["over", "replaced", "now", "later"]);
});
