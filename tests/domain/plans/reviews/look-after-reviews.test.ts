import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { lookAfterReviews } from "#app/domain/plans/reviews/look-after-reviews.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { makeRepresentative } from "#tests/factories/grant.ts";
import { makePlan, personParty, plannerParty, putInForce } from "#tests/factories/plan.ts";

afterEach(() => {
  setNow(null);
});

/** Somebody with a plan in force that their planner wrote in, and a practitioner of their area. */
async function makeReviewed(reviewBy: string, from = "2026-01-05") {
  setNow(null);
  const parties = await makeParties();
  await makeEngagement(parties, "accepted");
  const practitioner = await makeAccount("practitioner", parties.area.id, "Helen Test");
  const plan = await makePlan(personParty(parties.asPerson), parties.person.id);
  must(
    await saveSection(plannerParty(parties.asPlanner), plan.id, {
      section: "people",
      version: 0,
      body: "Her sister and the choir",
      how: "together",
    }),
  );
  await putInForce(plan.id, { from, reviewBy });
  return { ...parties, practitioner, council: areaAccessOf(practitioner, parties.area), plan };
}
/** Who was told of a review of a plan, in the order in which they were told. */
const told = async (planId: string) => {
  const rows = await db().prisma.notification.findMany({
    where: { onceKey: { startsWith: "plan-review:" }, body: { contains: planId } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ accountId, personId, onceKey, body }) => ({
    who: personId ?? accountId,
    weeks: Number(onceKey?.split(":")[3]),
    body,
  }));
};
const tellings = async (planId: string, who: string) =>
  (await told(planId)).filter((one) => one.who === who || one.body.includes(who)).map(({ weeks }) => weeks);
const runAt = async (moment: string) => {
  setNow(new Date(moment));
  await lookAfterReviews();
};
const open = (planId: string) =>
  db().prisma.planReview.findMany({ where: { planId }, orderBy: { number: "asc" } });

describe("the planned review", () => {
  test("stands in the list as soon as the plan is in force, and moves with the plan's day", async () => {
    const { plan } = await makeReviewed("2027-07-01");
    await runAt("2027-01-01T10:00:00Z");
    await runAt("2027-01-02T10:00:00Z");
    expect(await open(plan.id)).toMatchObject([
      { kind: "planned", state: "open", dueBy: new Date("2027-07-01"), askedBy: "Ownway" },
    ]);
    await db().prisma.plan.update({ where: { id: plan.id }, data: { reviewBy: new Date("2027-06-01") } });
    await runAt("2027-01-03T10:00:00Z");
    expect(await open(plan.id)).toMatchObject([{ dueBy: new Date("2027-06-01") }]);
    expect(await told(plan.id)).toEqual([]);
  });
  test("is no longer to come once a newer plan has taken the place", async () => {
    const { plan } = await makeReviewed("2027-07-01");
    await runAt("2027-01-01T10:00:00Z");
    await db().prisma.plan.update({ where: { id: plan.id }, data: { status: "superseded" } });
    await runAt("2027-01-02T10:00:00Z");
    expect(await open(plan.id)).toMatchObject([{ state: "closed", outcome: "replaced" }]);
  });
  test("a self-funder's plan without a day has none", async () => {
    const { plan } = await makeReviewed("2027-07-01");
    await db().prisma.plan.update({ where: { id: plan.id }, data: { reviewBy: null } });
    await runAt("2027-06-30T10:00:00Z");
    expect(await open(plan.id)).toEqual([]);
  });
});

describe("seen coming", () => {
  test("person, representative, planner and practitioner are told 8, 4 and 1 weeks before, at nine, each once", async () => {
    const made = await makeReviewed("2027-07-01");
    const { account } = await makeRepresentative(made.person, { validUntil: new Date("2028-01-01") });
    // Eight weeks before is 6 May; nine in London is eight by UTC in summer
    await runAt("2027-05-06T07:59:00Z");
    expect(await told(made.plan.id)).toEqual([]);
    for (const moment of [
      "2027-05-06T08:00:30Z",
      "2027-05-06T12:00:00Z",
      "2027-05-20T08:05:00Z",
      "2027-06-03T08:05:00Z",
      "2027-06-10T08:05:00Z",
      "2027-06-24T08:05:00Z",
      "2027-06-25T08:05:00Z",
      "2027-07-02T08:05:00Z",
    ])
      await runAt(moment);
    for (const who of [made.person.id, account.id, made.asPlanner.actor.accountId, made.practitioner.id])
      expect(await tellings(made.plan.id, who)).toEqual([8, 4, 1]);
    const [first] = await told(made.plan.id);
    expect(first?.body).toContain("Thursday 1 July 2027");
  });
  test("a warning that was missed is not given late beside a nearer one, nor when it is overdue", async () => {
    const { plan, person } = await makeReviewed("2027-07-01");
    await runAt("2027-06-11T10:00:00Z");
    await runAt("2027-06-28T10:00:00Z");
    expect(await tellings(plan.id, person.id)).toEqual([4, 1]);
    const late = await makeReviewed("2027-07-01");
    await runAt("2027-07-02T10:00:00Z");
    expect(await told(late.plan.id)).toEqual([]);
    expect(await open(late.plan.id)).toMatchObject([{ state: "open" }]);
  });
  test.each([
    // 29 February: eight weeks before is 4 January, a week before is 22 February
    { reviewBy: "2028-02-29", days: ["2028-01-04", "2028-02-01", "2028-02-22"] },
    // The clocks go forward on 26 March 2028 and back on 29 October 2028
    { reviewBy: "2028-04-01", days: ["2028-02-05", "2028-03-04", "2028-03-25"] },
    { reviewBy: "2028-11-01", days: ["2028-09-06", "2028-10-04", "2028-10-25"] },
  ])("over leap days and clock changes: due by $reviewBy", async ({ reviewBy, days }) => {
    const { plan, person } = await makeReviewed(reviewBy);
    for (const [i, day] of days.entries()) {
      const weeks = [8, 4, 1][i];
      const summer = day > "2028-03-26" && day < "2028-10-29";
      await runAt(`${day}T${summer ? "07" : "08"}:59:00Z`);
      expect(await tellings(plan.id, person.id)).not.toContain(weeks);
      await runAt(`${day}T${summer ? "08" : "09"}:00:30Z`);
      expect((await tellings(plan.id, person.id)).at(-1)).toBe(weeks);
    }
    expect(await tellings(plan.id, person.id)).toEqual([8, 4, 1]);
  });
  test("a day that moved is warned of again", async () => {
    const { plan, person } = await makeReviewed("2027-07-01");
    await runAt("2027-06-10T10:00:00Z");
    await db().prisma.plan.update({ where: { id: plan.id }, data: { reviewBy: new Date("2027-09-01") } });
    await runAt("2027-06-12T10:00:00Z");
    await runAt("2027-07-10T10:00:00Z");
    expect(await tellings(plan.id, person.id)).toEqual([4, 8]);
  });
  test("somebody who needs a letter gets a letter; a self-funder's plan is not for the council", async () => {
    const made = await makeReviewed("2027-07-01");
    await db().prisma.person.update({
      where: { id: made.person.id },
      data: { contactBy: "letter", addressLines: ["1 Elm Road"], informationNeeds: ["large-print"] },
    });
    await runAt("2027-06-28T10:00:00Z");
    const letter = await db().prisma.notification.findFirstOrThrow({
      where: { personId: made.person.id, onceKey: { startsWith: "plan-review:" } },
    });
    expect(letter).toMatchObject({ channel: "letter", needs: ["large-print"] });

    const own = await makeParties();
    await db().prisma.person.update({ where: { id: own.person.id }, data: { selfFunder: true } });
    const practitioner = await makeAccount("practitioner", own.area.id);
    const plan = await makePlan(personParty(own.asPerson), own.person.id);
    await putInForce(plan.id, { from: "2026-01-05", reviewBy: "2027-07-01" });
    await runAt("2027-06-28T10:00:00Z");
    expect(await tellings(plan.id, practitioner.id)).toEqual([]);
    expect(await tellings(plan.id, own.person.id)).toEqual([1]);
  });
});

describe("the job", () => {
  test("two at once tell everybody once", async () => {
    const { plan, person, practitioner } = await makeReviewed("2027-07-01");
    setNow(new Date("2027-06-28T10:00:00Z"));
    await Promise.all([lookAfterReviews(), lookAfterReviews(), lookAfterReviews()]);
    expect(await tellings(plan.id, person.id)).toEqual([1]);
    expect(await tellings(plan.id, practitioner.id)).toEqual([1]);
    expect(await open(plan.id)).toHaveLength(1);
  });
  test("killed in the middle of a plan it has done nothing of it, and the next one does all of it once", async () => {
    const { plan, person, practitioner } = await makeReviewed("2027-07-01");
    const holder = new pg.Client({ connectionString: db().connectionString });
    await holder.connect();
    await holder.query("BEGIN");
    // The end of the audit chain is the last thing that its transaction needs: everybody is told by then, but nothing is kept
    await holder.query("SELECT 1 FROM audit_head FOR UPDATE");
    setNow(new Date("2027-06-28T10:00:00Z"));
    const job = lookAfterReviews().catch((error: unknown) => error);
    const waiting = async () =>
      (
        await db().owner.query<{ pid: number }>(
          "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%audit.append%' AND datname = current_database()",
        )
      ).rows;
    await expect.poll(waiting, { timeout: 15_000 }).not.toEqual([]);
    for (const { pid } of await waiting()) await db().owner.query("SELECT pg_terminate_backend($1)", [pid]);
    await holder.query("ROLLBACK");
    await holder.end();
    expect(await job).toBeInstanceOf(AggregateError);
    expect(await open(plan.id)).toEqual([]);
    expect(await told(plan.id)).toEqual([]);
    await lookAfterReviews();
    await lookAfterReviews();
    expect(await tellings(plan.id, person.id)).toEqual([1]);
    expect(await tellings(plan.id, practitioner.id)).toEqual([1]);
  });
  test("a plan that cannot be looked after is named and does not stop the others", async () => {
    const made = [await makeReviewed("2027-07-01"), await makeReviewed("2027-07-01")];
    const [bad, good] = made;
    if (!bad || !good) throw new Error("two plans were made");
    await db().owner.query(
      `CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF NEW.plan_id = '${bad.plan.id}' THEN RAISE EXCEPTION 'not this one'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER refuse_one BEFORE INSERT ON plan_review FOR EACH ROW EXECUTE FUNCTION refuse_one()`,
    );
    setNow(new Date("2027-06-28T10:00:00Z"));
    try {
      await expect(lookAfterReviews()).rejects.toThrow("the reviews of 1 plans were not looked after");
    } finally {
      await db().owner.query("DROP TRIGGER refuse_one ON plan_review; DROP FUNCTION refuse_one()");
    }
    expect(await tellings(good.plan.id, good.person.id)).toEqual([1]);
    expect(await tellings(bad.plan.id, bad.person.id)).toEqual([]);
    await lookAfterReviews();
    expect(await tellings(bad.plan.id, bad.person.id)).toEqual([1]);
  });
});

test("the database keeps what was asked: no review of somebody else's plan, no closed one changed, none taken away", async () => {
  const made = await makeReviewed("2027-07-01");
  const other = await makeReviewed("2027-07-01");
  const row = {
    kind: "change",
    dueBy: new Date("2027-01-01"),
    why: "Stairs",
    askedBy: "Asha",
    askedSide: "person",
    askedAt: new Date(),
  };
  const own = { planId: made.plan.id, personId: made.person.id, areaId: made.area.id };
  const create = (more: object) =>
    db().prisma.planReview.create({ data: { id: randomUUID(), ...row, ...own, ...more } });
  await expect(create({ planId: other.plan.id })).rejects.toThrow();
  await expect(create({ why: "" })).rejects.toThrow();
  await expect(create({ kind: "planned" })).rejects.toThrow();
  const { id } = await create({});
  await expect(db().prisma.planReview.update({ where: { id }, data: { why: "Other" } })).rejects.toThrow();
  await expect(db().prisma.planReview.delete({ where: { id } })).rejects.toThrow();
  await expect(db().prisma.planReview.update({ where: { id }, data: { state: "closed" } })).rejects.toThrow();
  await db().prisma.planReview.update({
    where: { id },
    data: { state: "closed", outcome: "together", closedBy: "Helen", closedAt: new Date() },
  });
  await expect(
    db().prisma.planReview.update({ where: { id }, data: { outcomeWords: "Other" } }),
  ).rejects.toThrow();
});
