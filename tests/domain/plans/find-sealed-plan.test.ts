import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { agreePlan } from "#app/domain/plans/agree-plan.server.ts";
import { SendBackForm } from "#app/domain/plans/approval/approval-forms.ts";
import { sendBackPlan } from "#app/domain/plans/approval/decide-plan.server.ts";
import { chooseQuote } from "#app/domain/plans/brokerage/choose-quote.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { findSealedPlan } from "#app/domain/plans/find-sealed-plan.server.ts";
import { presentPlan } from "#app/domain/plans/present-plan.ts";
import { saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { submitPlan } from "#app/domain/plans/submit-plan.server.ts";
import { chooseWay } from "#app/domain/plans/ways/choose-way.server.ts";
import type { Way } from "#app/domain/plans/ways/ways-rules.ts";
import { db } from "#app/db.server.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";
import { must } from "#tests/factories/budget.ts";
import { aSafeguard, fresh, makePlanLife, seen } from "#tests/factories/plan.ts";

test("a sealed version keeps who is called, the way that was chosen and how far actions were, and has what the council said of it", async () => {
  const { plan, asPerson, person_, planner_, practitioner } = await makePlanLife();
  const choose = async (way: Way, before: number) =>
    must(
      await chooseWay(asPerson, plan.id, {
        way,
        actionIds: [],
        why: `Why ${way}`,
        seen: before,
        submissionKey: randomUUID(),
      }),
    );
  const version = async (number: number) => {
    const found = await findSealedPlan(person_, plan.id, number);
    if (!found) throw new Error("no version");
    return { ...found, shown: presentPlan(found.plan) };
  };
  const safeguard = async (kind: "backup" | "contingency" | "risk", more: object) =>
    must(await saveSafeguard(person_, plan.id, kind, fresh(aSafeguard(more))));
  const { id: ngozi } = await safeguard("backup", { phone: "023 8000 0001" });
  await safeguard("risk", { name: "Ice on the steps", decidedBy: "Asha", decidedOn: "2026-11-02" });
  await safeguard("contingency", { name: "", phone: "", pence: 20_000 });
  await choose("direct_payment", 0);
  const found = await findPlan(person_, plan.id);
  const choice = { quoteId: null, quoteVersion: 0, seen: 0, words: "", submissionKey: randomUUID() };
  const actionVersion = found?.actions[0]?.version ?? 0;
  must(await chooseQuote(asPerson, plan.id, plan.actionId, { ...choice, actionVersion }));
  must(await agreePlan(asPerson, plan.id, await seen(plan.id)));
  must(await submitPlan(planner_, plan.id, await seen(plan.id)));
  const back = SendBackForm.parse({
    ...(await seen(plan.id)),
    words: "Nearly there",
    remark: { [`action-${plan.actionId}`]: "Say who comes at weekends" },
  });
  must(await sendBackPlan(practitioner, plan.id, back));
  const edit = {
    itemId: ngozi,
    version: 1,
    submissionKey: "",
    fields: aSafeguard({ phone: "07700 900 111" }),
  };
  must(await saveSafeguard(person_, plan.id, "backup", edit));
  const { number } = await db().prisma.planWay.findFirstOrThrow({ where: { planId: plan.id } });
  await choose("third_party", number);
  must(await agreePlan(asPerson, plan.id, await seen(plan.id)));

  const one = await version(1);
  expect(one.safety?.find(({ kind }) => kind === "backup")?.items).toMatchObject([
    { heading: "Ngozi", about: "Sister, 023 8000 0001", key: true },
  ]);
  expect(one.safety?.find(({ kind }) => kind === "risk")?.items).toMatchObject([
    { heading: "Ice on the steps", decided: "Asha, 2 November 2026" },
  ]);
  expect(one.safety?.find(({ kind }) => kind === "contingency")?.items).toMatchObject([{ heading: "£200" }]);
  expect(one.way).toMatchObject({ title: "A direct payment", why: "Why direct_payment" });
  expect(one.shown.actions[0]).toMatchObject({ stage: "Secured", stands: true, fell: false });
  expect(one.council.events).toMatchObject([{ what: "The council sent it back", words: "Nearly there" }]);
  expect(one.council.notes.remarks).toMatchObject([
    { line: plan.actionId, words: "Say who comes at weekends" },
  ]);

  const two = await version(2);
  expect(two.safety?.[0]?.items).toMatchObject([{ about: "Sister, 07700 900 111" }]);
  expect(two.way).toMatchObject({ title: "A budget manager holds it" });
  expect(two.council).toEqual({ events: [], notes: { remarks: [], decided: {} } });
});

test("one that was sealed before there were any says nothing of them, and an action without a step is an idea", async () => {
  const { plan, person_ } = await makePlanLife("agreed");
  const { body, ...row } = await db().prisma.planVersion.findFirstOrThrow({ where: { planId: plan.id } });
  const { safeguards, ...older } = body as Prisma.InputJsonObject;
  expect(safeguards).toEqual([]);
  await db().prisma.planVersion.create({
    data: { ...row, id: randomUUID(), number: 2, body: older },
  });
  const found = await findSealedPlan(person_, plan.id, 2);
  expect(found).toMatchObject({ safety: null, way: null });
  expect(found && presentPlan(found.plan).actions[0]?.stage).toBe("An idea");
});
