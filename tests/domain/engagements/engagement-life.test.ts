import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { agreeDelivery, sayMissing } from "#app/domain/engagements/answer-delivery.server.ts";
import {
  acceptEngagement,
  declineEngagement,
  lapseEngagement,
} from "#app/domain/engagements/answer-request.server.ts";
import { cancelEngagement } from "#app/domain/engagements/cancel-engagement.server.ts";
import { agreeEnding, proposeEnding, refuseEnding } from "#app/domain/engagements/end-early.server.ts";
import { findEngagement } from "#app/domain/engagements/find-engagement.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { remindEngagement } from "#app/domain/engagements/remind-engagement.server.ts";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { balance, openLedgerAccount } from "#app/domain/ledger/ledger.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import { makeDraft, makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";

/** Pence available, held, owed to the planner, and what the adjustments account has paid and promised. */
async function money({ area, pot, planner }: Parties) {
  const tx = db().prisma;
  return {
    available: await balance(tx, pot.availableAccountId),
    held: await balance(tx, pot.heldAccountId),
    owed: await balance(tx, await openLedgerAccount(tx, "planner/owed", planner.id)),
    adjustments: await balance(tx, await openLedgerAccount(tx, "area/adjustments", area.id)),
    adjustmentsHeld: await balance(tx, await openLedgerAccount(tx, "area/adjustments-held", area.id)),
  };
}
const untouched = { available: 32_000, held: 0, owed: 0, adjustments: 0, adjustmentsHeld: 0 };
const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? "ok" : result.refusal.code;
const row = (id: string) => db().prisma.engagement.findUniqueOrThrow({ where: { id } });

describe("asking", () => {
  test("holds the fee, tells both, and one form sent five times is one engagement", async () => {
    const parties = await makeParties();
    const draft = await makeDraft(parties);
    const all = await Promise.all(
      Array.from({ length: 5 }, () =>
        requestEngagement(parties.asPerson, { draftId: draft.id, feePence: 18_000 }),
      ),
    );
    expect(all.map(code)).toEqual(["ok", "ok", "ok", "ok", "ok"]);
    expect(new Set(all.map((one) => (one.ok ? one.value.id : ""))).size).toBe(1);
    expect(await money(parties)).toEqual({ ...untouched, available: 14_000, held: 18_000 });
    expect(
      await db().prisma.notification.count({
        where: { OR: [{ personId: parties.person.id }, { accountId: parties.asPlanner.actor.accountId }] },
      }),
    ).toBe(2);
  });
  test("High for communication costs the pot what Medium does; the area pays the rest as its own line", async () => {
    const parties = await makeParties(18_000);
    const { id } = await makeEngagement(parties, "requested", "high", { talks: "longer" });
    expect(await row(id)).toMatchObject({ feePence: 32_000, adjustmentPence: 14_000, minutesAllowed: 1080 });
    expect(await money(parties)).toEqual({
      available: 0,
      held: 18_000,
      owed: 0,
      adjustments: -14_000,
      adjustmentsHeld: 14_000,
    });
  });
  test("High for anything else needs the council's yes", async () => {
    const parties = await makeParties();
    const draft = await makeDraft(parties, "high");
    expect(code(await requestEngagement(parties.asPerson, { draftId: draft.id, feePence: 32_000 }))).toBe(
      "tier-not-authorised",
    );
    expect(await money(parties)).toEqual(untouched);
  });
  test.each([
    ["not enough in the pot", 17_999, {}, 18_000, "budget-too-low"],
    ["the planner paused meanwhile", 32_000, { status: "paused" as const }, 18_000, "planner-paused"],
    ["the planner is full", 32_000, { takingNewPeople: false }, 18_000, "planner-paused"],
    ["the price changed since", 32_000, {}, 17_000, "price-changed"],
  ])("%s: a sentence, and nothing is set aside", async (_what, pence, planner, seen, refusal) => {
    const parties = await makeParties(pence);
    const draft = await makeDraft(parties);
    await db().prisma.planner.update({ where: { id: parties.planner.id }, data: planner });
    const result = await requestEngagement(parties.asPerson, { draftId: draft.id, feePence: seen });
    expect(code(result)).toBe(refusal);
    if (!result.ok) expect(result.refusal.words).toMatch(/Nothing was set aside/);
    expect(await money(parties)).toEqual({ ...untouched, available: pence });
  });
  test("somebody else's draft is not found", async () => {
    const parties = await makeParties();
    const stranger = await makeParties();
    const draft = await makeDraft(parties);
    expect(code(await requestEngagement(stranger.asPerson, { draftId: draft.id, feePence: 18_000 }))).toBe(
      "not-found",
    );
  });
  test("64 at once for the last £180: one succeeds", async () => {
    const parties = await makeParties(18_000);
    const planners = await Promise.all(Array.from({ length: 8 }, () => makeParties(0)));
    const drafts = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        makeDraft({ ...parties, planner: planners[i % 8]?.planner ?? parties.planner }),
      ),
    );
    const all = await Promise.all(
      drafts.map((draft) => requestEngagement(parties.asPerson, { draftId: draft.id, feePence: 18_000 })),
    );
    expect(all.filter((one) => one.ok)).toHaveLength(1);
    expect(await money(parties)).toEqual({ ...untouched, available: 0, held: 18_000 });
  });
});

describe("answering", () => {
  test("declined: released at once, with the reason", async () => {
    const parties = await makeParties();
    const { id, version } = await makeEngagement(parties);
    expect(
      code(
        await declineEngagement(parties.asPlanner, {
          id,
          version: await version(),
          reason: "I am full until March",
        }),
      ),
    ).toBe("ok");
    expect(await money(parties)).toEqual(untouched);
    expect(await row(id)).toMatchObject({ status: "declined", feeDuePence: 0 });
  });
  test("accepted and declined at once: one wins, the other is told it moved on", async () => {
    const parties = await makeParties();
    const { id, version } = await makeEngagement(parties);
    const v = await version();
    const both = await Promise.all([
      acceptEngagement(parties.asPlanner, { id, version: v }),
      declineEngagement(parties.asPlanner, { id, version: v, reason: "x" }),
    ]);
    expect(both.map(code).sort()).toEqual(["moved-on", "ok"]);
  });
  test("another planner cannot answer", async () => {
    const parties = await makeParties();
    const other = await makeParties();
    const { id, version } = await makeEngagement(parties);
    expect(code(await acceptEngagement(other.asPlanner, { id, version: await version() }))).toBe("not-found");
  });
  test("silence: it lapses after the last day, never before, and twice is once", async () => {
    const parties = await makeParties();
    const { id } = await makeEngagement(parties);
    await lapseEngagement(id);
    expect((await row(id)).status).toBe("requested");
    setNow(addDays(dayOf(new Date()), 7));
    await Promise.all([lapseEngagement(id), lapseEngagement(id)]);
    expect((await row(id)).status).toBe("lapsed");
    expect(await money(parties)).toEqual(untouched);
    expect(await db().prisma.engagementEvent.count({ where: { engagementId: id, kind: "lapsed" } })).toBe(1);
  });
});

describe("work and agreement", () => {
  test("the whole way: only the person's agreement makes the fee due", async () => {
    const parties = await makeParties();
    const { id, version } = await makeEngagement(parties, "delivered");
    expect(await money(parties)).toEqual({ ...untouched, available: 14_000, held: 18_000 });
    const v = await version();
    const twice = await Promise.all([
      agreeDelivery(parties.asPerson, { id, version: v }),
      agreeDelivery(parties.asPerson, { id, version: v }),
    ]);
    expect(twice.map(code).sort()).toEqual(["moved-on", "ok"]);
    expect(await money(parties)).toEqual({ ...untouched, available: 14_000, owed: 18_000 });
  });
  test("with an adjustment, both parts are owed and nothing is left held", async () => {
    const parties = await makeParties(18_000);
    const { id, version } = await makeEngagement(parties, "delivered", "high", { talks: "longer" });
    expect(code(await agreeDelivery(parties.asPerson, { id, version: await version() }))).toBe("ok");
    expect(await money(parties)).toEqual({
      available: 0,
      held: 0,
      owed: 32_000,
      adjustments: -14_000,
      adjustmentsHeld: 0,
    });
  });
  test("something is missing: back to work, nothing paid", async () => {
    const parties = await makeParties();
    const { id, version } = await makeEngagement(parties, "delivered");
    expect(
      code(
        await sayMissing(parties.asPerson, { id, version: await version(), words: "The quote for the ramp" }),
      ),
    ).toBe("ok");
    expect(await row(id)).toMatchObject({ status: "accepted", deliveredAt: null });
    expect((await money(parties)).owed).toBe(0);
  });
  test("silence: reminders at 3 and 7 days, then the core service, never a charge; each once", async () => {
    const parties = await makeParties();
    const { id, version } = await makeEngagement(parties, "delivered");
    const v = String(await version());
    for (const kind of ["first", "first", "second", "core-service", "core-service"])
      await remindEngagement({ engagementId: id, version: v, kind });
    expect(await db().prisma.coreCase.count({ where: { engagementId: id } })).toBe(1);
    expect(
      await db().prisma.engagementEvent.count({
        where: { engagementId: id, kind: { startsWith: "reminded" } },
      }),
    ).toBe(3);
    expect(
      await db().prisma.notification.count({
        where: { personId: parties.person.id, subject: { contains: "waiting for your answer" } },
      }),
    ).toBe(2);
    expect((await money(parties)).owed).toBe(0);
    const { rows } = await db().owner.query<{ kind: string; days: number }>(
      "SELECT payload->>'kind' AS kind, round(extract(epoch FROM run_at - now()) / 86400)::int AS days FROM graphile_worker._private_jobs WHERE payload->>'engagementId' = $1 AND payload->>'kind' IS NOT NULL ORDER BY run_at",
      [id],
    );
    expect(rows.map((job) => job.kind)).toEqual(["first", "second", "core-service"]);
    for (const [i, days] of [3, 7, 10].entries())
      expect(Math.abs((rows[i]?.days ?? 0) - days)).toBeLessThanOrEqual(1);
  });
  test("a reminder after the answer does nothing", async () => {
    const parties = await makeParties();
    const { id, version } = await makeEngagement(parties, "delivered");
    const v = await version();
    await agreeDelivery(parties.asPerson, { id, version: v });
    await remindEngagement({ engagementId: id, version: String(v), kind: "core-service" });
    expect(await db().prisma.coreCase.count({ where: { engagementId: id } })).toBe(0);
  });
  test("a planner cannot agree to their own work: the step is not theirs", async () => {
    const parties = await makeParties();
    const { id, version } = await makeEngagement(parties, "delivered");
    const asSubject = {
      ...parties.asPerson,
      subject: { ...parties.asPerson.subject, personId: randomUUID() },
    };
    expect(code(await agreeDelivery(asSubject, { id, version: await version() }))).toBe("not-found");
  });
  test("hours: in the future, before the yes, none, over a day: refused; the same form twice counts once", async () => {
    const parties = await makeParties();
    const { id } = await makeEngagement(parties, "accepted");
    const today = dayOf(new Date());
    const log = (workedOn: Date, minutes: number, submissionKey: string = randomUUID()) =>
      logHours(parties.asPlanner, { id, workedOn, minutes, what: "x", submissionKey });
    expect(code(await log(addDays(today, 1), 60))).toBe("in-the-future");
    expect(code(await log(addDays(today, -1), 60))).toBe("before-acceptance");
    expect(code(await log(today, 0))).toBe("not-a-time");
    expect(code(await log(today, 1441))).toBe("not-a-time");
    const key = randomUUID();
    expect((await Promise.all([log(today, 90, key), log(today, 90, key)])).map(code)).toEqual(["ok", "ok"]);
    expect((await row(id)).minutesLogged).toBe(90);
    expect(code(await log(today, 720))).toBe("ok");
    expect((await row(id)).feePence).toBe(18_000);
  });
});

describe("ending early", () => {
  test.each(["asPerson", "asPlanner"] as const)(
    "before any hours %s cancels freely and the hold is released",
    async (who) => {
      const parties = await makeParties();
      const { id, version } = await makeEngagement(parties, "accepted");
      expect(
        code(
          await cancelEngagement(parties[who], { id, version: await version(), reason: "Changed my mind" }),
        ),
      ).toBe("ok");
      expect(await money(parties)).toEqual(untouched);
    },
  );
  test("after hours nobody cancels alone; the figure is seen, agreed by the other side, and falls due in proportion", async () => {
    const parties = await makeParties();
    const { id, version } = await makeEngagement(parties, "worked");
    expect(
      code(await cancelEngagement(parties.asPerson, { id, version: await version(), reason: "x" })),
    ).toBe("moved-on");
    expect(
      code(
        await proposeEnding(parties.asPerson, {
          id,
          version: await version(),
          reason: "Moving away",
          feeDuePence: 1,
        }),
      ),
    ).toBe("price-changed");
    expect(
      code(
        await proposeEnding(parties.asPerson, {
          id,
          version: await version(),
          reason: "Moving away",
          feeDuePence: 7_200,
        }),
      ),
    ).toBe("ok");
    expect(code(await agreeEnding(parties.asPerson, { id, version: await version() }))).toBe("moved-on");
    expect(
      code(
        await logHours(parties.asPlanner, {
          id,
          workedOn: dayOf(new Date()),
          minutes: 60,
          what: "more",
          submissionKey: randomUUID(),
        }),
      ),
    ).toBe("moved-on");
    expect(code(await agreeEnding(parties.asPlanner, { id, version: await version() }))).toBe("ok");
    expect(await money(parties)).toEqual({ ...untouched, available: 24_800, owed: 7_200 });
    expect(await row(id)).toMatchObject({ status: "cancelled", feeDuePence: 7_200 });
  });
  test("with an adjustment the shares go back as they came", async () => {
    const parties = await makeParties(18_000);
    const { id, version } = await makeEngagement(parties, "worked", "high", { talks: "longer" });
    await proposeEnding(parties.asPlanner, {
      id,
      version: await version(),
      reason: "Ill",
      feeDuePence: 7_111,
    });
    expect(code(await agreeEnding(parties.asPerson, { id, version: await version() }))).toBe("ok");
    const after = await money(parties);
    expect(after).toMatchObject({ held: 0, owed: 7_111, adjustmentsHeld: 0 });
    expect(18_000 - after.available - after.adjustments).toBe(7_111);
  });
  test("not agreed: it goes on, and may be proposed again", async () => {
    const parties = await makeParties();
    const { id, version } = await makeEngagement(parties, "worked");
    await proposeEnding(parties.asPlanner, { id, version: await version(), reason: "x", feeDuePence: 7_200 });
    expect(
      code(await refuseEnding(parties.asPerson, { id, version: await version(), reason: "Please finish" })),
    ).toBe("ok");
    expect((await row(id)).status).toBe("accepted");
    expect(
      code(
        await proposeEnding(parties.asPerson, {
          id,
          version: await version(),
          reason: "y",
          feeDuePence: 7_200,
        }),
      ),
    ).toBe("ok");
  });
});

test("a stale tab is refused: the page was drawn before the last change", async () => {
  const parties = await makeParties();
  const { id, version } = await makeEngagement(parties, "worked");
  const stale = (await version()) - 1;
  expect(
    code(await proposeEnding(parties.asPlanner, { id, version: stale, reason: "x", feeDuePence: 7_200 })),
  ).toBe("stale");
});
test("a stranger's view is nothing; nonsense ids are nothing", async () => {
  const parties = await makeParties();
  const other = await makeParties();
  const { id } = await makeEngagement(parties);
  expect(await findEngagement({ side: "person", personId: other.person.id }, id)).toBeNull();
  expect(await findEngagement({ side: "planner", plannerId: other.planner.id }, id)).toBeNull();
  expect(await findEngagement({ side: "area", areaId: other.area.id }, id)).toBeNull();
  expect(await findEngagement({ side: "person", personId: parties.person.id }, "nonsense")).toBeNull();
  expect(await findEngagement({ side: "area", areaId: parties.area.id }, id)).not.toBeNull();
});
test("all of this left the audit chain whole, and the ledger balanced", async () => {
  expect((await verifyAudit()).ok).toBe(true);
  const [proof] = await db().prisma.$queryRaw<
    { verify: { imbalances: unknown[]; drift: unknown[] } }[]
  >`SELECT ledger.verify() AS verify`;
  expect(proof?.verify).toMatchObject({ imbalances: [], drift: [] });
});
