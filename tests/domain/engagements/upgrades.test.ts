import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Tier } from "#app/generated/prisma/enums.ts";
import { agreeDelivery } from "#app/domain/engagements/answer-delivery.server.ts";
import { cancelEngagement } from "#app/domain/engagements/cancel-engagement.server.ts";
import { countWaiting } from "#app/domain/engagements/count-waiting.server.ts";
import { deliverEngagement } from "#app/domain/engagements/deliver-engagement.server.ts";
import { proposeEnding } from "#app/domain/engagements/end-early.server.ts";
import { logHours } from "#app/domain/engagements/log-hours.server.ts";
import { justReached, nearlyUsed } from "#app/domain/engagements/meter-rules.ts";
import { answerUpgrade } from "#app/domain/engagements/upgrades/answer-upgrade.server.ts";
import { askUpgrade, withdrawUpgrade } from "#app/domain/engagements/upgrades/ask-upgrade.server.ts";
import { decideUpgrade } from "#app/domain/engagements/upgrades/decide-upgrade.server.ts";
import {
  countOpenUpgrades,
  findOpenUpgrades,
  findUpgrade,
} from "#app/domain/engagements/upgrades/find-upgrades.server.ts";
import { remindUpgrade } from "#app/domain/engagements/upgrades/remind-upgrade.server.ts";
import { findStatement } from "#app/domain/budgets/find-statement.server.ts";
import { balance, openLedgerAccount } from "#app/domain/ledger/ledger.server.ts";
import { verifyMoney } from "#app/domain/payments/verify-money.server.ts";
import { db } from "#app/db.server.ts";
import { dayOf } from "#app/lib/dates.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";

const code = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? "ok" : result.refusal.code;
const row = (id: string) => db().prisma.engagement.findUniqueOrThrow({ where: { id } });
const upgradeOf = (engagementId: string) =>
  db().prisma.engagementUpgrade.findFirstOrThrow({ where: { engagementId }, orderBy: { askedAt: "desc" } });

/** Pence available, held, and what the adjustments account has paid and promised. */
async function money({ area, pot }: Parties) {
  const tx = db().prisma;
  return {
    available: await balance(tx, pot.availableAccountId),
    held: await balance(tx, pot.heldAccountId),
    adjustments: await balance(tx, await openLedgerAccount(tx, "area/adjustments", area.id)),
    adjustmentsHeld: await balance(tx, await openLedgerAccount(tx, "area/adjustments-held", area.id)),
  };
}
async function practitionerOf(area: { id: string; slug: string; name: string }) {
  return areaAccessOf(await makeAccount("practitioner", area.id, "Helen Test"), area);
}
type Asked = { tier?: Tier | "beyond"; because?: "communication" | "something-else" };
async function ask(parties: Parties, id: string, { tier = "high", because = "something-else" }: Asked = {}) {
  const { version } = await row(id);
  return askUpgrade(parties.asPlanner, id, {
    version,
    tier,
    because,
    reason: "Two services have to be set up, not one.",
    submissionKey: randomUUID(),
  });
}
/** A Medium engagement at work, whose planner has asked for a tier; the person has said yes where they want it. */
async function asked(pence = 40_000, input: Asked = {}, wants = true) {
  const parties = await makeParties(pence);
  const { id } = await makeEngagement(parties, "worked");
  const helen = await practitionerOf(parties.area);
  expect(code(await ask(parties, id, input))).toBe("ok");
  const { id: upgradeId } = await upgradeOf(id);
  if (wants) expect(code(await answer(parties, upgradeId, "wants"))).toBe("ok");
  return { parties, id, upgradeId, helen };
}
const answer = (parties: Parties, upgradeId: string, said: "wants" | "does-not-want", feePence?: number) =>
  answerUpgrade(parties.asPerson, { upgradeId, answer: said, words: "", feePence });
const approval = { answer: "approve" as const, words: "", personSaid: "", feePence: 32_000 };

describe("asking", () => {
  test("the person and every practitioner are told, reminders wait, nothing has changed", async () => {
    const { parties, id, upgradeId, helen } = await asked(40_000, {}, false);
    const person = { side: "person", personId: parties.person.id } as const;
    expect(await countWaiting(person)).toEqual({ answers: 0, endings: 0, upgrades: 1 });
    expect(await countOpenUpgrades(parties.area.id)).toBe(1);
    expect(await money(parties)).toMatchObject({ available: 22_000, held: 18_000 });
    expect(await row(id)).toMatchObject({ tier: "medium", feePence: 18_000 });
    for (const where of [{ personId: parties.person.id }, { accountId: helen.actor.accountId }])
      expect(
        await db().prisma.notification.count({ where: { ...where, subject: { contains: "more hours" } } }),
      ).toBe(1);
    const { rows } = await db().owner.query<{ kind: string }>(
      "SELECT payload->>'kind' AS kind FROM graphile_worker._private_jobs WHERE payload->>'upgradeId' = $1 ORDER BY run_at",
      [upgradeId],
    );
    expect(rows.map((job) => job.kind)).toEqual(["first", "second"]);
    for (const kind of ["first", "first", "second"]) await remindUpgrade({ upgradeId, kind });
    expect(
      await db().prisma.notification.count({
        where: { accountId: helen.actor.accountId, subject: { contains: "waits for the council" } },
      }),
    ).toBe(2);
    expect(
      await db().prisma.notification.count({
        where: { personId: parties.person.id, subject: { contains: "waits for your answer" } },
      }),
    ).toBe(2);
  });
  test("one open at a time, the same form once, never a lower tier, never a stranger's, stale refused", async () => {
    const parties = await makeParties();
    const { id, version } = await makeEngagement(parties, "worked");
    const form = {
      version: await version(),
      tier: "high" as const,
      because: "something-else" as const,
      reason: "More to arrange",
      submissionKey: randomUUID(),
    };
    const twice = await Promise.all([
      askUpgrade(parties.asPlanner, id, form),
      askUpgrade(parties.asPlanner, id, form),
    ]);
    expect(twice.map(code)).toContain("ok");
    expect(await db().prisma.engagementUpgrade.count({ where: { engagementId: id } })).toBe(1);
    expect(code(await askUpgrade(parties.asPlanner, id, form))).toBe("ok");
    expect(code(await ask(parties, id))).toBe("moved-on");
    expect(code(await withdrawUpgrade(parties.asPlanner, id))).toBe("ok");
    expect(code(await ask(parties, id, { tier: "low" }))).toBe("not-higher");
    expect(code(await ask(parties, id, { tier: "medium" }))).toBe("not-higher");
    expect(
      code(await askUpgrade(parties.asPlanner, id, { ...form, submissionKey: randomUUID(), version: 1 })),
    ).toBe("stale");
    const stranger = await makeParties();
    expect(code(await askUpgrade(stranger.asPlanner, id, { ...form, submissionKey: randomUUID() }))).toBe(
      "not-found",
    );
    expect(code(await withdrawUpgrade(stranger.asPlanner, id))).toBe("not-found");
  });
  test.each(["requested", "delivered"] as const)("not while it is %s", async (until) => {
    const parties = await makeParties();
    const { id } = await makeEngagement(parties, until);
    expect(code(await ask(parties, id))).toBe("moved-on");
  });
});

describe("the council decides", () => {
  test("approved: the old hold goes back, the new fee is set aside, at today's price; twice at once is once", async () => {
    const { parties, id, upgradeId, helen } = await asked();
    const before = await row(id);
    const both = await Promise.all([
      decideUpgrade(helen, upgradeId, approval),
      decideUpgrade(helen, upgradeId, approval),
    ]);
    expect(both.map(code).sort()).toEqual(["moved-on", "ok"]);
    expect(await money(parties)).toMatchObject({ available: 8_000, held: 32_000, adjustments: 0 });
    const after = await row(id);
    expect(after).toMatchObject({ tier: "high", feePence: 32_000, adjustmentPence: 0, minutesAllowed: 1080 });
    expect(after.version).toBe(before.version + 1);
    expect(after.holdTransferId).not.toBe(before.holdTransferId);
    expect(await upgradeOf(id)).toMatchObject({
      status: "approved",
      feeBeforePence: 18_000,
      feeAfterPence: 32_000,
      holdTransferId: after.holdTransferId,
    });
    // To the end of the work: what was agreed is what is owed, and every proof holds
    const version = after.version;
    expect(code(await deliverEngagement(parties.asPlanner, { id, version, words: "Done" }))).toBe("ok");
    expect(code(await agreeDelivery(parties.asPerson, { id, version: version + 1 }))).toBe("ok");
    expect(await money(parties)).toMatchObject({ available: 8_000, held: 0 });
    const owed = await openLedgerAccount(db().prisma, "planner/owed", parties.planner.id);
    expect(await balance(db().prisma, owed)).toBe(32_000);
    const proof = await verifyMoney();
    expect(proof.imbalances).toEqual([]);
    expect(proof.mismatches.filter((one) => one.objectId === id)).toEqual([]);
    const { statement } = (await findStatement(
      parties.asPerson,
      parties.pot.id,
      { from: null, to: null },
      1,
    )) as { statement: { lines: { what: string }[] } };
    expect(statement.lines.map((line) => line.what.replace(/with .*?,/, "with …,"))).toEqual([
      "Fee for planning with …, High: £320 fell due",
      "Set aside for planning with …, High",
      "Came back: planning with …, Medium (more hours were agreed)",
      "Set aside for planning with …, Medium",
      "Put in by the council",
    ]);
  });
  test("High for communication needs: the area pays the difference, the pot no more", async () => {
    const { parties, id, upgradeId, helen } = await asked(18_000, { because: "communication" });
    expect(code(await decideUpgrade(helen, upgradeId, approval))).toBe("ok");
    expect(await row(id)).toMatchObject({ feePence: 32_000, adjustmentPence: 14_000 });
    expect(await money(parties)).toEqual({
      available: 0,
      held: 18_000,
      adjustments: -14_000,
      adjustmentsHeld: 14_000,
    });
  });
  test("the pot lacks it: refused, or put in with the same press; another figure is refused", async () => {
    const { parties, id, upgradeId, helen } = await asked(20_000);
    expect(code(await decideUpgrade(helen, upgradeId, approval))).toBe("budget-too-low");
    expect(code(await decideUpgrade(helen, upgradeId, { ...approval, putIn: 11_999 }))).toBe("short-changed");
    expect(await money(parties)).toMatchObject({ available: 2_000, held: 18_000 });
    expect(code(await decideUpgrade(helen, upgradeId, { ...approval, putIn: 12_000 }))).toBe("ok");
    expect(await money(parties)).toMatchObject({ available: 0, held: 32_000 });
    expect((await upgradeOf(id)).addedPence).toBe(12_000);
    expect(await db().prisma.potChange.count({ where: { potId: parties.pot.id, addedPence: 12_000 } })).toBe(
      1,
    );
  });
  test("the price changed between the page and the press: refused, nothing moved", async () => {
    const { parties, upgradeId, helen } = await asked();
    await db().prisma.areaTier.create({
      data: {
        areaId: parties.area.id,
        tier: "high",
        hours: 20,
        feePence: 33_000,
        validFrom: dayOf(new Date()),
        source: "a test",
      },
    });
    expect(code(await decideUpgrade(helen, upgradeId, approval))).toBe("price-changed");
    expect(await money(parties)).toMatchObject({ available: 22_000, held: 18_000 });
    const seen = await findUpgrade(helen, upgradeId);
    expect(seen?.price).toMatchObject({ feePence: 33_000, extraPence: 15_000, shortPence: 0 });
    expect(code(await decideUpgrade(helen, upgradeId, { ...approval, feePence: 33_000 }))).toBe("ok");
  });
  test("nobody's pot pays more without their word: asked by the practitioner, it is written down", async () => {
    const { id, upgradeId, helen } = await asked(40_000, {}, false);
    expect(code(await decideUpgrade(helen, upgradeId, approval))).toBe("ask-first");
    expect(
      code(await decideUpgrade(helen, upgradeId, { ...approval, personSaid: "Yes please, on the phone." })),
    ).toBe("ok");
    expect(await upgradeOf(id)).toMatchObject({
      personAnswer: "wants",
      personWords: "Yes please, on the phone.",
      personAnsweredBy: "As Helen Test wrote it down",
    });
  });
  test("refused, with the words told to both; the work goes on and may be asked for again", async () => {
    const { parties, id, upgradeId, helen } = await asked();
    const no = { answer: "refuse" as const, words: "Medium is enough for one service.", personSaid: "" };
    expect(code(await decideUpgrade(helen, upgradeId, no))).toBe("ok");
    expect(await upgradeOf(id)).toMatchObject({ status: "refused", decisionWords: no.words });
    expect(await money(parties)).toMatchObject({ available: 22_000, held: 18_000 });
    expect(
      await db().prisma.notification.count({
        where: {
          body: { contains: no.words },
          OR: [{ personId: parties.person.id }, { accountId: parties.asPlanner.actor.accountId }],
        },
      }),
    ).toBe(2);
    expect(code(await ask(parties, id))).toBe("ok");
  });
  test("beyond the tiers: no money, only words", async () => {
    const { parties, id, upgradeId, helen } = await asked(40_000, { tier: "beyond" });
    expect(code(await decideUpgrade(helen, upgradeId, approval))).toBe("beyond");
    const other = { answer: "otherwise" as const, words: "A second planning from April.", personSaid: "" };
    expect(code(await decideUpgrade(helen, upgradeId, other))).toBe("ok");
    expect(await upgradeOf(id)).toMatchObject({ status: "agreed-otherwise", toTier: null });
    expect(await money(parties)).toMatchObject({ available: 22_000, held: 18_000 });
  });
  test("another area's practitioner, and whoever it is about, decide nothing", async () => {
    const { parties, upgradeId } = await asked();
    const stranger = await practitionerOf((await makeParties()).area);
    expect(code(await decideUpgrade(stranger, upgradeId, approval))).toBe("not-found");
    expect(await findUpgrade(stranger, upgradeId)).toBeNull();
    expect(await findOpenUpgrades(stranger)).toEqual([]);
    const helen = await practitionerOf(parties.area);
    const asPlanner = { ...helen, actor: { ...helen.actor, accountId: parties.asPlanner.actor.accountId } };
    expect(code(await decideUpgrade(asPlanner, upgradeId, approval))).toBe("oneself");
    expect(code(await decideUpgrade(helen, "not-an-id", approval))).toBe("not-found");
  });
});

describe("what happens meanwhile", () => {
  test("the person does not want it: it is over, and cannot be approved", async () => {
    const { parties, id, upgradeId, helen } = await asked(40_000, {}, false);
    expect(code(await answer(parties, upgradeId, "does-not-want"))).toBe("ok");
    expect(await upgradeOf(id)).toMatchObject({ status: "not-wanted" });
    expect(code(await decideUpgrade(helen, upgradeId, approval))).toBe("moved-on");
    expect(code(await answer(parties, upgradeId, "wants"))).toBe("moved-on");
    expect(await money(parties)).toMatchObject({ available: 22_000, held: 18_000 });
  });
  test("a stranger's answer is not found; one that was given stays", async () => {
    const { parties, upgradeId } = await asked();
    expect(code(await answer(parties, upgradeId, "does-not-want"))).toBe("answered");
    expect(code(await answer(await makeParties(), upgradeId, "wants"))).toBe("not-found");
  });
  test("delivered, cancelled or an ending proposed meanwhile: not approved, nothing moved", async () => {
    const delivered = await asked();
    await deliverEngagement(delivered.parties.asPlanner, {
      id: delivered.id,
      version: (await row(delivered.id)).version,
      words: "Done after all",
    });
    expect(code(await decideUpgrade(delivered.helen, delivered.upgradeId, approval))).toBe("moved-on");
    expect((await upgradeOf(delivered.id)).status).toBe("overtaken");

    const ending = await asked();
    const { version } = await row(ending.id);
    await proposeEnding(ending.parties.asPerson, { id: ending.id, version, reason: "x", feeDuePence: 7_200 });
    expect(code(await decideUpgrade(ending.helen, ending.upgradeId, approval))).toBe("moved-on");
    expect(await money(ending.parties)).toMatchObject({ available: 22_000, held: 18_000 });

    const parties = await makeParties(40_000);
    const { id } = await makeEngagement(parties, "accepted");
    await ask(parties, id);
    const open = await upgradeOf(id);
    await answer(parties, open.id, "wants");
    const helen = await practitionerOf(parties.area);
    const both = await Promise.all([
      decideUpgrade(helen, open.id, approval),
      cancelEngagement(parties.asPerson, { id, version: (await row(id)).version, reason: "Changed my mind" }),
    ]);
    expect(both.map(code).filter((one) => one === "ok")).toHaveLength(1);
    expect((await money(parties)).held).toBe(both[0].ok ? 32_000 : 0);
  });
});

describe("somebody's own money", () => {
  async function ownMoney(pence: number, input: Asked = {}) {
    const parties = await makeParties(pence);
    const { id } = await makeEngagement(parties, "worked");
    await db().prisma.pot.update({ where: { id: parties.pot.id }, data: { fundingRoute: "own_money" } });
    expect(code(await ask(parties, id, input))).toBe("ok");
    return { parties, id, upgrade: await upgradeOf(id) };
  }
  test("they decide themselves, and the council cannot; what is not there yet waits to be paid", async () => {
    const { parties, id, upgrade } = await ownMoney(18_000);
    expect(upgrade.decider).toBe("person");
    expect(code(await decideUpgrade(await practitionerOf(parties.area), upgrade.id, approval))).toBe(
      "not-here",
    );
    expect(code(await answer(parties, upgrade.id, "wants", 31_000))).toBe("price-changed");
    const said = await answer(parties, upgrade.id, "wants", 32_000);
    expect(said).toMatchObject({ ok: true, value: { toPayPence: 14_000, settled: false } });
    expect(await row(id)).toMatchObject({ tier: "medium", feePence: 18_000 });
    expect(await money(parties)).toMatchObject({ available: 0, held: 18_000 });
    // They may still say no
    expect(code(await answer(parties, upgrade.id, "does-not-want"))).toBe("ok");
    expect((await upgradeOf(id)).status).toBe("not-wanted");
  });
  test("with their money there it counts at once; for communication needs it costs them nothing", async () => {
    const paid = await ownMoney(32_000);
    expect(await answer(paid.parties, paid.upgrade.id, "wants", 32_000)).toMatchObject({
      ok: true,
      value: { settled: true },
    });
    expect(await row(paid.id)).toMatchObject({ tier: "high", feePence: 32_000 });
    const free = await ownMoney(18_000, { because: "communication" });
    expect(code(await answer(free.parties, free.upgrade.id, "wants", 32_000))).toBe("ok");
    expect(await row(free.id)).toMatchObject({ tier: "high", adjustmentPence: 14_000 });
  });
  test("beyond the tiers it is the council's", async () => {
    expect((await ownMoney(18_000, { tier: "beyond" })).upgrade.decider).toBe("council");
  });
});

describe("the meter", () => {
  test("80 and 100 hundredths, each reached once", () => {
    expect([0, 479, 480, 599, 600, 700].map((minutes) => nearlyUsed(minutes, 600))).toEqual([
      null,
      null,
      80,
      80,
      100,
      100,
    ]);
    expect(justReached(0, 480, 600)).toBe(80);
    expect(justReached(480, 590, 600)).toBeNull();
    expect(justReached(0, 700, 600)).toBe(100);
    expect(justReached(600, 700, 600)).toBeNull();
  });
  test("the planner is told once at each; the fee stays", async () => {
    const parties = await makeParties();
    const { id } = await makeEngagement(parties, "accepted");
    for (const minutes of [470, 20, 20, 100, 60])
      await logHours(parties.asPlanner, {
        id,
        workedOn: dayOf(new Date()),
        minutes,
        what: "x",
        submissionKey: randomUUID(),
      });
    const told = await db().prisma.notification.findMany({
      where: { accountId: parties.asPlanner.actor.accountId, subject: { contains: "tier are used" } },
      orderBy: { createdAt: "asc" },
    });
    expect(told.map((one) => one.subject)).toEqual([
      "Most hours of this tier are used",
      "The hours of this tier are used",
    ]);
    expect((await row(id)).feePence).toBe(18_000);
  });
});
