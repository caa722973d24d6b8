import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { settleAside } from "#app/domain/plans/settle-aside.server.ts";
import { findSafeguards } from "#app/domain/plans/safety/find-safeguards.server.ts";
import { safeguardForm } from "#app/domain/plans/safety/safety-forms.ts";
import { removeSafeguard, saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { db } from "#app/db.server.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { aSafeguard, fresh, makePlan, personParty, plannerParty } from "#tests/factories/plan.ts";

const refusal = (code: string) => ({ ok: false, refusal: { code } });
async function makeSafety() {
  const parties = await makeParties();
  await makeEngagement(parties, "accepted");
  const person_ = personParty(parties.asPerson);
  const { id } = await makePlan(person_, parties.person.id);
  return { ...parties, person_, planner_: plannerParty(parties.asPlanner), id };
}

test("who is called stands in the order of calling, and a form sent twice counts once", async () => {
  const { id, person_, planner_ } = await makeSafety();
  const first = fresh(aSafeguard({ place: 2, name: "Bill" }));
  const both = await Promise.all([1, 2].map(() => saveSafeguard(person_, id, "backup", first)));
  expect(new Set(both.map((one) => must(one).id)).size).toBe(1);
  must(await saveSafeguard(planner_, id, "backup", fresh(aSafeguard())));
  const names = async () => (await findSafeguards(id)).lists[0]?.items.map(({ heading }) => heading);
  expect(await names()).toEqual(["Ngozi", "Bill"]);
  expect(
    await saveSafeguard(person_, id, "backup", { ...first, fields: aSafeguard({ name: "Other" }) }),
  ).toMatchObject(refusal("sent-before"));
  expect(await saveSafeguard(person_, id, "emergency", first)).toMatchObject(refusal("not-found"));
});
test("somebody else's, another kind's, a stale, a frozen and a withdrawn write are refused", async () => {
  const one = await makeSafety();
  const other = await makeSafety();
  const { id, person_ } = one;
  const { id: itemId } = must(await saveSafeguard(person_, id, "emergency", fresh(aSafeguard())));
  const edit = { itemId, version: 1, submissionKey: "", fields: aSafeguard({ phone: "1" }) };
  expect(await saveSafeguard(other.person_, id, "emergency", edit)).toMatchObject(refusal("not-found"));
  expect(await saveSafeguard(other.person_, other.id, "emergency", edit)).toMatchObject(refusal("not-found"));
  expect(await saveSafeguard(person_, id, "risk", edit)).toMatchObject(refusal("not-found"));
  expect(await removeSafeguard(other.person_, other.id, itemId, 1)).toMatchObject(refusal("not-found"));
  expect(await removeSafeguard(person_, id, "nonsense", 1)).toMatchObject(refusal("not-found"));
  must(await saveSafeguard(person_, id, "emergency", edit));
  expect(await removeSafeguard(person_, id, itemId, 1)).toMatchObject(refusal("stale"));
  must(await removeSafeguard(person_, id, itemId, 2));
  expect(await saveSafeguard(person_, id, "emergency", edit)).toMatchObject(refusal("removed"));
  const { access, grant } = await makeAssisted(one.person);
  await db().prisma.accessGrant.update({
    where: { id: grant.id },
    data: { withdrawnAt: new Date(), withdrawnByAccountId: access.actor.accountId, withdrawnWords: "Stop" },
  });
  const late = await saveSafeguard(personParty(access), id, "emergency", fresh(aSafeguard()));
  expect(late).toMatchObject(refusal("grant-withdrawn"));
  const { id: kept } = must(await saveSafeguard(person_, id, "backup", fresh(aSafeguard())));
  await db().prisma.plan.update({ where: { id }, data: { status: "agreed" } });
  expect(await saveSafeguard(person_, id, "backup", fresh(aSafeguard()))).toMatchObject(refusal("moved-on"));
  await expect(
    db().prisma.planSafeguard.update({ where: { id: kept }, data: { phone: "x" } }),
  ).rejects.toThrow();
});
test("two change one phone number at once: both are kept until somebody chooses", async () => {
  const { id, person_, planner_ } = await makeSafety();
  const { id: itemId } = must(await saveSafeguard(person_, id, "backup", fresh(aSafeguard())));
  const edit = (phone: string) => ({ itemId, version: 1, submissionKey: "", fields: aSafeguard({ phone }) });
  must(await saveSafeguard(person_, id, "backup", edit("111")));
  const { asideId } = must(await saveSafeguard(planner_, id, "backup", edit("222")));
  const { version } = await db().prisma.plan.findUniqueOrThrow({ where: { id } });
  must(await settleAside(person_, id, { asideId: asideId ?? "", choice: "used", version }));
  expect((await findSafeguards(id)).items[0]?.phone).toBe("222");
});
test.each([
  ["backup", ["name", "phone", "words", "place"]],
  ["emergency", ["name", "relation", "phone"]],
  ["risk", ["name", "words", "decidedBy", "decidedOn"]],
  ["contingency", ["money", "words"]],
] as const)("an empty form of %s says what is missing", (kind, missing) => {
  const result = safeguardForm(kind).safeParse({ version: "0", submissionKey: randomUUID() });
  expect(result.error?.issues.map(({ path }) => path[0])).toEqual(missing);
});
