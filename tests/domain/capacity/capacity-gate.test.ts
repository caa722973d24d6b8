import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { SpendingForm } from "#app/domain/budgets/spending-form.ts";
import { writeSpending } from "#app/domain/budgets/write-spending.server.ts";
import { CapacityForm } from "#app/domain/capacity/capacity-form.ts";
import { findCapacity, findOwnCapacity } from "#app/domain/capacity/find-capacity.server.ts";
import { recordCapacity } from "#app/domain/capacity/record-capacity.server.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { ShareForm } from "#app/domain/plans/approval/approval-forms.ts";
import { sharePlan } from "#app/domain/plans/approval/share-plan.server.ts";
import { submitPlan } from "#app/domain/plans/submit-plan.server.ts";
import { takeBackPlan } from "#app/domain/plans/take-back-plan.server.ts";
import { db } from "#app/db.server.ts";
import { addDays, dayOf, isoDay } from "#app/lib/dates.ts";
import { now } from "#app/lib/clock.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeBudget, makeCouncil, must, parts } from "#tests/factories/budget.ts";
import { capacityAnswers, makeCapacity } from "#tests/factories/capacity.ts";
import { makeDraft, makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { makePlanLife, seen } from "#tests/factories/plan.ts";
import { makeAssisted, makeRepresentative } from "#tests/factories/grant.ts";

const withCouncil = async () => {
  const parties = await makeParties();
  const practitioner = areaAccessOf(
    await makeAccount("practitioner", parties.area.id, "Helen Test"),
    parties.area,
  );
  return { ...parties, practitioner };
};
const records = (personId: string) =>
  db().prisma.capacityRecord.findMany({ where: { personId }, orderBy: { number: "asc" } });
const form = (more: Record<string, unknown> = {}) => CapacityForm.parse(capacityAnswers("plan", more));
const CODE = (code: string) => ({ ok: false, refusal: { code } });

describe("what is recorded", () => {
  test("one form twice at once is one record; with other answers it is refused", async () => {
    const { practitioner, person } = await withCouncil();
    const sent = form();
    const both = await Promise.all([1, 2].map(() => recordCapacity(practitioner, person.id, sent)));
    expect(new Set(both.map((one) => must(one).id)).size).toBe(1);
    expect(
      await recordCapacity(practitioner, person.id, { ...sent, why: "Something else was found" }),
    ).toMatchObject(CODE("sent-before"));
    expect(await records(person.id)).toHaveLength(1);
    expect(await db().prisma.notification.count({ where: { personId: person.id } })).toBe(1);
    expect(
      await db().prisma.auditEvent.count({ where: { personId: person.id, action: "capacity.recorded" } }),
    ).toBe(1);
  });
  test("two practitioners at once: one is recorded, the other is told to read it first", async () => {
    const { practitioner, person, area } = await withCouncil();
    const other = areaAccessOf(await makeAccount("practitioner", area.id, "Omar Test"), area);
    const both = await Promise.all([
      recordCapacity(practitioner, person.id, form()),
      recordCapacity(other, person.id, form()),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject(CODE("stale"));
    expect(await records(person.id)).toHaveLength(1);
  });
  test("a newer record takes an older one's place, an older assessment never; none changes", async () => {
    const { practitioner, person } = await withCouncil();
    await makeCapacity(practitioner, person.id, "plan", "lacks");
    const seen = String((await records(person.id))[0]?.number);
    const old = form({ seen, assessedOn: parts(isoDay(addDays(dayOf(now()), -30))) });
    expect(await recordCapacity(practitioner, person.id, old)).toMatchObject(CODE("older"));
    await makeCapacity(practitioner, person.id, "plan", "has");
    const found = await findCapacity(practitioner, person.id);
    expect(found?.decisions.find(({ key }) => key === "plan")?.record?.lacks).toBe(false);
    expect(found?.earlier).toHaveLength(1);
    const [first] = await records(person.id);
    await expect(
      db().prisma.capacityRecord.update({ where: { id: first?.id ?? "" }, data: { finding: "has" } }),
    ).rejects.toThrow();
    await expect(db().prisma.capacityRecord.delete({ where: { id: first?.id ?? "" } })).rejects.toThrow();
  });
  test("nobody of another area, no core staff, no planner of theirs, nobody who acts for them or did, not themselves", async () => {
    const parties = await withCouncil();
    const { person, area, practitioner, planner } = parties;
    const elsewhere = await withCouncil();
    expect(await recordCapacity(elsewhere.practitioner, person.id, form())).toMatchObject(CODE("not-found"));
    expect(await findCapacity(elsewhere.practitioner, person.id)).toBeNull();
    await makeEngagement(parties, "accepted");
    const as = (accountId: string) => ({
      ...practitioner,
      actor: { ...practitioner.actor, accountId },
    });
    const alsoCore = await makeAccount("practitioner", area.id);
    await db().prisma.accountRole.create({
      data: { accountId: alsoCore.id, role: "core_worker", areaId: area.id },
    });
    const alsoActs = await makeRepresentative(person);
    const acted = await makeRepresentative(person);
    await db().prisma.accessGrant.updateMany({
      where: { holderAccountId: acted.account.id },
      data: { validFrom: new Date("2026-01-01"), validUntil: new Date("2026-02-01") },
    });
    for (const accountId of [
      planner.accountId ?? "",
      person.accountId ?? "",
      alsoCore.id,
      alsoActs.account.id,
      acted.account.id,
    ])
      expect(await recordCapacity(as(accountId), person.id, form())).toMatchObject(CODE("own-part"));
    const core = areaAccessOf(await makeAccount("core_manager", area.id), area);
    expect(await recordCapacity(core, person.id, form())).toMatchObject(CODE("not-found"));
    expect(await records(person.id)).toEqual([]);
  });
  test.each<[string, Record<string, unknown>, string]>([
    ["a finding against the test", { finding: "has" }, "finding"],
    ["all four and yet a lack", { retains: "yes", weighs: "yes" }, "finding"],
    ["nothing that it comes from", { impairment: " " }, "impairment"],
    ["no day to look again", { reviewBy: parts("") }, "reviewBy"],
    ["a day to look again that is before the assessment", { reviewBy: parts("2020-01-01") }, "reviewBy"],
    ["an assessment that has not been", { assessedOn: parts("2199-01-01") }, "assessedOn"],
    ["no help", { helpGiven: "" }, "helpGiven"],
    ["no paper", { paperAt: "" }, "paperAt"],
    ["one of the four not said", { weighs: "" }, "weighs"],
  ])("%s is not taken", (_, more, at) => {
    const parsed = CapacityForm.safeParse(capacityAnswers("plan", more));
    expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(at);
  });
  test("the database keeps the test of the law by itself", async () => {
    const { practitioner, person } = await withCouncil();
    await makeCapacity(practitioner, person.id, "plan");
    const [row] = await records(person.id);
    if (!row) throw new Error("nothing was recorded");
    const { number, ...fields } = row;
    expect(number).toBeGreaterThan(0);
    const copy = { id: randomUUID(), submissionKey: randomUUID() };
    expect((await db().prisma.capacityRecord.create({ data: { ...fields, ...copy } })).id).toBe(copy.id);
    for (const wrong of [{ finding: "has" }, { impairment: "  " }, { reviewBy: null }, { decision: "home" }])
      await expect(
        db().prisma.capacityRecord.create({
          data: {
            ...row,
            number: row.number + 1_000_000,
            id: randomUUID(),
            submissionKey: randomUUID(),
            ...wrong,
          },
        }),
      ).rejects.toThrow();
  });
  test("the person and core staff read it, and the person sees that they did", async () => {
    const { practitioner, person, area, asPerson } = await withCouncil();
    await makeCapacity(practitioner, person.id, "budget");
    const core = areaAccessOf(await makeAccount("core_worker", area.id), area);
    expect((await findCapacity(core, person.id))?.decisions.find(({ council }) => council)?.key).toBe(
      "budget",
    );
    expect((await findOwnCapacity(asPerson)).decisions.find(({ record }) => record)?.record?.impairment).toBe(
      "Dementia",
    );
    expect(
      await db().prisma.auditEvent.count({
        where: { personId: person.id, action: "capacity.viewed", actorAccountId: core.actor.accountId },
      }),
    ).toBe(1);
  });
});

describe("the gate", () => {
  test("a planner is asked for by nobody without authority: not the person, not at their word", async () => {
    const parties = await withCouncil();
    const { practitioner, person, asPerson } = parties;
    await makeCapacity(practitioner, person.id, "planner");
    const draft = await makeDraft(parties);
    const input = { draftId: draft.id, feePence: 18_000 };
    const refused = await requestEngagement(asPerson, input);
    expect(refused).toMatchObject(CODE("no-authority"));
    expect(refused.ok ? "" : refused.refusal.words).toContain("the council decides in your best interests");
    const { access: assisted } = await makeAssisted(person);
    const decision = { question: "Shall I ask Rosa?", words: "Yes" };
    expect(await requestEngagement(assisted, { ...input, decision })).toMatchObject(CODE("no-authority"));
    const nominated = await makeRepresentative(person);
    if (!nominated.access) throw new Error("no grant");
    expect(await requestEngagement(nominated.access, input)).toMatchObject(CODE("no-authority"));
    expect(await db().prisma.engagement.count({ where: { personId: person.id } })).toBe(0);
    // Kept in the audit chain, where somebody tried it for them
    expect(
      await db().prisma.auditEvent.count({ where: { personId: person.id, action: "assisted.refused" } }),
    ).toBe(2);
    const attorney = await makeRepresentative(person, { basis: "attorney_health" });
    if (!attorney.access) throw new Error("no grant");
    expect(await requestEngagement(attorney.access, input)).toMatchObject({ ok: true });
  });
  test("an attorney for health does not decide while the person can, nor after their permission has ended", async () => {
    const parties = await withCouncil();
    const { practitioner, person } = parties;
    const attorney = await makeRepresentative(person, { basis: "attorney_health" });
    if (!attorney.access) throw new Error("no grant");
    const draft = await makeDraft(parties);
    const input = { draftId: draft.id, feePence: 18_000 };
    expect(await requestEngagement(attorney.access, input)).toMatchObject(CODE("no-authority"));
    await makeCapacity(practitioner, person.id, "planner");
    await db().prisma.accessGrant.update({
      where: { id: attorney.grant.id },
      data: { validUntil: new Date(now().getTime() - 1_000) },
    });
    expect(await requestEngagement(attorney.access, input)).toMatchObject(CODE("grant-expired"));
  });
  test("work that is done is agreed by nobody without authority; a record about money does not stop it", async () => {
    const parties = await withCouncil();
    const { practitioner, person, asPerson } = parties;
    const { id, version } = await makeEngagement(parties, "delivered");
    await makeCapacity(practitioner, person.id, "planner");
    expect(await agreeDelivery(asPerson, { id, version: await version() })).toMatchObject(
      CODE("no-authority"),
    );
    await makeCapacity(practitioner, person.id, "planner", "has");
    await makeCapacity(practitioner, person.id, "money");
    expect(await agreeDelivery(asPerson, { id, version: await version() })).toMatchObject({ ok: true });
  });
  test("spending is written down by who may decide about money: an attorney for money, not one for health", async () => {
    const council = await makeCouncil();
    const { practitioner, person, asPerson } = council;
    const { pot } = await makeBudget(council);
    await makeCapacity(practitioner, person.id, "money");
    const spent = () =>
      SpendingForm.parse({
        potId: pot.id,
        amount: "10",
        paid: parts(isoDay(dayOf(now()))),
        payee: "Lena",
        what: "Support",
        submissionKey: randomUUID(),
      });
    expect(await writeSpending(asPerson, spent())).toMatchObject(CODE("no-authority"));
    const scopes = ["search_and_advice", "money"] as const;
    const health = await makeRepresentative(person, { basis: "deputy_health", scopes: [...scopes] });
    if (!health.access) throw new Error("no grant");
    expect(await writeSpending(health.access, spent())).toMatchObject(CODE("no-authority"));
    const finance = await makeRepresentative(person, { basis: "attorney_finance", scopes: [...scopes] });
    if (!finance.access) throw new Error("no grant");
    expect(await writeSpending(finance.access, spent())).toMatchObject({ ok: true });
    expect(await db().prisma.spending.count({ where: { personId: person.id } })).toBe(1);
  });
  test("a record and a decision at the same moment: one comes before the other, and nothing slips through", async () => {
    const parties = await withCouncil();
    const { practitioner, person, asPerson } = parties;
    const draft = await makeDraft(parties);
    const [asked] = await Promise.all([
      requestEngagement(asPerson, { draftId: draft.id, feePence: 18_000 }),
      makeCapacity(practitioner, person.id, "planner"),
    ]);
    const engagement = await db().prisma.engagement.findFirst({ where: { personId: person.id } });
    const [record] = await records(person.id);
    expect(engagement !== null).toBe(asked.ok);
    expect(record).toBeDefined();
  });
});

test("nobody without authority sends, starts, shares or takes back a plan; the person may always say no themself", async () => {
  const life = await makePlanLife("agreed");
  const { plan, person, asPerson, practitioner, person_ } = life;
  await makeCapacity(practitioner, person.id, "plan");
  const nominated = await makeRepresentative(person, { scopes: ["search_and_advice", "engage_planners"] });
  if (!nominated.access) throw new Error("no grant");
  const theirs = { side: "person", access: nominated.access } as const;
  expect(await submitPlan(theirs, plan.id, await seen(plan.id))).toMatchObject(CODE("no-authority"));
  expect(await submitPlan(person_, plan.id, await seen(plan.id))).toMatchObject(CODE("no-authority"));
  const back = { ...(await seen(plan.id)), reason: "Not like this" };
  expect(await takeBackPlan(nominated.access, plan.id, back)).toMatchObject(CODE("no-authority"));
  must(await takeBackPlan(asPerson, plan.id, back));

  const own = await makePlanLife("draft");
  await makeCapacity(own.practitioner, own.person.id, "plan");
  const helper = await makeRepresentative(own.person, { scopes: ["search_and_advice", "engage_planners"] });
  if (!helper.access) throw new Error("no grant");
  const { id } = await db().prisma.plan.create({
    data: {
      personId: own.person.id,
      areaId: own.area.id,
      selfFunder: true,
      status: "in_force",
      inForceFrom: new Date("2026-01-01"),
      beganBy: "Test",
      submissionKey: randomUUID(),
    },
  });
  const share = async (answer: string) => ShareForm.parse({ ...(await seen(id)), share: answer });
  expect(await sharePlan(helper.access, id, await share("yes"))).toMatchObject(CODE("no-authority"));
  await db().prisma.plan.update({ where: { id }, data: { shared: true } });
  must(await sharePlan(helper.access, id, await share("no")));
});
