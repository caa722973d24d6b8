import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findBudgets } from "#app/domain/budgets/find-budgets.server.ts";
import { lookAfterBudget } from "#app/domain/budgets/look-after-budgets.server.ts";
import { SpendingForm } from "#app/domain/budgets/spending-form.ts";
import { findSpending, undoSpending, writeSpending } from "#app/domain/budgets/write-spending.server.ts";
import { verifyLedger } from "#app/domain/ledger/verify-ledger.server.ts";
import { db } from "#app/db.server.ts";
import { setNow } from "#app/lib/clock.ts";
import { makeBudget, makeCouncil, must, parts } from "#tests/factories/budget.ts";

beforeEach(() => {
  setNow(new Date("2026-06-10T10:00:00Z"));
});
afterEach(() => {
  setNow(null);
});
const form = (potId: string, more: Record<string, unknown> = {}) =>
  SpendingForm.parse({
    potId,
    what: "4 hours of support",
    payee: "Lena",
    paid: parts("2026-06-08"),
    amount: "66.00",
    submissionKey: randomUUID(),
    ...more,
  });
const figuresOf = async (personId: string) => (await findBudgets(personId))[0]?.figures;

test("what was paid is written down once, however often the form is sent, and put right by undoing", async () => {
  const council = await makeCouncil();
  const { pot } = await makeBudget(council);
  const sent = form(pot.id);
  const all = await Promise.all(Array.from({ length: 6 }, () => writeSpending(council.asPerson, sent)));
  const ids = new Set(all.map((one) => must(one).id));
  expect(ids.size).toBe(1);
  expect(await figuresOf(council.person.id)).toMatchObject({ spent: 6_600, available: 365_400 });
  const [id = ""] = ids;
  const undo = () => undoSpending(council.asPerson, id, { reason: "Written twice" });
  expect((await Promise.all([undo(), undo(), undo()])).every(({ ok }) => ok)).toBe(true);
  expect(await figuresOf(council.person.id)).toMatchObject({ spent: 0, available: 372_000 });
  expect(await findSpending(council.asPerson, id)).toMatchObject({
    state: "undone",
    undoneReason: "Written twice",
    pence: 6_600,
  });
  const audited = await db().prisma.auditEvent.findMany({ where: { personId: council.person.id } });
  expect(audited.map(({ action }) => action).filter((action) => action.startsWith("spending"))).toEqual([
    "spending.recorded",
    "spending.undone",
  ]);
  expect(JSON.stringify(audited.map(({ detail }) => detail))).not.toMatch(/Lena|4 hours/);
  expect(await verifyLedger()).toMatchObject({ ok: true });
});

test("more than is left is said kindly, kept when they say so, and written down when money comes", async () => {
  const council = await makeCouncil();
  const budget = await makeBudget(council);
  const sent = { potId: budget.pot.id, submissionKey: randomUUID() };
  const refusal = await writeSpending(council.asPerson, form(sent.potId, { ...sent, amount: "4000" }));
  expect(refusal).toMatchObject({ refusal: { code: "budget-too-low" } });
  expect(refusal.ok ? "" : refusal.refusal.words).toMatch(/£3,720 is left.*you wrote £4,000.*may be right/);
  expect(await db().prisma.spending.count({ where: { personId: council.person.id } })).toBe(0);
  const kept = form(sent.potId, { ...sent, amount: "4000", keep: "yes" });
  expect(must(await writeSpending(council.asPerson, kept))).toMatchObject({
    state: "waiting",
    transferId: null,
  });
  must(await writeSpending(council.asPerson, kept));
  expect(await figuresOf(council.person.id)).toMatchObject({ spent: 0, available: 372_000 });
  const told = await db().prisma.notification.findMany({
    where: { accountId: council.practitioner.actor.accountId },
  });
  expect(told.map(({ subject }) => subject)).toEqual(["Somebody asks you to look at a budget"]);
  await lookAfterBudget(budget.id);
  expect(await figuresOf(council.person.id)).toMatchObject({ spent: 0 });
  setNow(new Date("2026-06-24T02:00:00Z")); // the next £1,240
  await lookAfterBudget(budget.id);
  await lookAfterBudget(budget.id);
  expect(await figuresOf(council.person.id)).toMatchObject({ spent: 400_000, available: 96_000 });
});

test("64 at once never spend more than is left", async () => {
  const council = await makeCouncil();
  const { pot } = await makeBudget(council);
  const all = await Promise.all(
    Array.from({ length: 64 }, () => writeSpending(council.asPerson, form(pot.id, { amount: "100" }))),
  );
  expect(all.filter(({ ok }) => ok)).toHaveLength(37);
  expect(await figuresOf(council.person.id)).toMatchObject({ spent: 370_000, available: 2_000 });
});

test("only from money in one's own account, only one's own, only while it is open, only days that have been", async () => {
  const council = await makeCouncil();
  const { pot, id } = await makeBudget(council);
  const held = await makeCouncil();
  const theirs = await makeBudget(held, { route: "council_held" });
  const code = async (access: typeof council.asPerson, potId: string, more: Record<string, unknown> = {}) => {
    const result = await writeSpending(access, form(potId, more));
    return result.ok ? "ok" : result.refusal.code;
  };
  expect(await code(held.asPerson, theirs.pot.id)).toBe("not-found");
  expect(await code(held.asPerson, pot.id)).toBe("not-found");
  expect(await code(council.asPerson, pot.id, { paid: parts("2026-03-31") })).toBe("too-early");
  const spending = must(await writeSpending(council.asPerson, form(pot.id)));
  expect(await findSpending(held.asPerson, spending.id)).toBeNull();
  expect(await undoSpending(held.asPerson, spending.id, { reason: "Not mine" })).toMatchObject({
    refusal: { code: "not-found" },
  });
  await db().prisma.budget.update({ where: { id }, data: { status: "closed" } });
  expect(await code(council.asPerson, pot.id)).toBe("closed");
});

test.each([
  [{ amount: "-1" }, "amount"],
  [{ amount: "1e9" }, "amount"],
  [{ amount: "18.005" }, "amount"],
  [{ amount: "NaN" }, "amount"],
  [{ amount: "١٨٠" }, "amount"],
  [{ amount: "0" }, "amount"],
  [{ payee: " " }, "payee"],
  [{ what: "" }, "what"],
  [{ paid: parts("2026-06-11") }, "paid"],
  [{ paid: parts("2020-06-11") }, "paid"],
  [{ paid: parts("2026-02-30") }, "paid"],
  [{ potId: "x" }, "potId"],
])("%j is refused at its own field, in words", (more, field) => {
  const answers = {
    potId: randomUUID(),
    what: "x",
    payee: "x",
    paid: parts("2026-06-08"),
    amount: "1",
    submissionKey: randomUUID(),
    ...more,
  };
  const [issue] = SpendingForm.safeParse(answers).error?.issues ?? [];
  expect(issue?.path[0]).toBe(field);
  expect(issue?.message).toMatch(/^(Enter|Say|Choose|This day)/);
});

test("a worker keeps the question and the person's words first, or nothing is written", async () => {
  const council = await makeCouncil();
  const { pot } = await makeBudget(council);
  const grant = await db().prisma.accessGrant.create({
    data: {
      personId: council.person.id,
      holderAccountId: council.practitioner.actor.accountId,
      basis: "consent",
      given: "voice",
      script: "read out",
      decidedBy: "Asha Test",
      scopes: ["money"],
      validFrom: new Date("2026-06-01"),
      validUntil: new Date("2026-07-01"),
      recordedByAccountId: council.practitioner.actor.accountId,
    },
  });
  const session = await db().prisma.assistedSession.create({
    data: {
      grantId: grant.id,
      personId: council.person.id,
      workerAccountId: council.practitioner.actor.accountId,
      channel: "phone",
    },
  });
  const asWorker = {
    ...council.asPerson,
    actor: council.practitioner.actor,
    grant: { ...grant, assistedSessionId: session.id, channel: "phone" as const },
  };
  expect(await writeSpending(asWorker, form(pot.id))).toMatchObject({ refusal: { code: "words-needed" } });
  const decision = { question: "Did you pay Lena £66?", words: "Yes, on Monday" };
  must(await writeSpending(asWorker, form(pot.id, { decision })));
  expect(await db().prisma.assistedDecision.count({ where: { personId: council.person.id } })).toBe(1);
  expect(await figuresOf(council.person.id)).toMatchObject({ spent: 6_600 });
});
