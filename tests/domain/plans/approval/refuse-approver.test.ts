import { expect, test } from "vitest";
import { agreePlan } from "#app/domain/plans/agree-plan.server.ts";
import { ApproveForm } from "#app/domain/plans/approval/approval-forms.ts";
import { approvePlan } from "#app/domain/plans/approval/decide-plan.server.ts";
import { findDecision } from "#app/domain/plans/approval/find-decision.server.ts";
import { removeSafeguard, saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { submitPlan } from "#app/domain/plans/submit-plan.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, isoDay } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { must, parts } from "#tests/factories/budget.ts";
import { aSafeguard, fresh, makePlanLife, seen } from "#tests/factories/plan.ts";

type Life = Awaited<ReturnType<typeof makePlanLife>>;
const putBy = () => fresh(aSafeguard({ name: "", phone: "", pence: 20_000 }));
const councilOf = (life: Life) => ({ side: "practitioner" as const, access: life.practitioner });
async function sent(life: Life) {
  must(await agreePlan(life.asPerson, life.plan.id, await seen(life.plan.id)));
  must(await submitPlan(life.planner_, life.plan.id, await seen(life.plan.id)));
}
async function approve(life: Life, access = life.practitioner) {
  const form = { ...(await seen(life.plan.id)), from: parts(isoDay(dayOf(now()))) };
  const result = await approvePlan(access, life.plan.id, ApproveForm.parse(form));
  return result.ok ? "done" : result.refusal.code;
}
const said = async (life: Life, access = life.practitioner) =>
  (await findDecision(access, life.plan.id))?.ownPart;

test("whoever wrote what is put by does not approve it, not even when they took it out again", async () => {
  const life = await makePlanLife();
  const { id } = must(await saveSafeguard(councilOf(life), life.plan.id, "contingency", putBy()));
  must(await removeSafeguard(councilOf(life), life.plan.id, id, 1));
  must(await saveSafeguard(life.person_, life.plan.id, "contingency", putBy()));
  await sent(life);
  expect(await said(life)).toBe("You wrote what this plan does or costs");
  expect(await approve(life)).toBe("own-work");
  const colleague = areaAccessOf(await makeAccount("practitioner", life.area.id, "Owen Test"), life.area);
  expect(await said(life, colleague)).toBeNull();
  expect(await approve(life, colleague)).toBe("done");
});
test("nor where it was written down before money put by had a name of its own in the history", async () => {
  const life = await makePlanLife();
  const { id } = must(await saveSafeguard(life.person_, life.plan.id, "contingency", putBy()));
  await db().prisma.planChange.create({
    data: {
      planId: life.plan.id,
      kind: "person",
      itemId: id,
      version: 2,
      fields: {},
      byName: "Helen Test",
      byAccountId: life.practitioner.actor.accountId,
      at: now(),
    },
  });
  await sent(life);
  expect(await approve(life)).toBe("own-work");
});
test("whoever wrote only whom to call may decide", async () => {
  const life = await makePlanLife();
  must(await saveSafeguard(councilOf(life), life.plan.id, "backup", fresh(aSafeguard())));
  await sent(life);
  expect(await approve(life)).toBe("done");
});
test("nobody decides who works for the core service too, whom the person asked to plan, or who acted for them once", async () => {
  const life = await makePlanLife("submitted");
  const { accountId } = life.practitioner.actor;
  const role = await db().prisma.accountRole.create({
    data: { accountId, role: "core_worker", areaId: life.area.id },
  });
  expect(await said(life)).toBe("You work for the core service");
  expect(await approve(life)).toBe("own-work");
  await db().prisma.accountRole.update({ where: { id: role.id }, data: { endedAt: now() } });
  expect(await said(life)).toBeNull();
  await db().prisma.planner.update({ where: { id: life.planner.id }, data: { accountId } });
  await db().prisma.engagement.update({
    where: { id: life.engagement.id },
    data: { status: "requested" },
  });
  expect(await said(life)).toBe("You plan with this person, or did");
  expect(await approve(life)).toBe("own-work");
});
