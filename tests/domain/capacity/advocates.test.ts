import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { AskAdvocateForm, MoveReferralForm } from "#app/domain/capacity/advocate-forms.ts";
import { askAdvocate } from "#app/domain/capacity/ask-advocate.server.ts";
import { findAreaReferrals } from "#app/domain/capacity/find-area-referrals.server.ts";
import { findPlanReferrals } from "#app/domain/capacity/find-referrals.server.ts";
import { moveReferral } from "#app/domain/capacity/move-referral.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { must } from "#tests/factories/budget.ts";
import { makeCapacity } from "#tests/factories/capacity.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { makeAssisted, makeRepresentative } from "#tests/factories/grant.ts";
import { anAction, fresh, makePlan, personParty, plannerParty } from "#tests/factories/plan.ts";

const ask = (more: Record<string, unknown> = {}) =>
  AskAdvocateForm.parse({
    difficulties: ["weighing", "retaining"],
    why: "He forgets what was said a moment ago",
    helper: "none",
    submissionKey: randomUUID(),
    ...more,
  });
const move = (referral: { id: string; version: number }, to: string, more: Record<string, unknown> = {}) =>
  MoveReferralForm.parse({
    to,
    service: "Wessex Voices",
    advocateName: "Callum Test",
    words: "As it was found",
    referralId: referral.id,
    version: String(referral.version),
    ...more,
  });
const CODE = (code: string) => ({ ok: false, refusal: { code } });

async function makeAsked() {
  const parties = await makeParties();
  await makeEngagement(parties, "accepted");
  const practitioner = areaAccessOf(
    await makeAccount("practitioner", parties.area.id, "Helen Test"),
    parties.area,
  );
  const plan = await makePlan(personParty(parties.asPerson), parties.person.id);
  const referral = () =>
    db().prisma.advocateReferral.findFirstOrThrow({
      where: { planId: plan.id },
      orderBy: { number: "desc" },
    });
  return {
    ...parties,
    practitioner,
    plan,
    referral,
    practitioner_: { side: "practitioner", access: practitioner } as PlanParty,
  };
}

describe("asking", () => {
  test("the person, their planner and a practitioner may, once at a time; a stranger finds no such plan", async () => {
    const { plan, asPerson, asPlanner, practitioner_ } = await makeAsked();
    const other = await makeAsked();
    for (const party of [personParty(other.asPerson), plannerParty(other.asPlanner), other.practitioner_])
      expect(await askAdvocate(party, plan.id, ask())).toMatchObject(CODE("not-found"));
    expect(await askAdvocate(personParty(asPerson), "nonsense", ask())).toMatchObject(CODE("not-found"));
    must(await askAdvocate(plannerParty(asPlanner), plan.id, ask()));
    for (const party of [personParty(asPerson), practitioner_])
      expect(await askAdvocate(party, plan.id, ask())).toMatchObject(CODE("open-already"));
    expect(await findPlanReferrals(plan.id)).toHaveLength(1);
  });
  test("one form twice at once is one referral; two people at once are one referral and one refusal", async () => {
    const { plan, asPerson } = await makeAsked();
    const sent = ask();
    const both = await Promise.all([1, 2].map(() => askAdvocate(personParty(asPerson), plan.id, sent)));
    expect(new Set(both.map((one) => must(one).id)).size).toBe(1);
    expect(await askAdvocate(personParty(asPerson), plan.id, { ...sent, why: "Other words" })).toMatchObject(
      CODE("sent-before"),
    );
    const others = await makeAsked();
    const two = await Promise.all([
      askAdvocate(personParty(others.asPerson), others.plan.id, ask()),
      askAdvocate(plannerParty(others.asPlanner), others.plan.id, ask()),
    ]);
    expect(two.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().prisma.advocateEvent.count({ where: { referral: { planId: plan.id } } })).toBe(1);
  });
  test("a worker writes down the person's words; a lack of capacity stops nobody from asking; an ended permission does", async () => {
    const { plan, person, practitioner } = await makeAsked();
    await makeCapacity(practitioner, person.id, "plan");
    const { access, grant } = await makeAssisted(person);
    expect(await askAdvocate(personParty(access), plan.id, ask())).toMatchObject(CODE("words-needed"));
    const decision = { question: "Shall we ask for an advocate?", words: "Yes, please" };
    must(await askAdvocate(personParty(access), plan.id, ask({ decision })));
    const other = await makeAsked();
    const rep = await makeRepresentative(other.person);
    if (!rep.access) throw new Error("no grant");
    for (const id of [grant.id, rep.grant.id])
      await db().prisma.accessGrant.update({
        where: { id },
        data: { validUntil: new Date(now().getTime() - 1_000) },
      });
    expect(await askAdvocate(personParty(rep.access), other.plan.id, ask())).toMatchObject(
      CODE("grant-expired"),
    );
    expect(await db().prisma.advocateReferral.count({ where: { planId: other.plan.id } })).toBe(0);
  });
  test("who is paid for the care counts as nobody's supporter; a friend does", async () => {
    const { plan, asPerson } = await makeAsked();
    must(
      await saveAction(
        personParty(asPerson),
        plan.id,
        fresh(
          anAction({
            kind: "assistant",
            who: "Lena Kowalska",
            minutesByDay: [60, 0, 0, 0, 0, 0, 0],
            hourlyPence: 1_500,
          }),
        ),
      ),
    );
    expect(
      await askAdvocate(
        personParty(asPerson),
        plan.id,
        ask({ helper: "agreed", helperName: "lena kowalska" }),
      ),
    ).toMatchObject(CODE("helper-paid"));
    must(await askAdvocate(personParty(asPerson), plan.id, ask({ helper: "agreed", helperName: "Ngozi" })));
    expect((await findPlanReferrals(plan.id))[0]?.helper).toBe("Ngozi. The person agrees to that");
  });
});

describe("moving it on", () => {
  test("to a service, a name, work and an end: each step with whom and when, and the person is told", async () => {
    const { plan, asPerson, practitioner, person, referral } = await makeAsked();
    must(await askAdvocate(personParty(asPerson), plan.id, ask()));
    for (const to of ["referred", "named", "started", "ended"])
      must(await moveReferral(practitioner, plan.id, move(await referral(), to)));
    const [found] = await findPlanReferrals(plan.id);
    expect(found?.steps.map(({ what, who }) => `${what} / ${who}`)).toEqual([
      "An advocate was asked for / Asha Test",
      "It went to the advocacy service / Helen Test",
      "An advocate was named / Helen Test",
      "The advocate began / Helen Test",
      "It ended / Helen Test",
    ]);
    expect(await moveReferral(practitioner, plan.id, move(await referral(), "referred"))).toMatchObject(
      CODE("moved-on"),
    );
    expect(
      await db().prisma.notification.count({
        where: { personId: person.id, subject: "Your independent advocate" },
      }),
    ).toBe(4);
    // What is over can be asked for anew, and what was is kept
    must(await askAdvocate(personParty(asPerson), plan.id, ask()));
    expect(await findPlanReferrals(plan.id)).toHaveLength(2);
    await expect(
      db().prisma.advocateReferral.update({ where: { id: found?.id ?? "" }, data: { state: "asked" } }),
    ).rejects.toThrow();
    await expect(
      db().prisma.advocateEvent.deleteMany({ where: { referralId: found?.id ?? "" } }),
    ).rejects.toThrow();
  });
  test("twice at once moves it once; an old tab is told; another area and another plan find nothing", async () => {
    const { plan, asPerson, practitioner, referral } = await makeAsked();
    const other = await makeAsked();
    must(await askAdvocate(personParty(asPerson), plan.id, ask()));
    const seen = await referral();
    const both = await Promise.all(
      [1, 2].map(() => moveReferral(practitioner, plan.id, move(seen, "referred"))),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject(CODE("stale"));
    const sent = move(await referral(), "named");
    expect(await moveReferral(other.practitioner, plan.id, sent)).toMatchObject(CODE("not-found"));
    expect(await moveReferral(practitioner, other.plan.id, sent)).toMatchObject(CODE("not-found"));
    const core = areaAccessOf(await makeAccount("core_manager", practitioner.area.id), practitioner.area);
    expect(await moveReferral(core, plan.id, sent)).toMatchObject(CODE("not-found"));
    expect((await referral()).state).toBe("referred");
  });
  test("never core staff, the planner, their agency's colleague, a paid carer, a practitioner or the person", async () => {
    const parties = await makeAsked();
    const { plan, area, planner, asPerson, practitioner, referral, person } = parties;
    const agency = await db().prisma.agency.create({
      data: { areaId: area.id, name: "Harbour Planning", slug: `h-${randomUUID().slice(0, 8)}` },
    });
    await db().prisma.planner.update({ where: { id: planner.id }, data: { agencyId: agency.id } });
    await db().prisma.planner.create({
      data: {
        slug: `c-${randomUUID().slice(0, 8)}`,
        areaId: area.id,
        agencyId: agency.id,
        firstName: "Colin",
        lastName: "Colleague",
      },
    });
    await makeAccount("core_worker", area.id, "Tomasz Core");
    must(
      await saveAction(
        personParty(asPerson),
        plan.id,
        fresh(anAction({ kind: "agency", who: "Home Care Ltd" })),
      ),
    );
    must(await askAdvocate(personParty(asPerson), plan.id, ask()));
    for (const service of ["Harbour planning", "Home Care Ltd."])
      expect(
        await moveReferral(practitioner, plan.id, move(await referral(), "referred", { service })),
      ).toMatchObject(CODE("not-independent"));
    must(await moveReferral(practitioner, plan.id, move(await referral(), "referred")));
    for (const advocateName of [
      `${planner.firstName} ${planner.lastName}`,
      "colin COLLEAGUE",
      "Tomasz Core",
      "Home Care Ltd",
      "Helen Test",
      `${person.firstName ?? ""} ${person.lastName ?? ""}`,
    ])
      expect(
        await moveReferral(practitioner, plan.id, move(await referral(), "named", { advocateName })),
      ).toMatchObject(CODE("not-independent"));
    // Under another name, but in an account that is also core staff's
    const both = await makeAccount("advocate", area.id, "Somebody Else");
    await db().prisma.accountRole.create({
      data: { accountId: both.id, role: "core_worker", areaId: area.id },
    });
    const named = (advocateEmail: string) => ({ advocateName: "Sound Name", advocateEmail });
    expect(
      await moveReferral(practitioner, plan.id, move(await referral(), "named", named(both.email))),
    ).toMatchObject(CODE("not-independent"));
    expect(
      await moveReferral(
        practitioner,
        plan.id,
        move(await referral(), "named", named("nobody@test.example")),
      ),
    ).toMatchObject(CODE("no-account"));
    expect((await referral()).state).toBe("referred");
    const free = await makeAccount("advocate", area.id, "Sound Name");
    must(await moveReferral(practitioner, plan.id, move(await referral(), "named", named(free.email))));
    expect((await referral()).advocateAccountId).toBe(free.id);
  });
  test("the list leads with what is late, and shows nothing of another area", async () => {
    const first = await makeAsked();
    must(await askAdvocate(personParty(first.asPerson), first.plan.id, ask()));
    const area = first.area;
    // A second person of the same area, asked for earlier and late
    const late = await db().prisma.person.create({
      data: {
        areaId: area.id,
        reference: `L-${randomUUID().slice(0, 6)}`,
        firstName: "Late",
        lastName: "One",
        liveAt: now(),
      },
    });
    const latePlan = await makePlan(first.practitioner_, late.id);
    must(await askAdvocate(first.practitioner_, latePlan.id, ask()));
    await db().owner.query(
      `UPDATE advocate_referral SET since = since - interval '9 days' WHERE plan_id = $1`,
      [latePlan.id],
    );
    const rows = await findAreaReferrals(first.practitioner);
    expect(rows.map(({ name, late: days }) => [name, days])).toEqual([
      ["Late One", 6],
      ["Asha Test", 0],
    ]);
    expect(await findAreaReferrals((await makeAsked()).practitioner)).toEqual([]);
  });
});
