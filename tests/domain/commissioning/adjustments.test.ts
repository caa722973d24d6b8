import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  adjustmentWords,
  byMonth,
  financialYear,
  paidInYear,
  withRunning,
} from "#app/domain/commissioning/adjustment-rules.ts";
import { adjustmentsCsv } from "#app/domain/commissioning/adjustments-csv.ts";
import { changeSetting } from "#app/domain/commissioning/change-setting.server.ts";
import { findAdjustments } from "#app/domain/commissioning/find-adjustments.server.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { cancelEngagement } from "#app/domain/engagements/cancel-engagement.server.ts";
import { agreeEnding, proposeEnding } from "#app/domain/engagements/end-early.server.ts";
import { dayOf } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";

const LONGER = { talks: "longer" };
const commissionerOf = async ({ area }: Parties) =>
  areaAccessOf(await makeAccount("commissioner", area.id, "Imran Test"), area);

describe("what an area pays for communication needs", () => {
  test("set aside, then due when the work is agreed; with the reference and no name", async () => {
    const parties = await makeParties(18_000);
    const access = await commissionerOf(parties);
    expect(await findAdjustments(access)).toMatchObject({
      lines: [],
      promised: 0,
      paid: 0,
      yearlyPence: null,
    });
    const { id, version } = await makeEngagement(parties, "delivered", "high", LONGER);
    expect(await findAdjustments(access)).toMatchObject({ promised: 14_000, paid: 0, paidThisYear: 0 });
    const agreed = await agreeDelivery(parties.asPerson, { id, version: await version() });
    expect(agreed.ok).toBe(true);
    await changeSetting(access, "adjustments-yearly", {
      value: "100000",
      from: dayOf(new Date()),
      reason: "Cabinet",
      seen: 0,
      submissionKey: randomUUID(),
    });
    const found = await findAdjustments(access);
    expect(found).toMatchObject({ promised: 0, paid: 14_000, paidThisYear: 14_000, yearlyPence: 100_000 });
    expect(
      found.lines.map((line) => [line.what, line.promisedAfter, line.paidBefore, line.paidAfter]),
    ).toEqual([
      ["Set aside for High", 14_000, 0, 0],
      ["Fell due", 0, 0, 14_000],
    ]);
    expect(found.lines[0]?.reference).toMatch(/^SP-/);
    const csv = adjustmentsCsv(found);
    expect(csv.split("\n")[2]).toContain("Fell due,-140.00,0.00,0.00,140.00,140.00");
    expect(csv).not.toMatch(/Asha/);
  });
  test("cancelled: it comes back; ended early: in proportion; another area sees nothing", async () => {
    const parties = await makeParties(36_000);
    const access = await commissionerOf(parties);
    const first = await makeEngagement(parties, "accepted", "high", LONGER);
    await cancelEngagement(parties.asPerson, { id: first.id, version: await first.version(), reason: "x" });
    const second = await makeEngagement(parties, "worked", "high", LONGER);
    const ending = { id: second.id, version: await second.version(), reason: "x", feeDuePence: 7_111 };
    expect((await proposeEnding(parties.asPerson, ending)).ok).toBe(true);
    expect(
      (await agreeEnding(parties.asPlanner, { id: second.id, version: await second.version() })).ok,
    ).toBe(true);
    const found = await findAdjustments(access);
    expect(found.lines.map((line) => line.what)).toEqual([
      "Set aside for High",
      "Came back",
      "Set aside for High",
      "Fell due, and some came back",
    ]);
    expect(found).toMatchObject({ promised: 0, paid: 3_111 });
    expect((await findAdjustments(await commissionerOf(await makeParties()))).lines).toEqual([]);
  });
});

test("running figures, months and the year from April, in London's calendar", () => {
  const move = (at: string, promisedChange: number, paidChange: number) => ({
    at: new Date(at),
    promisedChange,
    paidChange,
  });
  // 31 March 23:30 UTC is 1 April in London's summer time
  const lines = [
    move("2026-03-01T10:00:00Z", 100, 0),
    move("2026-03-31T23:30:00Z", -100, 100),
    move("2026-04-02T10:00:00Z", 50, 0),
  ];
  expect(withRunning(lines).map((line) => [line.promisedAfter, line.paidBefore, line.paidAfter])).toEqual([
    [100, 0, 0],
    [0, 0, 100],
    [50, 100, 100],
  ]);
  expect(byMonth(lines).map((row) => [row.month.toISOString().slice(0, 7), row.promised, row.paid])).toEqual([
    ["2026-04", -50, 100],
    ["2026-03", 100, 0],
  ]);
  expect(financialYear(new Date("2026-03-31"))).toBe(2025);
  expect(paidInYear(lines, new Date("2026-11-24"))).toBe(100);
  expect(paidInYear(lines, new Date("2026-03-31"))).toBe(0);
  expect(adjustmentWords({ kind: "refund", promisedChange: 0, paidChange: -5 })).toBe(
    "Given back by the planner",
  );
});
