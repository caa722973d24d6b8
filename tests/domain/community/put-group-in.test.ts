import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { putGroupIn } from "#app/domain/community/put-group-in.server.ts";
import { removeItem } from "#app/domain/plans/remove-item.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { loader } from "#app/routes/plans/community/list.tsx";
import { db } from "#app/db.server.ts";
import { METRES_A_MILE } from "#app/domain/places/grid-rules.ts";
import { cookieOf } from "#tests/factories/account.ts";
import { must } from "#tests/factories/budget.ts";
import { makeGroup } from "#tests/factories/community.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { fresh, makePlan, personParty, plannerParty } from "#tests/factories/plan.ts";

let parties: Parties;
let plan: Awaited<ReturnType<typeof makePlan>>;
let food: string;
beforeAll(async () => {
  parties = await makeParties(96_000);
  await makeEngagement(parties, "accepted");
  plan = await makePlan(personParty(parties.asPerson), parties.person.id);
  ({ id: food } = must(
    await saveNeed(
      personParty(parties.asPerson),
      plan.id,
      fresh({ area: "food", words: "Cooking a dinner", eligible: true }),
    ),
  ));
});
const asPerson = () => personParty(parties.asPerson);
const actionsOf = (groupId: string) =>
  db().prisma.planAction.findMany({ where: { planId: plan.id, removedAt: null, group: { groupId } } });

describe("putting a group into a plan", () => {
  test("makes one action with its words, cost and need, and keeps where it came from", async () => {
    const group = await makeGroup(parties.area.id, { needAreas: ["food"], costPence: 650, every: "week" });
    const { id } = must(
      await putGroupIn(plannerParty(parties.asPlanner), plan.id, { groupId: group.id, needId: food }),
    );
    expect(await actionsOf(group.id)).toMatchObject([
      {
        id,
        kind: "community",
        who: "Harbour Lunch Club",
        what: "Harbour Lunch Club: Tuesdays, 12 to 2",
        costPence: 650,
        every: "week",
        route: null,
        needIds: [food],
      },
    ]);
    expect(await db().prisma.planChange.count({ where: { itemId: id } })).toBe(1);
  });
  test("twice, and twice at once, is once", async () => {
    const group = await makeGroup(parties.area.id, { costPence: null, every: "free" });
    const put = () => putGroupIn(asPerson(), plan.id, { groupId: group.id, needId: food });
    const all = await Promise.all([put(), put(), put()]);
    expect(new Set(all.map((one) => must(one).id)).size).toBe(1);
    must(await put());
    const [action] = await actionsOf(group.id);
    expect(action).toMatchObject({ costPence: null, every: "free", version: 1 });
    // For another need it is the same action, linked to both
    must(await putGroupIn(asPerson(), plan.id, { groupId: group.id, needId: plan.needId }));
    const [linked, ...more] = await actionsOf(group.id);
    expect(more).toEqual([]);
    expect(linked?.needIds.toSorted()).toEqual([food, plan.needId].toSorted());
  });
  test("without a need it is linked to all that it helps with; taken away, it can come again", async () => {
    const group = await makeGroup(parties.area.id, { needAreas: ["food", "people"] });
    const { id } = must(await putGroupIn(asPerson(), plan.id, { groupId: group.id, needId: null }));
    expect((await actionsOf(group.id))[0]?.needIds).toEqual([food]);
    must(await removeItem(asPerson(), plan.id, { kind: "action", itemId: id, version: 1 }));
    const again = must(await putGroupIn(asPerson(), plan.id, { groupId: group.id, needId: null }));
    expect(again.id).not.toBe(id);
  });
  test("somebody else's plan or need, or a group that is not shown, changes nothing", async () => {
    const group = await makeGroup(parties.area.id);
    const other = await makeParties(96_000);
    expect(
      await putGroupIn(personParty(other.asPerson), plan.id, { groupId: group.id, needId: null }),
    ).toMatchObject({ refusal: { code: "not-found" } });
    expect(
      await putGroupIn(plannerParty(other.asPlanner), plan.id, { groupId: group.id, needId: null }),
    ).toMatchObject({ refusal: { code: "not-found" } });
    expect(await putGroupIn(asPerson(), plan.id, { groupId: group.id, needId: randomUUID() })).toMatchObject({
      refusal: { code: "not-found" },
    });
    const hidden = await makeGroup(parties.area.id, {}, { status: "hidden" });
    expect(await putGroupIn(asPerson(), plan.id, { groupId: hidden.id, needId: null })).toMatchObject({
      refusal: { code: "not-shown" },
    });
    expect(await actionsOf(group.id)).toEqual([]);
  });
  test("a permission that has run out puts nothing in", async () => {
    const group = await makeGroup(parties.area.id);
    const { grant, access } = await makeAssisted(parties.person);
    const party = personParty(access);
    must(await putGroupIn(party, plan.id, { groupId: group.id, needId: null }));
    await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } });
    const next = await makeGroup(parties.area.id);
    expect((await putGroupIn(party, plan.id, { groupId: next.id, needId: null })).ok).toBe(false);
    expect(await actionsOf(next.id)).toEqual([]);
  });
});

test("the page tells no place of the person: no postcode, no point, no figure of a distance", async () => {
  await db().prisma.place.createMany({
    data: [
      { code: "ZB1 1AA", easting: 441_111, northing: 111_333, source: "test" },
      {
        code: "ZB1 2AA",
        easting: 441_111 + Math.round(2 * METRES_A_MILE),
        northing: 111_333,
        source: "test",
      },
    ],
    skipDuplicates: true,
  });
  await db().prisma.person.update({ where: { id: parties.person.id }, data: { postcode: "ZB1 1AA" } });
  await makeGroup(parties.area.id, {
    name: "Two miles off",
    way: "place",
    venue: "Hall",
    postcode: "ZB1 2AA",
  });
  const cookie = await cookieOf({ id: parties.asPlanner.actor.accountId });
  const shown = await loader({
    request: new Request(`http://own.test/plans/${plan.id}/community?q=miles`, {
      headers: { Cookie: cookie },
    }),
    params: { id: plan.id },
    context: { cspNonce: "" },
  });
  expect(shown.results.map(({ line }) => line)).toEqual([expect.stringMatching(/^1 to 3 miles away; /)]);
  const sent = JSON.stringify({ ...shown, results: shown.results.map(({ line }) => line) });
  expect(sent).not.toMatch(/ZB1|44[0-9]{4}|111[ _,]?333|metres|easting/);
});

test("a plan that was agreed takes nothing in, and says so kindly", async () => {
  const group = await makeGroup(parties.area.id);
  await db().prisma.plan.update({ where: { id: plan.id }, data: { status: "agreed" } });
  const refused = await putGroupIn(asPerson(), plan.id, { groupId: group.id, needId: null });
  expect(refused).toMatchObject({ ok: false, refusal: { code: "moved-on" } });
  expect(await actionsOf(group.id)).toEqual([]);
  await db().prisma.plan.update({ where: { id: plan.id }, data: { status: "draft" } });
});
