import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { answerAsk } from "#app/domain/plans/brokerage/answer-ask.server.ts";
import { chooseQuote } from "#app/domain/plans/brokerage/choose-quote.server.ts";
import { moveAction } from "#app/domain/plans/brokerage/move-action.server.ts";
import { recordAsk, sendAsk } from "#app/domain/plans/brokerage/record-ask.server.ts";
import { saveQuote } from "#app/domain/plans/brokerage/save-quote.server.ts";
import type { QuoteFields } from "#app/domain/plans/brokerage/quote-rules.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { sendMessage } from "#app/domain/messages/send-message.server.ts";
import { saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeAssistant } from "#tests/factories/assistant.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import {
  aSafeguard,
  anAction,
  anAsk,
  aQuote,
  fresh,
  makePlan,
  personParty,
  plannerParty,
} from "#tests/factories/plan.ts";

const YESTERDAY = new Date(Date.now() - 86_400_000 * 2).toISOString().slice(0, 10);
const key = () => ({ submissionKey: randomUUID() });

async function makeFinding(until: "accepted" | "delivered" = "accepted") {
  const parties = await makeParties();
  await makeEngagement(parties, until);
  const person_ = personParty(parties.asPerson);
  const plan = await makePlan(person_, parties.person.id);
  const { actionId } = plan;
  const look = async (party: PlanParty = person_) => {
    const found = await findPlan(party, plan.id);
    const finding = found?.finding.get(actionId);
    if (!found || !finding) throw new Error("no plan");
    return { plan: found, ...finding };
  };
  const quote = async (fields: Partial<QuoteFields> = {}, party: PlanParty = person_) =>
    must(await saveQuote(party, plan.id, { actionId, ...fresh(aQuote(fields)) })).id;
  const choice = async (quoteId: string | null) => {
    const { plan: found, seen, quotes } = await look();
    return {
      ...key(),
      quoteId,
      seen,
      actionVersion: found.actions[0]?.version ?? 0,
      quoteVersion: quotes.find(({ id }) => id === quoteId)?.version ?? 0,
      words: "She listens",
    };
  };
  return {
    ...parties,
    person_,
    planner_: plannerParty(parties.asPlanner),
    practitioner_: {
      side: "practitioner",
      access: areaAccessOf(await makeAccount("practitioner", parties.area.id), parties.area),
    } as PlanParty,
    id: plan.id,
    actionId,
    needId: plan.needId,
    look,
    quote,
    choice,
    choose: async (quoteId: string | null) =>
      chooseQuote(parties.asPerson, plan.id, actionId, await choice(quoteId)),
  };
}
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const freeze = (id: string, status: string) =>
  db().prisma.plan.update({
    where: { id },
    data: { status, ...(status === "in_force" ? { inForceFrom: new Date() } : {}) },
  });

test("from an idea to started, step by step, and the sums say what was secured", async () => {
  const { id, actionId, planner_, person_, look, quote, choose } = await makeFinding();
  expect((await look()).stage).toBe("idea");
  must(await recordAsk(planner_, id, actionId, anAsk()));
  expect((await look()).stage).toBe("asked");
  const dear = await quote({ fromName: "Dear Care", pence: 9_900 }, planner_);
  const cheap = await quote();
  const before = await look();
  expect(before).toMatchObject({ stage: "quoted", secured: null });
  expect(before.plan.secured).toEqual({ week: 0, year: 0, once: 0, open: 1 });
  must(await choose(cheap));
  const { plan, stage, chosenId, secured } = await look();
  expect([stage, chosenId, secured]).toEqual(["secured", cheap, { pence: 2_450, per: "hour", minutes: 300 }]);
  expect(plan.actions[0]).toMatchObject({
    who: "Morning Care",
    costPence: 12_250,
    every: "week",
    version: 2,
  });
  expect(plan.secured).toEqual({ week: 12_250, year: 637_000, once: 0, open: 0 });
  expect(plan.sums.planned).toMatchObject({ year: plan.secured.year });
  must(
    await moveAction(planner_, id, actionId, {
      ...key(),
      to: "started",
      words: "",
      startedOn: YESTERDAY,
      seen: (await look()).seen,
    }),
  );
  must(
    await moveAction(planner_, id, actionId, {
      ...key(),
      to: "fell_through",
      words: "They closed",
      startedOn: null,
      seen: (await look()).seen,
    }),
  );
  expect(await look()).toMatchObject({ stage: "fell_through", secured: null, chosenId: null });
  must(await choose(dear));
  const steps = (await look(person_)).steps.map((step) => [step.stage, step.byName]);
  expect(steps).toEqual([
    ["asked", "Rosa Martin"],
    ["quoted", "Rosa Martin"],
    ["secured", "Asha Test"],
    ["started", "Rosa Martin"],
    ["fell_through", "Rosa Martin"],
    ["secured", "Asha Test"],
  ]);
});

test("nobody else's plan, action, question or price can be written to", async () => {
  const one = await makeFinding();
  const other = await makeFinding();
  const theirs = await other.quote();
  const ask = must(await recordAsk(other.person_, other.id, other.actionId, anAsk()));
  const missing = refusal("not-found");
  for (const party of [other.person_, other.planner_, other.practitioner_]) {
    expect(await recordAsk(party, one.id, one.actionId, anAsk())).toMatchObject(missing);
    expect(await saveQuote(party, one.id, { actionId: one.actionId, ...fresh(aQuote()) })).toMatchObject(
      missing,
    );
  }
  const { id, actionId, person_, asPerson } = one;
  expect(await recordAsk(person_, id, other.actionId, anAsk())).toMatchObject(missing);
  expect(
    await answerAsk(person_, id, actionId, ask.id, { answer: "yes", words: "", chaseOn: null }),
  ).toMatchObject(missing);
  const edit = { itemId: theirs, version: 1, submissionKey: "", fields: aQuote() };
  expect(await saveQuote(person_, id, { actionId, ...edit })).toMatchObject(missing);
  expect(
    await chooseQuote(asPerson, id, actionId, {
      ...(await one.choice(null)),
      quoteId: theirs,
      quoteVersion: 1,
    }),
  ).toMatchObject(missing);
  expect(await recordAsk(person_, id, "no id at all", anAsk())).toMatchObject(missing);
  expect(await sendAsk(person_, id, actionId, "nobody-at-all", { ...key(), words: "Hello" })).toMatchObject(
    missing,
  );
  await expect(
    db().prisma.planQuote.create({
      data: {
        ...aQuote(),
        validUntil: null,
        planId: id,
        actionId: other.actionId,
        ...key(),
        changedBy: "x",
        changedAt: new Date(),
      },
    }),
  ).rejects.toThrow(/Foreign key/);
});

describe("who chooses", () => {
  test("the person, or who acts for them with what they said; a permission withdrawn refuses", async () => {
    const { id, actionId, person, choice, quote, look } = await makeFinding();
    const quoteId = await quote();
    const { access, grant } = await makeAssisted(person);
    const wordless = await chooseQuote(access, id, actionId, await choice(quoteId));
    expect(wordless).toMatchObject(refusal("words-needed"));
    expect((await look()).stage).toBe("quoted");
    const decision = { question: "Do you choose Morning Care?", words: "Yes, them" };
    must(await chooseQuote(access, id, actionId, { ...(await choice(quoteId)), decision }));
    const step = (await look()).steps.at(-1);
    expect(step).toMatchObject({ byName: "Jo Worker, for Asha Test", grantId: grant.id });
    const kept = await db().prisma.assistedDecision.findUniqueOrThrow({
      where: { id: step?.decisionId ?? "" },
    });
    expect(kept).toMatchObject({ words: "Yes, them", decision: "plan.secured" });
    await db().prisma.accessGrant.update({
      where: { id: grant.id },
      data: { withdrawnAt: new Date(), withdrawnByAccountId: access.actor.accountId, withdrawnWords: "Stop" },
    });
    const late = await chooseQuote(access, id, actionId, { ...(await choice(null)), decision });
    expect(late).toMatchObject(refusal("grant-withdrawn"));
    expect(await recordAsk(personParty(access), id, actionId, anAsk())).toMatchObject(
      refusal("grant-withdrawn"),
    );
  });
  test("twice at once is one choice; of two at once the second is told", async () => {
    const { id, actionId, asPerson, choice, quote, look } = await makeFinding();
    const [one, two] = [await quote(), await quote({ fromName: "Other Care" })];
    const form = await choice(one);
    const [first, again] = await Promise.all([
      chooseQuote(asPerson, id, actionId, form),
      chooseQuote(asPerson, id, actionId, form),
    ]);
    expect(must(first)).toEqual(must(again));
    expect((await look()).steps.filter(({ stage }) => stage === "secured")).toHaveLength(1);
    const forms = [await choice(one), await choice(two)];
    const both = await Promise.all(forms.map((each) => chooseQuote(asPerson, id, actionId, each)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject(refusal("stale"));
    expect(await chooseQuote(asPerson, id, actionId, { ...form, quoteId: two })).toMatchObject(
      refusal("sent-before"),
    );
  });
  test("a price or an action that changed meanwhile, one that no longer holds, and other hours are not chosen", async () => {
    const { id, actionId, asPerson, person_, needId, choice, quote, look, choose } = await makeFinding();
    const quoteId = await quote();
    const old = await choice(quoteId);
    const dearer = { itemId: quoteId, version: 1, submissionKey: "", fields: aQuote({ pence: 3_000 }) };
    must(await saveQuote(person_, id, { actionId, ...dearer }));
    expect(await chooseQuote(asPerson, id, actionId, old)).toMatchObject(refusal("stale"));
    const older = await choice(quoteId);
    const fields = anAction({ needIds: [needId], what: "Help at night" });
    must(await saveAction(person_, id, { itemId: actionId, version: 1, submissionKey: "", fields }));
    expect(await chooseQuote(asPerson, id, actionId, older)).toMatchObject(refusal("stale"));
    const gone = await quote({ validUntil: YESTERDAY });
    expect(await choose(gone)).toMatchObject(refusal("expired"));
    const renewed = {
      itemId: gone,
      version: 1,
      submissionKey: "",
      fields: aQuote({ validUntil: "2099-01-01" }),
    };
    const pa = await quote({ kind: "assistant", fromName: "Lena", minutes: 450 });
    expect(await choose(pa)).toMatchObject(refusal("hours"));
    must(await saveQuote(person_, id, { actionId, ...renewed }));
    must(await choose(gone));
    expect((await look()).plan.actions[0]).toMatchObject({ what: "Help at night", who: "Morning Care" });
  });
  test("a chosen price stays as it was, by the page or behind it; what the person thinks may change, by them alone", async () => {
    const { id, actionId, person_, planner_, quote, choose, look } = await makeFinding();
    const quoteId = await quote();
    must(await choose(quoteId));
    const edit = { itemId: quoteId, version: 1, submissionKey: "" };
    expect(await saveQuote(person_, id, { actionId, ...edit, fields: aQuote({ pence: 1 }) })).toMatchObject(
      refusal("chosen"),
    );
    await expect(
      db().prisma.planQuote.update({ where: { id: quoteId }, data: { pence: 1 } }),
    ).rejects.toThrow();
    must(await saveQuote(planner_, id, { actionId, ...edit, fields: aQuote({ think: "She is happy" }) }));
    expect((await look()).quotes[0]?.think).toBe("");
    must(await saveQuote(person_, id, { actionId, ...edit, fields: aQuote({ think: "Good" }) }));
    expect((await look()).quotes[0]?.think).toBe("Good");
    await expect(
      db().prisma.planActionStep.updateMany({ where: { planId: id }, data: { words: "x" } }),
    ).rejects.toThrow();
    await expect(db().owner.query(`DELETE FROM plan_quote WHERE id = '${quoteId}'`)).rejects.toThrow(/kept/);
  });
  test("without anybody's price it is secured as the plan has it, and not while nobody knows the cost", async () => {
    const { id, actionId, person_, needId, choose, look } = await makeFinding();
    must(await choose(null));
    expect(await look()).toMatchObject({
      stage: "secured",
      secured: { pence: 2_000, per: "week" },
      chosenId: null,
    });
    const fields = anAction({ needIds: [needId], costPence: null, every: null });
    must(await saveAction(person_, id, { itemId: actionId, version: 1, submissionKey: "", fields }));
    expect(await choose(null)).toMatchObject(refusal("no-price"));
  });
});

describe("after the plan was agreed", () => {
  test("finding goes on; what costs no more is secured, and more needs a changed plan", async () => {
    const { id, actionId, planner_, person_, quote, choose, look } = await makeFinding();
    for (const status of ["agreed", "submitted", "approved", "in_force"]) {
      await freeze(id, status);
      must(await recordAsk(planner_, id, actionId, anAsk()));
    }
    await freeze(id, "partly_approved");
    const putBy = { ...aSafeguard({ pence: 200, words: "A broken chair" }), name: "" };
    must(await saveSafeguard(person_, id, "contingency", fresh(putBy)));
    await freeze(id, "approved");
    must(await choose(await quote({ pence: 2_003, per: "week", minutes: 0 })));
    expect((await look()).steps.at(-1)).toMatchObject({ contingencyPence: 156, pence: 2_003 });
    await freeze(id, "in_force");
    const dear = await quote({ pence: 2_004, per: "week", minutes: 0 });
    const fair = await quote({ pence: 2_000, per: "week", minutes: 0 });
    expect(await choose(dear)).toMatchObject(refusal("changed-plan"));
    must(await choose(fair));
    const { plan, secured } = await look();
    expect(secured).toMatchObject({ pence: 2_000, per: "week" });
    expect(plan.actions[0]).toMatchObject({ version: 1, who: "" }); // what was agreed does not change
    await freeze(id, "superseded");
    expect(await recordAsk(person_, id, actionId, anAsk())).toMatchObject(refusal("moved-on"));
    expect(await saveQuote(person_, id, { actionId, ...fresh(aQuote()) })).toMatchObject(refusal("moved-on"));
    await expect(
      db().prisma.planActionStep.create({
        data: { planId: id, actionId, stage: "idea", ...key(), byName: "x", at: new Date() },
      }),
    ).rejects.toThrow();
  });
});

describe("asking", () => {
  test("a PA gets the words and nothing else, in the asker's own name; the person's side sees what was sent", async () => {
    const { id, actionId, area, planner_, look, asPlanner } = await makeFinding();
    const { assistant, access } = await makeAssistant(area.id);
    const form = { ...key(), words: "Are you free on Monday mornings?" };
    const [one, two] = await Promise.all([
      sendAsk(planner_, id, actionId, assistant.slug, form),
      sendAsk(planner_, id, actionId, assistant.slug, form),
    ]);
    expect(must(one)).toEqual(must(two));
    const messages = await db().prisma.message.findMany({
      where: { conversation: { assistantId: assistant.id } },
    });
    expect(messages).toMatchObject([{ body: form.words, fromName: "Rosa" }]);
    const { asks } = await look();
    expect(asks).toMatchObject([{ words: form.words, name: "Lena K.", how: "message", chase: false }]);
    await db().prisma.planAsk.update({
      where: { id: must(one).id },
      data: { chaseOn: new Date("2026-01-01") },
    });
    expect((await look()).asks[0]?.chase).toBe(true);
    const conversationId = asks[0]?.conversationId ?? "";
    must(await sendMessage(access, conversationId, { ...key(), body: "Yes", upTo: undefined }));
    expect((await look()).asks[0]?.chase).toBe(false);
    expect(
      await sendAsk(planner_, id, actionId, assistant.slug, { ...form, words: "Other words" }),
    ).toMatchObject(refusal("sent-before"));
    await db().prisma.assistant.update({
      where: { id: assistant.id },
      data: { accountId: asPlanner.actor.accountId },
    });
    expect(await sendAsk(planner_, id, actionId, assistant.slug, { ...key(), words: "Me" })).toMatchObject(
      refusal("own-profile"),
    );
  });
  test("somebody outside: three days without an answer are said; a yes stands, a maybe is asked again", async () => {
    const { id, actionId, person_, planner_, look } = await makeFinding();
    const { id: askId } = must(await recordAsk(person_, id, actionId, anAsk()));
    expect((await look()).asks[0]).toMatchObject({ chase: false, name: "Morning Care" });
    const days = Number((await look()).asks[0]?.chaseOn) - Date.now();
    expect(days / 86_400_000).toBeGreaterThan(2);
    expect(days / 86_400_000).toBeLessThanOrEqual(3);
    const say = (answer: "yes" | "maybe" | "no", words: string, chaseOn: string | null = null) =>
      answerAsk(planner_, id, actionId, askId, { answer, words, chaseOn });
    must(await say("maybe", "After Christmas", YESTERDAY));
    expect((await look()).asks[0]?.chase).toBe(true);
    must(await say("yes", "From January"));
    must(await say("yes", "From January"));
    expect(await say("no", "They closed")).toMatchObject(refusal("stale"));
    expect((await look()).asks[0]).toMatchObject({ chase: false, answer: "yes", answerBy: "Rosa Martin" });
  });
});

test("two change one price at once: nothing is lost, and the two texts wait for a choice", async () => {
  const { id, actionId, person_, planner_, quote, look } = await makeFinding();
  const edit = { actionId, itemId: await quote(), version: 1, submissionKey: "" };
  const [one, two] = await Promise.all([
    saveQuote(person_, id, { ...edit, fields: aQuote({ pence: 2_500 }) }),
    saveQuote(planner_, id, { ...edit, fields: aQuote({ pence: 2_600, includes: "Travel and meals" }) }),
  ]);
  expect([must(one).asideId, must(two).asideId].filter((aside) => aside !== null)).toHaveLength(1);
  const { quotes, plan } = await look();
  expect(quotes[0]?.includes).toBe("Travel and meals");
  expect(plan.asides).toMatchObject([{ kind: "quote", field: "pence" }]);
});

test("a price of the planner's own agency says so, by their profile, to everybody who reads; and it is kept with the choice", async () => {
  const { area, planner, quote, look, choose, planner_, practitioner_ } = await makeFinding();
  const agency = await db().prisma.agency.create({
    data: { areaId: area.id, slug: `a-${randomUUID().slice(0, 8)}`, name: "Blue Door Planning" },
  });
  await db().prisma.planner.update({ where: { id: planner.id }, data: { agencyId: agency.id } });
  const quoteId = await quote({ fromName: "blue door planning ltd" }, planner_);
  await quote({ fromName: "Green Door" });
  for (const party of [undefined, practitioner_]) {
    const { quotes } = await look(party);
    expect(quotes.map(({ tie }) => tie.includes("Rosa Martin helps to write this plan"))).toEqual([
      true,
      false,
    ]);
  }
  must(await choose(quoteId));
  const { tie, steps } = await look();
  expect(tie).toContain("Blue Door Planning");
  await db().prisma.planner.update({ where: { id: planner.id }, data: { agencyId: null } });
  expect(steps.at(-1)?.tie).toContain("Blue Door Planning");
});
test("what is audited of finding holds no words", async () => {
  const { id, actionId, person, person_, quote, choose } = await makeFinding();
  must(await recordAsk(person_, id, actionId, anAsk()));
  must(await choose(await quote()));
  const rows = await db().prisma.auditEvent.findMany({
    where: { personId: person.id, action: { startsWith: "plan." } },
  });
  expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(["plan.asked", "plan.secured"]));
  expect(JSON.stringify(rows.map(({ detail }) => detail))).not.toMatch(/Morning|mornings|listens/);
});
