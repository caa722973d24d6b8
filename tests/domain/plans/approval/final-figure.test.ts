import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { agreePlan } from "#app/domain/plans/agree-plan.server.ts";
import { ApproveForm, ApprovePartlyForm } from "#app/domain/plans/approval/approval-forms.ts";
import { approvePartly, approvePlan } from "#app/domain/plans/approval/decide-plan.server.ts";
import { findDecision } from "#app/domain/plans/approval/find-decision.server.ts";
import { chooseQuote } from "#app/domain/plans/brokerage/choose-quote.server.ts";
import type { QuoteFields } from "#app/domain/plans/brokerage/quote-rules.ts";
import { saveQuote } from "#app/domain/plans/brokerage/save-quote.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { findPlanLife } from "#app/domain/plans/find-plan-life.server.ts";
import { presentPlan } from "#app/domain/plans/present-plan.ts";
import { saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { submitPlan } from "#app/domain/plans/submit-plan.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { addDays, dayOf, isoDay, shortDay } from "#app/lib/dates.ts";
import { loader as approvePage } from "#app/routes/council/plans/approve.tsx";
import { loader as decidePage } from "#app/routes/council/plans/decide.tsx";
import { cookieOf } from "#tests/factories/account.ts";
import { must, parts } from "#tests/factories/budget.ts";
import { aQuote, aSafeguard, anAction, fresh, makePlanLife, seen } from "#tests/factories/plan.ts";

const today = () => dayOf(now());
const week = (pence: number) => ({ pence, per: "week" as const, minutes: 0 });

async function makeFinal(until: "draft" | "agreed" | "submitted" = "draft") {
  const life = await makePlanLife(until);
  const { plan, asPerson, person_, practitioner } = life;
  const look = async () => {
    const found = await findPlan(person_, plan.id);
    if (!found) throw new Error("no plan");
    return found;
  };
  const decision = async () => {
    const found = await findDecision(practitioner, plan.id);
    if (!found) throw new Error("no decision");
    return found;
  };
  const quote = async (fields: Partial<QuoteFields>) =>
    must(await saveQuote(person_, plan.id, { actionId: plan.actionId, ...fresh(aQuote(fields)) })).id;
  const choose = async (quoteId: string | null) => {
    const found = await look();
    const finding = found.finding.get(plan.actionId);
    must(
      await chooseQuote(asPerson, plan.id, plan.actionId, {
        quoteId,
        seen: finding?.seen ?? 0,
        actionVersion: found.actions.find(({ id }) => id === plan.actionId)?.version ?? 0,
        quoteVersion: finding?.quotes.find(({ id }) => id === quoteId)?.version ?? 0,
        words: "",
        submissionKey: randomUUID(),
      }),
    );
  };
  const send = async () => {
    must(await agreePlan(asPerson, plan.id, await seen(plan.id)));
    must(await submitPlan(life.planner_, plan.id, await seen(plan.id)));
  };
  const form = async () => ({ ...(await seen(plan.id)), from: parts(isoDay(today())) });
  const approve = async () => must(await approvePlan(practitioner, plan.id, ApproveForm.parse(await form())));
  const pots = async () => {
    const all = await db().prisma.pot.findMany({
      where: { budget: { personId: life.person.id } },
      include: { amounts: true },
    });
    return all
      .filter(({ kind }) => kind !== "support_planning")
      .map(({ kind, name, amounts }) => ({ kind, name, pence: amounts.at(-1)?.pence }));
  };
  return { ...life, look, decision, quote, choose, send, form, approve, pots };
}

test("nothing secured: approved as planned, and it says so to the approver and in what happened", async () => {
  const { decision, approve, plan, pots, look } = await makeFinal("submitted");
  const { settled, final } = await decision();
  expect(settled).toMatchObject([
    { state: "Not secured yet", words: "It is approved as planned: £20 a week." },
  ]);
  expect(final.total).toEqual({ year: 104_000, once: 0 });
  expect((await look()).final).toEqual({
    how: "open",
    sums: { week: 2_000, year: 104_000, once: 0 },
    from: "",
  });
  await approve();
  const { events } = await findPlanLife(plan.id);
  expect(events.at(-1)?.words).toMatch(/1 action is not secured yet, and approved as planned\.$/);
  expect(await pots()).toEqual([{ kind: "care", name: "", pence: 2_000 }]);
});

test("secured while it is written: with whom, until when its price holds; the final figure stays once decided", async () => {
  const { quote, choose, send, decision, approve, plan, pots, look, practitioner } = await makeFinal();
  const until = addDays(today(), 30);
  await choose(await quote({ ...week(2_600), fromName: "Green Door", validUntil: isoDay(until) }));
  await send();
  const { settled, plan: found } = await decision();
  expect(settled).toMatchObject([
    {
      state: "Secured",
      words: `Secured with Green Door: £26 a week. This price holds until ${shortDay(until)}.`,
      tie: "",
    },
  ]);
  expect(presentPlan(found).beside.money?.rows).toContainEqual({
    label: "Final, if it is approved like this",
    value: "£26 a week, £1,352 a year",
  });
  await approve();
  expect(await pots()).toEqual([{ kind: "care", name: "", pence: 2_600 }]);
  expect((await findPlanLife(plan.id)).events.at(-1)?.words).not.toContain("not secured");
  const after = await look();
  expect(presentPlan(after).beside.money?.rows).toEqual(
    expect.arrayContaining([
      { label: "To plan with", value: "£250 a week, £13,000 a year" },
      { label: "Planned so far", value: "£26 a week, £1,352 a year" },
      { label: "Secured so far", value: "£26 a week, £1,352 a year" },
      {
        label: "Final, as the council decided",
        value: `£26 a week, £1,352 a year, from ${shortDay(today())}`,
      },
    ]),
  );
  // The page shows the same side by side
  const cookie = await cookieOf({ id: practitioner.actor.accountId });
  const request = new Request("http://own.test/x", { headers: { Cookie: cookie } });
  const page = await approvePage({ request, params: { id: plan.id }, context: {} } as never);
  expect(page.figures.map(({ label, year }) => [label, year])).toEqual([
    ["The council’s first figure", "£13,000"],
    ["Planned", "£1,352"],
    ["Secured so far", "£1,352"],
    ["Final, if it is approved like this", "£1,352"],
  ]);
});

test("secured for less after it was agreed: the plan's words stay, and the final budget takes what was secured", async () => {
  const { quote, choose, decision, approve, pots, look } = await makeFinal("submitted");
  await choose(await quote({ ...week(1_700), fromName: "Blue Door" }));
  const found = await look();
  expect(found.actions[0]).toMatchObject({ costPence: 2_000, who: "" });
  expect(found.sums.planned.week).toBe(2_000);
  const { settled, final } = await decision();
  expect(settled).toMatchObject([
    {
      state: "Secured",
      words: "Secured with Blue Door: £17 a week. Nobody wrote down until when this price holds.",
    },
  ]);
  expect(final.care).toEqual([{ route: "direct_payment", yearPence: 88_400, weekPence: 1_700 }]);
  await approve();
  expect(await pots()).toEqual([{ kind: "care", name: "", pence: 1_700 }]);
});

test("a dearer price uses the money put by; together they come to what was agreed", async () => {
  const { plan, person_, quote, choose, send, decision, approve, pots, look } = await makeFinal();
  const putBy = aSafeguard({ name: "", phone: "", pence: 20_000 });
  must(await saveSafeguard(person_, plan.id, "contingency", fresh(putBy)));
  await send();
  const { planned } = (await look()).sums;
  await choose(await quote({ ...week(2_100), fromName: "Dear Care" }));
  const { settled, final } = await decision();
  expect(settled[0]?.words).toContain("£52 of it comes from the money put by.");
  expect(final.reserves).toEqual([
    { route: "direct_payment", name: "what cannot be known", pence: 20_000 - 5_200 },
  ]);
  expect(final.total).toEqual({ year: planned.year, once: 0 });
  await approve();
  expect(await pots()).toEqual([
    { kind: "care", name: "", pence: 2_100 },
    { kind: "reserve", name: "what cannot be known", pence: 14_800 },
  ]);
});

test("changed after it was secured: as planned, and the approver reads both", async () => {
  const { plan, planner_, quote, choose, send, decision } = await makeFinal();
  await choose(await quote({ ...week(1_700), fromName: "Blue Door" }));
  const edit = {
    itemId: plan.actionId,
    version: 2,
    submissionKey: "",
    fields: anAction({ needIds: [plan.needId], who: "Blue Door", costPence: 4_000 }),
  };
  must(await saveAction(planner_, plan.id, edit));
  await send();
  const { settled, final } = await decision();
  expect(settled).toMatchObject([
    {
      state: "Changed since it was secured",
      words:
        "It was secured at: £17 a week. The plan was changed after that, so it is approved as planned: £40 a week.",
    },
  ]);
  expect(final.total.year).toBe(208_000);
});

test("a part: what is put by waits for the whole plan, and the part's figure says that it is one", async () => {
  const { plan, person_, practitioner, planner_, send, form, pots, look } = await makeFinal();
  must(
    await saveSafeguard(
      person_,
      plan.id,
      "contingency",
      fresh(aSafeguard({ name: "", phone: "", pence: 20_000 })),
    ),
  );
  const { id: waits } = must(
    await saveAction(planner_, plan.id, fresh(anAction({ what: "Lunch club", needIds: [plan.needId] }))),
  );
  await send();
  const answers = { ...(await form()), yes: [plan.actionId], why: { [waits]: "We ask about the bus first" } };
  must(await approvePartly(practitioner, plan.id, ApprovePartlyForm.parse(answers)));
  expect(await pots()).toEqual([{ kind: "care", name: "", pence: 2_000 }]);
  expect((await look()).final).toMatchObject({ how: "part", sums: { week: 2_000 } });
});

test("a planner's own agency is said in words on the page on which the council decides, also after they left it", async () => {
  const { area, planner, plan, quote, choose, send, practitioner } = await makeFinal();
  const agency = await db().prisma.agency.create({
    data: { areaId: area.id, slug: `a-${randomUUID().slice(0, 8)}`, name: "Blue Door Planning" },
  });
  await db().prisma.planner.update({ where: { id: planner.id }, data: { agencyId: agency.id } });
  await choose(await quote({ ...week(2_000), fromName: "Blue Door Planning Ltd" }));
  await send();
  const cookie = await cookieOf({ id: practitioner.actor.accountId });
  const page = async () => {
    const request = new Request("http://own.test/x", { headers: { Cookie: cookie } });
    return decidePage({ request, params: { id: plan.id }, context: {} } as never);
  };
  const said = "Rosa Martin helps to write this plan and works for Blue Door Planning";
  const { settled, plan: shown } = await page();
  expect(settled[0]?.tie).toContain(said);
  expect(shown.actions[0]?.tie).toContain(said);
  await db().prisma.planner.update({ where: { id: planner.id }, data: { agencyId: null } });
  expect((await page()).settled[0]?.tie).toContain(said);
});
