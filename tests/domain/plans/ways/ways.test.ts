import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { chooseWay } from "#app/domain/plans/ways/choose-way.server.ts";
import { countOffers } from "#app/domain/plans/ways/count-offers.server.ts";
import { findPlacement, findPlacements } from "#app/domain/plans/ways/find-placements.server.ts";
import { findWays } from "#app/domain/plans/ways/find-ways.server.ts";
import { movePlacement } from "#app/domain/plans/ways/move-placement.server.ts";
import { recordOffer } from "#app/domain/plans/ways/record-offer.server.ts";
import type { Way } from "#app/domain/plans/ways/ways-rules.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeCapacity } from "#tests/factories/capacity.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { makePlan, personParty, plannerParty } from "#tests/factories/plan.ts";

const refusal = (code: string) => ({ ok: false, refusal: { code } });
const key = () => ({ submissionKey: randomUUID() });
const offer = () => ({ ...key(), offeredOn: new Date("2026-01-05"), offeredBy: "Helen", how: "phone" });

async function makeWays() {
  const parties = await makeParties();
  await makeEngagement(parties, "accepted");
  const council = areaAccessOf(
    await makeAccount("practitioner", parties.area.id, "Helen Test"),
    parties.area,
  );
  const person_ = personParty(parties.asPerson);
  const { id, actionId } = await makePlan(person_, parties.person.id);
  const look = async () => {
    const plan = await findPlan(person_, id);
    if (!plan) throw new Error("no plan");
    return findWays(plan);
  };
  return {
    ...parties,
    council,
    id,
    actionId,
    person_,
    planner_: plannerParty(parties.asPlanner),
    look,
    choice: async (way: Way, actionIds: string[] = []) => ({
      ...key(),
      way,
      actionIds,
      why: "I want no paperwork",
      seen: (await look()).seen,
    }),
  };
}

test("an offer is written down by anybody who has to do with the plan, once, and never for a day to come", async () => {
  const { id, planner_, person_, look } = await makeWays();
  const other = await makeWays();
  const form = offer();
  const [one, two] = await Promise.all([recordOffer(planner_, id, form), recordOffer(planner_, id, form)]);
  expect(must(one)).toEqual(must(two));
  expect(await recordOffer(planner_, id, { ...form, offeredBy: "Somebody" })).toMatchObject(
    refusal("sent-before"),
  );
  expect(await recordOffer(person_, id, { ...offer(), offeredOn: new Date("2199-01-01") })).toMatchObject(
    refusal("not-yet"),
  );
  expect(await recordOffer(other.planner_, id, offer())).toMatchObject(refusal("not-found"));
  expect((await look()).offers).toMatchObject([{ words: "Helen, by phone, on 5 January 2026" }]);
  await expect(
    db().prisma.directPaymentOffer.updateMany({ where: { planId: id }, data: { how: "face" } }),
  ).rejects.toThrow();
});

describe("the choice", () => {
  test("is kept with why, by which right, and that they read of a direct payment; the council's part is handed over", async () => {
    const { id, asPerson, choice, look, council, area } = await makeWays();
    must(await chooseWay(asPerson, id, await choice("council_managed")));
    const { chosen, offers, placements } = await look();
    expect(chosen).toMatchObject({ way: "The council arranges it", why: "I want no paperwork" });
    expect(chosen?.authority).toContain("Asha Test");
    expect(offers[0]?.words).toMatch(/^Read of it in Ownway/);
    expect(placements).toMatchObject([{ part: "The whole plan", state: "Handed over" }]);
    expect((await findPlacements(council)).open).toMatchObject([
      { name: "Asha Test", state: "made", overdue: 0 },
    ]);
    expect(await countOffers(council)).toMatchObject({ plans: 1, told: 0, read: 1, neither: 0, open: 0 });
    const told = await db().prisma.notification.count({
      where: { subject: "Care to arrange", account: { roles: { some: { areaId: area.id } } } },
    });
    expect(told).toBe(1);
  });
  test("changed: what is no longer the council's comes back, and what still is stays where it was", async () => {
    const { id, actionId, asPerson, choice, look } = await makeWays();
    must(await chooseWay(asPerson, id, await choice("mix", [actionId])));
    const [first] = (await look()).placements;
    must(await chooseWay(asPerson, id, await choice("mix", [actionId])));
    expect((await look()).placements).toMatchObject([{ id: first?.id, state: "Handed over" }]);
    must(await chooseWay(asPerson, id, await choice("direct_payment")));
    const { placements, chosen, before } = await look();
    expect(placements).toMatchObject([{ state: "Came back" }]);
    expect([chosen?.way, ...before.map(({ way }) => way)]).toEqual(["A direct payment", "A mix", "A mix"]);
    must(await chooseWay(asPerson, id, await choice("mix", [actionId])));
    expect((await look()).placements.map(({ state }) => state)).toEqual(["Handed over", "Came back"]);
  });
  test("twice at once is one; an older page, other people's parts and plans, and a self-funder's are refused", async () => {
    const { id, asPerson, person, choice, look } = await makeWays();
    const other = await makeWays();
    const form = await choice("council_managed");
    const [one, two] = await Promise.all([chooseWay(asPerson, id, form), chooseWay(asPerson, id, form)]);
    expect(must(one)).toEqual(must(two));
    expect((await look()).placements).toHaveLength(1);
    expect(await chooseWay(asPerson, id, { ...form, ...key() })).toMatchObject(refusal("stale"));
    expect(await chooseWay(asPerson, id, { ...form, why: "Other" })).toMatchObject(refusal("sent-before"));
    expect(await chooseWay(asPerson, id, await choice("mix", [other.actionId]))).toMatchObject(
      refusal("not-found"),
    );
    expect(await chooseWay(other.asPerson, id, await choice("mix"))).toMatchObject(refusal("not-found"));
    expect(await chooseWay(asPerson, "nonsense", form)).toMatchObject(refusal("not-found"));
    await db().prisma.plan.update({ where: { id }, data: { status: "in_force", inForceFrom: new Date() } });
    must(await chooseWay(asPerson, id, await choice("direct_payment")));
    await db().prisma.plan.update({ where: { id }, data: { status: "superseded" } });
    expect(await chooseWay(asPerson, id, await choice("mix"))).toMatchObject(refusal("moved-on"));
    await db().prisma.person.update({ where: { id: person.id }, data: { selfFunder: true } });
    const own = await makePlan(personParty(asPerson), person.id);
    expect(await chooseWay(asPerson, own.id, { ...form, ...key(), seen: 0 })).toMatchObject(
      refusal("not-found"),
    );
    expect(await recordOffer(personParty(asPerson), own.id, offer())).toMatchObject(refusal("not-found"));
  });
  test("for somebody by phone with what they said; not after they stopped it, and not where they cannot decide it", async () => {
    const { id, person, choice, look, asPerson, council } = await makeWays();
    const { access, grant } = await makeAssisted(person);
    expect(await chooseWay(access, id, await choice("direct_payment"))).toMatchObject(
      refusal("words-needed"),
    );
    const decision = { question: "Which way?", words: "The money to me" };
    must(await chooseWay(access, id, { ...(await choice("direct_payment")), decision }));
    expect((await look()).chosen?.by).toContain("Jo Worker, for Asha Test");
    await db().prisma.accessGrant.update({
      where: { id: grant.id },
      data: { withdrawnAt: new Date(), withdrawnByAccountId: access.actor.accountId, withdrawnWords: "Stop" },
    });
    expect(await chooseWay(access, id, { ...(await choice("mix")), decision })).toMatchObject(
      refusal("grant-withdrawn"),
    );
    await makeCapacity(council, person.id, "budget");
    expect(await chooseWay(asPerson, id, await choice("third_party"))).toMatchObject(refusal("no-authority"));
  });
});

describe("a hand-over", () => {
  test("goes forward step by step, tells the person how it ends, and is the area's own", async () => {
    const { id, asPerson, person, choice, council, look } = await makeWays();
    const other = await makeWays();
    must(await chooseWay(asPerson, id, await choice("council_managed")));
    const [placement] = (await findPlacements(council)).open;
    const placementId = placement?.id ?? "";
    const move = (
      to: "received" | "working" | "placed" | "came_back",
      version: number,
      words = "",
      access = council,
    ) => movePlacement(access, placementId, { to, words, version });
    expect(await move("received", 1, "", other.council)).toMatchObject(refusal("not-found"));
    expect(await findPlacement(other.council, placementId)).toBeNull();
    expect((await findPlacements(other.council)).open).toEqual([]);
    const both = await Promise.all([move("received", 1), move("received", 1)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await look()).placements[0]?.steps).toHaveLength(2);
    expect(await move("working", 1)).toMatchObject(refusal("stale"));
    must(await move("working", 2));
    expect(await move("received", 3)).toMatchObject(refusal("moved-on"));
    await expect(
      db().prisma.placement.update({ where: { id: placementId }, data: { state: "made" } }),
    ).rejects.toThrow();
    await db().prisma.placement.update({
      where: { id: placementId },
      data: { dueOn: new Date("2026-01-01") },
    });
    expect((await findPlacements(council)).open[0]?.overdue).toBeGreaterThan(0);
    must(await move("placed", 3, "Itchen Home Support from Monday"));
    expect(await move("came_back", 4, "No")).toMatchObject(refusal("moved-on"));
    const told = await db().prisma.notification.findMany({
      where: { personId: person.id, subject: "News about your support plan" },
    });
    expect(told).toHaveLength(1);
    expect((await look()).placements[0]).toMatchObject({ state: "Placed", ended: true });
  });
});
