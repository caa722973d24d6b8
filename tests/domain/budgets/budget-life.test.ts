import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addPot } from "#app/domain/budgets/add-pot.server.ts";
import {
  AddPotForm,
  ChangeBudgetForm,
  ChangePotForm,
  CloseBudgetForm,
  NewBudgetForm,
} from "#app/domain/budgets/budget-forms.ts";
import { changeBudget } from "#app/domain/budgets/change-budget.server.ts";
import { changePot } from "#app/domain/budgets/change-pot.server.ts";
import { closeBudget } from "#app/domain/budgets/close-budget.server.ts";
import { findBudgets } from "#app/domain/budgets/find-budgets.server.ts";
import { lookAfterBudget, lookAfterBudgets } from "#app/domain/budgets/look-after-budgets.server.ts";
import { openBudget } from "#app/domain/budgets/open-budget.server.ts";
import { allocateToPot, openPot } from "#app/domain/budgets/open-pot.server.ts";
import { balance } from "#app/domain/ledger/ledger.server.ts";
import { verifyLedger } from "#app/domain/ledger/verify-ledger.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeBudget, makeCouncil, must, newBudget, parts, type Council } from "#tests/factories/budget.ts";

const at = (iso: string) => {
  setNow(new Date(`${iso}T10:00:00Z`));
};
beforeEach(() => {
  at("2026-06-10");
});
afterEach(() => {
  setNow(null);
});
const inside = (pot: { availableAccountId: bigint }) => balance(db().prisma, pot.availableAccountId);
const lines = async (potId: string) =>
  (
    await db().prisma.instalment.findMany({
      where: { potId },
      orderBy: [{ createdAt: "asc" }, { fromOn: "asc" }],
    })
  ).map(({ kind, pence }) => `${kind} ${String(pence)}`);
const change = (version: number, more: Record<string, unknown> = {}) =>
  ChangePotForm.parse({
    amount: "330",
    every: "four_weeks",
    from: parts("2026-07-22"),
    reason: "More help with mornings",
    version: String(version),
    submissionKey: randomUUID(),
    ...more,
  });
const pot = (version: number, more: Record<string, unknown> = {}) =>
  AddPotForm.parse({
    kind: "reserve",
    name: "Holiday pay",
    amount: "900",
    route: "direct_payment",
    from: parts("2026-06-10"),
    reason: "For the leave of a personal assistant",
    version: String(version),
    submissionKey: randomUUID(),
    ...more,
  });
const closing = (version: number, more: Record<string, unknown> = {}) =>
  CloseBudgetForm.parse({
    closedOn: parts("2026-06-10"),
    reason: "They moved to another area",
    version: String(version),
    submissionKey: randomUUID(),
    ...more,
  });
const change_ = async (
  council: Council,
  budget: { id: string; pot: { id: string } },
  form: ReturnType<typeof change>,
) => changePot(council.practitioner, council.person.id, budget.id, budget.pot.id, form);

describe("a new budget", () => {
  test("agreed, it is given what is due so far at once, and the person is told", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    // 1 April, 29 April, 27 May
    expect(await lines(budget.pot.id)).toEqual(["due 124000", "due 124000", "due 124000"]);
    expect(await inside(budget.pot)).toBe(372_000);
    const [whole] = await findBudgets(council.person.id);
    expect(whole?.figures).toEqual({
      spent: 0,
      aside: 0,
      available: 372_000,
      reserved: 0,
      toCome: 31_000 * 52 - 372_000,
      total: 31_000 * 52,
    });
    expect(whole?.pots[0]?.next).toEqual({ on: new Date("2026-06-24"), pence: 124_000 });
    expect(await db().prisma.notification.count({ where: { personId: council.person.id } })).toBe(1);
  });
  test("a first figure puts in nothing; agreeing it from a day on does", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council, { status: "indicative" });
    expect(await inside(budget.pot)).toBe(0);
    await lookAfterBudget(budget.id);
    expect(await inside(budget.pot)).toBe(0);
    const agree = ChangeBudgetForm.parse({
      status: "approved",
      from: parts("2026-06-08"),
      contribution: "net",
      ownPart: "40",
      reason: "The plan is agreed",
      version: "2",
      submissionKey: randomUUID(),
    });
    const send = () => changeBudget(council.practitioner, council.person.id, budget.id, agree);
    expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toMatchObject({ ok: true });
    expect(await lines(budget.pot.id)).toEqual(["due 124000"]);
    const [whole] = await findBudgets(council.person.id);
    expect(whole).toMatchObject({ status: "approved", contribution: "net", contributionPence: 4_000 });
    // Only the days from 8 June on
    expect(whole?.figures.total).toBe(Math.round((31_000 * 296) / 7));
    const back = ChangeBudgetForm.parse({
      ...raw(agree),
      status: "indicative",
      version: String(await budget.version()),
      submissionKey: randomUUID(),
    });
    expect(await changeBudget(council.practitioner, council.person.id, budget.id, back)).toMatchObject({
      refusal: { code: "approved" },
    });
  });
  test("the same form eight times at once gives one; another over the same days is refused", async () => {
    const council = await makeCouncil();
    const form = newBudget();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => openBudget(council.practitioner, council.person.id, form)),
    );
    expect(new Set(all.map((one) => must(one).budgetId)).size).toBe(1);
    expect(await openBudget(council.practitioner, council.person.id, newBudget())).toMatchObject({
      refusal: { code: "overlaps" },
    });
    const next = newBudget({ periodFrom: parts("2027-03-31"), periodTo: parts("2028-03-28") });
    expect(await openBudget(council.practitioner, council.person.id, next)).toMatchObject({ ok: true });
  });
  test("never one's own, never of another area", async () => {
    const council = await makeCouncil();
    await db().prisma.person.update({
      where: { id: council.person.id },
      data: { accountId: council.practitioner.actor.accountId },
    });
    expect(await openBudget(council.practitioner, council.person.id, newBudget())).toMatchObject({
      refusal: { code: "oneself" },
    });
    const other = await makeCouncil();
    expect(await openBudget(other.practitioner, council.person.id, newBudget())).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await db().prisma.budget.count({ where: { personId: council.person.id } })).toBe(0);
  });
  test.each(["-1", "1e9", "18.005", "NaN", "١٨٠", "0", "", "10001"])(
    "an amount of %j says what to enter",
    (amount) => {
      const form = { ...raw(newBudget()), amount };
      expect(NewBudgetForm.safeParse(form).error?.issues[0]?.message).toMatch(/in pounds, for example 310/);
    },
  );
  test("with a third party: which one, where there are several; clear words where there is none", async () => {
    const council = await makeCouncil();
    const send = (more: Record<string, unknown> = {}) =>
      openBudget(council.practitioner, council.person.id, newBudget({ route: "third_party", ...more }));
    expect(await send()).toMatchObject({ refusal: { code: "no-manager" } });
    const add = (slug: string, areaId = council.area.id) =>
      db().prisma.budgetManager.create({ data: { areaId, slug, name: slug, addressLines: ["1 Elm Road"] } });
    const [first, stranger] = [await add("first"), await add("stranger", (await makeCouncil()).area.id)];
    const second = await add("second");
    expect(await send()).toMatchObject({ refusal: { code: "which-manager" } });
    expect(await send({ managerId: stranger.id })).toMatchObject({ refusal: { code: "which-manager" } });
    const { budgetId } = must(await send({ managerId: second.id }));
    const made = await db().prisma.pot.findFirstOrThrow({ where: { budgetId } });
    expect([made.budgetManagerId, first.id === made.budgetManagerId]).toEqual([second.id, false]);
  });
});

describe("a change from a day on", () => {
  test("later: nothing moves now, and the new amount is put in from its day", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    must(await change_(council, budget, change(await budget.version())));
    expect(await inside(budget.pot)).toBe(372_000);
    at("2026-07-22");
    await lookAfterBudget(budget.id);
    await lookAfterBudget(budget.id);
    expect((await lines(budget.pot.id)).slice(3)).toEqual(["due 124000", "due 132000"]);
    const [whole] = await findBudgets(council.person.id);
    expect(whole?.weeklyPence).toBe(33_000);
  });
  test("from an earlier day: the difference is a line of its own, up or down", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    must(
      await change_(
        council,
        budget,
        change(await budget.version(), { from: parts("2026-06-03"), amount: "350" }),
      ),
    );
    // 3 to 23 June: three weeks at £40 more
    expect((await lines(budget.pot.id)).slice(3)).toEqual(["change 12000"]);
    must(
      await change_(
        council,
        budget,
        change(await budget.version(), { from: parts("2026-06-10"), amount: "300" }),
      ),
    );
    expect((await lines(budget.pot.id)).slice(4)).toEqual(["change -10000"]);
    expect(await inside(budget.pot)).toBe(374_000);
    const [whole] = await findBudgets(council.person.id);
    const { spent, aside, available, reserved, toCome, total } = whole?.figures ?? neverSums;
    expect(spent + aside + available + reserved + toCome).toBe(total);
    expect(total).toBe(9 * 31_000 + 35_000 + 42 * 30_000);
  });
  test("it never takes back more than is left", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    await allocateToPot(db().prisma, budget.pot, -371_000, randomUUID(), null);
    expect(
      await change_(
        council,
        budget,
        change(await budget.version(), { from: parts("2026-05-27"), amount: "0" }),
      ),
    ).toMatchObject({ refusal: { code: "budget-too-low" } });
    expect(await inside(budget.pot)).toBe(1_000);
    expect(await db().prisma.potAmount.count({ where: { potId: budget.pot.id } })).toBe(1);
  });
  test("from a page that is out of date it is refused; the same form twice changes once; two at once, one wins", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    const version = await budget.version();
    const form = change(version);
    const twice = await Promise.all([change_(council, budget, form), change_(council, budget, form)]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await db().prisma.potAmount.count({ where: { potId: budget.pot.id } })).toBe(2);
    expect(await change_(council, budget, change(version, { amount: "340" }))).toMatchObject({
      refusal: { code: "stale" },
    });
    const now_ = await budget.version();
    const both = await Promise.all(
      ["350", "360"].map((amount) => change_(council, budget, change(now_, { amount }))),
    );
    expect(both.map((one) => (one.ok ? "ok" : one.refusal.code)).sort()).toEqual(["ok", "stale"]);
  });
  test("nothing new, a day outside, another's pot: refused", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    const version = await budget.version();
    const send = async (more: Record<string, unknown>) => {
      const result = await change_(council, budget, change(version, more));
      return result.ok ? "ok" : result.refusal.code;
    };
    expect(await send({ amount: "310" })).toBe("nothing-new");
    expect(await send({ from: parts("2026-03-31") })).toBe("outside");
    expect(await send({ every: "once" })).toBe("every");
    const other = await makeCouncil();
    const theirs = await makeBudget(other);
    const result = await changePot(
      council.practitioner,
      council.person.id,
      budget.id,
      theirs.pot.id,
      change(version),
    );
    expect(result).toMatchObject({ refusal: { code: "not-found" } });
    expect(await change_(other, budget, change(version))).toMatchObject({ refusal: { code: "not-found" } });
  });
  test("another account only while nothing was put in", async () => {
    const council = await makeCouncil();
    const first = await makeBudget(council, { status: "indicative" });
    must(
      await change_(
        council,
        first,
        change(await first.version(), { amount: "310", route: "council_held", from: parts("2026-04-01") }),
      ),
    );
    expect(await db().prisma.pot.findUnique({ where: { id: first.pot.id } })).toMatchObject({
      fundingRoute: "council_held",
    });
    const other = await makeCouncil();
    const agreed = await makeBudget(other);
    expect(
      await change_(other, agreed, change(await agreed.version(), { route: "council_held" })),
    ).toMatchObject({ refusal: { code: "has-money" } });
  });
  test("what was decided cannot be changed or removed by the app", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    const { prisma } = db();
    await expect(
      prisma.potAmount.updateMany({ where: { potId: budget.pot.id }, data: { pence: 1 } }),
    ).rejects.toThrow();
    await expect(prisma.instalment.deleteMany({ where: { potId: budget.pot.id } })).rejects.toThrow();
    await expect(prisma.budgetChange.deleteMany({ where: { budgetId: budget.id } })).rejects.toThrow();
  });
});

describe("more pots", () => {
  test("a mix of accounts in one budget, each with its own money", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    const add = async (more: Record<string, unknown>) =>
      must(
        await addPot(council.practitioner, council.person.id, budget.id, pot(await budget.version(), more)),
      );
    await add({});
    await add({ kind: "one_off", name: "A shower chair", amount: "145.50", route: "council_held" });
    await add({ kind: "care", name: "Day centre", amount: "70", every: "week", route: "council_held" });
    await add({ kind: "care", name: "Your own part", amount: "40", every: "month", route: "own_money" });
    await add({ kind: "support_planning", amount: "180", tier: "medium", route: "council_held" });
    const [whole] = await findBudgets(council.person.id);
    expect(
      whole?.pots.map(({ title, fundingRoute, figures }) => [
        title,
        fundingRoute,
        figures.available + figures.reserved,
      ]),
    ).toEqual([
      ["Care and support money", "direct_payment", 372_000],
      ["Day centre", "council_held", 7_000],
      ["Your own part", "own_money", Math.round((4_000 * 30) / 7)],
      ["Support planning money", "council_held", 18_000],
      ["A shower chair", "council_held", 14_550],
      ["Kept in reserve: Holiday pay", "direct_payment", 90_000],
    ]);
    expect(whole?.figures.reserved).toBe(90_000);
    // The person's own part is not what the council gives
    expect(whole?.weeklyPence).toBe(38_000);
    // Own money did not come out of the council's
    const { rows } = await db().owner.query(
      "SELECT owner_type, balance_pence FROM ledger.account WHERE kind = 'funding' AND owner_id IN ($1, $2) ORDER BY 1",
      [council.area.id, council.person.id],
    );
    expect(rows.map((row: { owner_type: string }) => row.owner_type)).toEqual(["area", "person"]);
    const again = await addPot(
      council.practitioner,
      council.person.id,
      budget.id,
      pot(await budget.version(), { name: "holiday PAY" }),
    );
    expect(again).toMatchObject({ refusal: { code: "there-already" } });
  });
  test("a protected reserve may grow and is never taken back", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    must(await addPot(council.practitioner, council.person.id, budget.id, pot(await budget.version())));
    const reserve = await db().prisma.pot.findFirstOrThrow({
      where: { budgetId: budget.id, kind: "reserve" },
    });
    const to = async (amount: string) =>
      changePot(
        council.practitioner,
        council.person.id,
        budget.id,
        reserve.id,
        change(await budget.version(), { amount, every: "once", from: parts("2026-06-10") }),
      );
    must(await to("1000"));
    expect(await inside(reserve)).toBe(100_000);
    expect(await to("500")).toMatchObject({ refusal: { code: "protected" } });
    expect(await inside(reserve)).toBe(100_000);
  });
});

describe("closing", () => {
  test("what is left goes back, reserves and own money stay, nothing more is put in, and the person is told", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    const { practitioner, person } = council;
    must(await addPot(practitioner, person.id, budget.id, pot(await budget.version())));
    must(
      await addPot(
        practitioner,
        person.id,
        budget.id,
        pot(await budget.version(), {
          kind: "care",
          name: "Own",
          amount: "70",
          every: "week",
          route: "own_money",
        }),
      ),
    );
    const form = closing(await budget.version());
    must(await closeBudget(practitioner, person.id, budget.id, form));
    must(await closeBudget(practitioner, person.id, budget.id, form));
    const [whole] = await findBudgets(person.id);
    expect(whole).toMatchObject({
      status: "closed",
      figures: { available: 7_000, reserved: 90_000, toCome: 0, total: 97_000 },
    });
    at("2026-09-01");
    await lookAfterBudgets();
    expect(await inside(budget.pot)).toBe(0);
    const [letter] = await db().prisma.notification.findMany({
      where: { personId: person.id },
      orderBy: { createdAt: "desc" },
    });
    expect(letter?.body).toMatch(
      /£3,720 was not used and goes back.*£900 stays protected \(Kept in reserve: Holiday pay\)/s,
    );
    expect(await verifyLedger()).toMatchObject({ ok: true });
  });
  test("not while something is set aside, not in the future, not with an old page", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    const send = async (more: Record<string, unknown> = {}, version?: number) => {
      const form = closing(version ?? (await budget.version()), more);
      const result = await closeBudget(council.practitioner, council.person.id, budget.id, form);
      return result.ok ? "ok" : result.refusal.code;
    };
    expect(await send({ closedOn: parts("2026-06-11") })).toBe("not-yet");
    expect(await send({ closedOn: parts("2026-03-01") })).toBe("outside");
    expect(await send({}, 99)).toBe("stale");
    const planning = await openPot(db().prisma, {
      budgetId: budget.id,
      personId: council.person.id,
      areaId: council.area.id,
      kind: "support_planning",
      fundingRoute: "council_held",
    });
    await allocateToPot(db().prisma, planning, 18_000, randomUUID(), null);
    await db().owner.query(
      `SELECT ledger.post($1, 'hold', jsonb_build_array(jsonb_build_object('account', $2::text, 'pence', -18000), jsonb_build_object('account', $3::text, 'pence', 18000)), 'engagement', 'x', NULL)`,
      [randomUUID(), String(planning.availableAccountId), String(planning.heldAccountId)],
    );
    expect(await send()).toBe("set-aside");
    expect(await inside(budget.pot)).toBe(372_000);
    const stranger = areaAccessOf(await makeAccount("practitioner", council.area.id), council.area);
    await db().prisma.person.update({
      where: { id: council.person.id },
      data: { accountId: stranger.actor.accountId },
    });
    expect(
      await closeBudget(stranger, council.person.id, budget.id, closing(await budget.version())),
    ).toMatchObject({ refusal: { code: "oneself" } });
  });
});

describe("the nightly job", () => {
  test("puts in each instalment once, however often and however many run it", async () => {
    const council = await makeCouncil();
    const budget = await makeBudget(council);
    at("2026-08-19");
    await Promise.all(Array.from({ length: 4 }, () => lookAfterBudget(budget.id)));
    // 24 June, 22 July, 19 August
    expect((await lines(budget.pot.id)).slice(3)).toEqual(["due 124000", "due 124000", "due 124000"]);
    at("2027-05-01");
    await lookAfterBudget(budget.id);
    expect(await inside(budget.pot)).toBe(31_000 * 52);
    const [whole] = await findBudgets(council.person.id);
    expect(whole?.figures).toMatchObject({ toCome: 0, total: 31_000 * 52 });
  });
});

const neverSums = { spent: NaN, aside: 0, available: 0, reserved: 0, toCome: 0, total: 0 };
/** A parsed form as it would be sent again. */
function raw(form: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      value instanceof Date
        ? parts(value.toISOString().slice(0, 10))
        : typeof value === "number" && name !== "version"
          ? String(value / 100)
          : value,
    ]),
  );
}
