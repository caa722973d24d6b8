import { beforeAll, describe, expect, test, vi } from "vitest";
import { findChanges } from "#app/domain/plans/changes/find-changes.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { removeItem } from "#app/domain/plans/remove-item.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveMoney } from "#app/domain/plans/save-money.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { saveQuote } from "#app/domain/plans/brokerage/save-quote.server.ts";
import { saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";
import {
  anAction,
  aQuote,
  aSafeguard,
  fresh,
  makePlan,
  personParty,
  plannerParty,
} from "#tests/factories/plan.ts";

let parties: Parties;
let own: PlanParty;
let planner: PlanParty;
let made: Awaited<ReturnType<typeof makePlan>>;
const look = async (from = "", to = "", party = own) => {
  const plan = await findPlan(party, made.id);
  if (!plan) throw new Error("no plan");
  return findChanges(party, plan, { from, to });
};
const version = async (number: number) => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  await db().prisma.planVersion.create({
    data: { planId: made.id, number, body: {}, agreedBy: "Asha Test", at: new Date() },
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
};
beforeAll(async () => {
  parties = await makeParties(96_000);
  await makeEngagement(parties, "worked");
  [own, planner] = [personParty(parties.asPerson), plannerParty(parties.asPlanner)];
  made = await makePlan(own, parties.person.id);
  await version(1);
  const edit = { itemId: made.actionId, version: 1, submissionKey: "" };
  must(
    await saveAction(planner, made.id, {
      ...edit,
      fields: anAction({ needIds: [made.needId], costPence: 2_550, every: "month" }),
    }),
  );
  must(
    await saveNeed(
      planner,
      made.id,
      fresh({ area: "out", words: "Getting to the <b>shops</b>", eligible: null }),
    ),
  );
  must(
    await saveSection(own, made.id, {
      section: "matters",
      version: 1,
      body: "My garden and my dog. And Radio 3.",
      how: "own",
    }),
  );
  must(await removeItem(planner, made.id, { kind: "outcome", itemId: made.outcomeId, version: 1 }));
  must(await saveMoney(own, made.id, { version: 1, fields: { paidEvery: "four_weeks", overReason: "" } }));
  await version(2);
});

describe("between what was agreed and what was agreed next", () => {
  test("says what was added, taken away and changed from what to what, and by whom", async () => {
    const { changes, fromWords } = await look("v1", "v2");
    expect(fromWords).toMatch(/^what Asha Test agreed to on /);
    expect(changes.map(({ title, verb, by }) => [title, verb, by])).toEqual([
      ["What matters to me", "changed", "Asha Test"],
      ["Need: “Getting to the <b>shops</b>”", "added", parties.asPlanner.actor.name],
      ["Outcome: “I am clean by eight”", "taken away", parties.asPlanner.actor.name],
      ["Action: “Help in the morning”", "changed", parties.asPlanner.actor.name],
      ["The money", "changed", "Asha Test"],
    ]);
    expect(changes[3]?.lines).toEqual([
      { label: "What it costs", from: "£20", to: "£25.50" },
      { label: "How often it costs that", from: "a week", to: "a month" },
    ]);
    expect(changes[4]?.lines).toEqual([
      { label: "How often the direct payment comes", from: "", to: "Every 4 weeks" },
    ]);
    expect(changes[0]?.lines[0]).toMatchObject({
      label: "The text",
      text: expect.arrayContaining([]) as unknown,
    });
  });
  test("from the beginning, the first words are added and not changed", async () => {
    const { changes } = await look("begin", "v1");
    expect(changes.map(({ verb }) => verb)).toEqual(["added", "added", "added", "added"]);
  });
  test("nothing since the last version; the wrong way round is said; nonsense is what is usual", async () => {
    expect((await look("v2", "now")).changes).toEqual([]);
    expect((await look("v2", "v1")).backwards).toBe(true);
    for (const [from, to] of [
      ["v99", "x"],
      ["'; drop", "0000-00-00"],
      ["constructor", "__proto__"],
    ])
      expect(await look(from, to)).toMatchObject({ from: "v2", to: "now" });
  });
  test("a day counts from its start", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const found = await look(today, today);
    expect(found.changes.length).toBe(5);
    expect((await look("2020-01-01", "2020-01-02")).changes).toEqual([]);
  });
  test("what came and went again is no change", async () => {
    const { id } = must(
      await saveNeed(own, made.id, fresh({ area: "food", words: "Cooking", eligible: null })),
    );
    must(await removeItem(own, made.id, { kind: "need", itemId: id, version: 1 }));
    expect((await look("v2", "now")).changes).toEqual([]);
  });
});

test("a price that somebody gave is a thing of its own, and is money", async () => {
  must(
    await saveQuote(own, made.id, { actionId: made.actionId, ...fresh(aQuote({ fromName: "Bright Care" })) }),
  );
  const { changes } = await look("v2", "now");
  expect(changes.map(({ title, verb }) => [title, verb])).toEqual([["A price from: “Bright Care”", "added"]]);
  expect(changes[0]?.lines).toContainEqual({ label: "From whom the price is", from: "", to: "Bright Care" });
  const plan = await findPlan(own, made.id);
  if (!plan) throw new Error("no plan");
  expect((await findChanges(own, { ...plan, seesMoney: false }, { from: "v2", to: "now" })).changes).toEqual(
    [],
  );
});

test("who may not see the money does not read of it", async () => {
  const plan = await findPlan(own, made.id);
  if (!plan) throw new Error("no plan");
  const { changes } = await findChanges(own, { ...plan, seesMoney: false }, { from: "v1", to: "v2" });
  expect(JSON.stringify(changes)).not.toMatch(/£|Every 4 weeks|direct payment/);
});

test("what is said for when things go wrong has a name, and money put by is money", async () => {
  for (const kind of ["backup", "risk", "contingency"] as const)
    must(
      await saveSafeguard(
        own,
        made.id,
        kind,
        fresh(aSafeguard({ name: `About the ${kind}`, pence: kind === "contingency" ? 20_000 : null })),
      ),
    );
  const plan = await findPlan(own, made.id);
  if (!plan) throw new Error("no plan");
  const said = async (seesMoney: boolean) =>
    (await findChanges(own, { ...plan, seesMoney }, { from: "v2", to: "now" })).changes
      .map(({ title }) => title)
      .filter((title) => title.includes("About"));
  expect(await said(true)).toEqual([
    "When things go wrong: “About the backup”",
    "A risk: “About the risk”",
    "Money put by: “About the contingency”",
  ]);
  expect(await said(false)).toEqual(["When things go wrong: “About the backup”", "A risk: “About the risk”"]);
});

test("a look of an hour ago is where somebody left off; the one just now is not", async () => {
  expect((await look("looked", "now", planner)).points.map(({ key }) => key)).not.toContain("looked");
  vi.useFakeTimers({ now: Date.now() + 2 * 3_600_000, toFake: ["Date"] });
  try {
    expect((await look("", "now", planner)).from).toBe("looked");
  } finally {
    vi.useRealTimers();
  }
});
