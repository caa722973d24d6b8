import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { findDesk } from "#app/domain/plans/desk/find-desk.server.ts";
import type { DeskStage } from "#app/domain/plans/desk/desk-words.ts";
import { lookAfterReviews } from "#app/domain/plans/reviews/look-after-reviews.server.ts";
import { db } from "#app/db.server.ts";
import { personAccessOf } from "#tests/factories/account.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";
import { makePerson, makePlanningPot } from "#tests/factories/person.ts";
import { makePlan, personParty, plannerParty, putInForce } from "#tests/factories/plan.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** Somebody more for the same planner, as far on as `until` says. */
async function another(parties: Parties, name: string, until: Parameters<typeof makeEngagement>[1]) {
  const { account, person } = await makePerson(parties.area.id, name);
  const pot = await makePlanningPot(person, 32_000);
  const own = { ...parties, person, pot, asPerson: personAccessOf(account, person) };
  return { ...own, engagement: await makeEngagement(own, until) };
}
const stagesOf = async (parties: Parties) =>
  (await findDesk(parties.asPlanner, null, 1)).rows.map(({ firstName, stage }) => [firstName, stage]);

test("everybody stands once, at their stage, in the order of the work", async () => {
  const parties = await makeParties();
  await another(parties, "Asked", "requested");
  await another(parties, "Begun", "accepted");
  const writing = await another(parties, "Writing", "accepted");
  await makePlan(plannerParty(parties.asPlanner), writing.person.id);
  await another(parties, "Done", "delivered");
  const at = async (name: string, status: string) => {
    const one = await another(parties, name, "delivered");
    const plan = await makePlan(plannerParty(parties.asPlanner), one.person.id);
    await agreeDelivery(one.asPerson, { id: one.engagement.id, version: await one.engagement.version() });
    if (status === "in_force") await putInForce(plan.id, { from: "2026-05-01", reviewBy: "2026-11-01" });
    else await db().prisma.plan.update({ where: { id: plan.id }, data: { status } });
  };
  await at("Sent", "submitted");
  await at("Back", "sent_back");
  await at("Force", "in_force");
  // The work was agreed, and the plan was none that this planner wrote in
  const gone = await another(parties, "Gone", "delivered");
  await agreeDelivery(gone.asPerson, { id: gone.engagement.id, version: await gone.engagement.version() });
  const own = await makePlan(personParty(gone.asPerson), gone.person.id);
  await putInForce(own.id, { from: "2026-05-01" });
  expect(await stagesOf(parties)).toEqual([
    ["Asked", "asked"],
    ["Begun", "accepted"],
    ["Writing", "writing"],
    ["Done", "person"],
    ["Sent", "council"],
    ["Back", "sent_back"],
    ["Force", "in_force"],
  ]);
  const { counts, rows } = await findDesk(parties.asPlanner, "council", 1);
  expect(rows.map(({ firstName }) => firstName)).toEqual(["Sent"]);
  expect(counts.get("person")).toBe(1);
  await lookAfterReviews();
  const { reviews } = await findDesk(parties.asPlanner, "asked", 1);
  expect(reviews.map(({ firstName, near }) => [firstName, near])).toEqual([["Force", "overdue"]]);
});

test("a planner at work on the review of a plan in force sees it at its stage; another planner sees nothing of it", async () => {
  const parties = await makeParties();
  const one = await another(parties, "Again", "accepted");
  const plan = await makePlan(personParty(one.asPerson), one.person.id);
  await putInForce(plan.id, { from: "2026-05-01", reviewBy: "2026-12-01" });
  expect(await stagesOf(parties)).toEqual([["Again", "accepted"]]);
  const others = await makeParties();
  expect((await findDesk(others.asPlanner, null, 1)).rows).toEqual([]);
});

test("forty people take as many questions to the database as one, and a page of twenty each", async () => {
  const parties = await makeParties();
  const queries = async (page: number) => {
    const spy = vi.spyOn(pg.Client.prototype, "query");
    const found = await findDesk(parties.asPlanner, null, page);
    const many = spy.mock.calls.length;
    spy.mockRestore();
    return { many, found };
  };
  await another(parties, "First", "requested");
  const few = await queries(1);
  for (let i = 1; i < 40; i++)
    await another(parties, `P${String(i)}`, i % 3 === 0 ? "accepted" : "requested");
  const begun = performance.now();
  const many = await queries(1);
  const took = performance.now() - begun;
  expect(few.found.rows).toHaveLength(1);
  expect(many.many).toBe(few.many);
  expect(many.many).toBeLessThan(12);
  expect(took).toBeLessThan(2_000);
  expect([many.found.rows.length, many.found.pages]).toEqual([20, 2]);
  const second = await queries(2);
  const ids = new Set([...many.found.rows, ...second.found.rows].map(({ engagementId }) => engagementId));
  expect(ids.size).toBe(40);
  const nonsense = await findDesk(parties.asPlanner, "toString" as DeskStage, 99);
  expect(nonsense.rows).toEqual([]);
}, 60_000);
