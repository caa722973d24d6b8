import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { decideIdea } from "#app/domain/community/ideas/decide-idea.server.ts";
import { findIdeas, findIdeasToRead } from "#app/domain/community/ideas/find-ideas.server.ts";
import { offerIdea } from "#app/domain/community/ideas/offer-idea.server.ts";
import { putIdeaIn } from "#app/domain/community/ideas/put-idea-in.server.ts";
import { findTemplates, templatesFor } from "#app/domain/plans/templates/find-templates.server.ts";
import { contactIn, personIn, type KnownPerson } from "#app/domain/plans/templates/person-in-words.ts";
import { saveTemplate, takeTemplateAway } from "#app/domain/plans/templates/save-template.server.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { must } from "#tests/factories/budget.ts";
import { makeIdea, makeTemplate } from "#tests/factories/community.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";
import { makePlan, personParty } from "#tests/factories/plan.ts";

const sam: KnownPerson = {
  firstName: "Will",
  lastName: "Okafor",
  reference: "OW-1042",
  postcode: "SO17 1BJ",
  phone: "01632 960 777",
  email: "will@home.example",
};
describe("a person in a text", () => {
  test.each([
    "Help for Will Okafor",
    "help for WILL   OKAFOR.",
    "okafor, will",
    "See ow-1042",
    "near so171bj",
    "Near S O 1 7 1 B J",
    "phone +44 1632 960777",
    "Write to Will@home.example",
  ])("is found for certain in “%s”", (text) => {
    expect(personIn(text, [sam])).toMatchObject({ sure: true });
  });
  test.each(["Will goes first", "The Okafor way"])("may be only a word in “%s”", (text) => {
    expect(personIn(text, [sam])).toMatchObject({ sure: false });
  });
  test.each(["It will be there", "Goodwill and okaforia", "A shower chair, £145", "OW-10421", ""])(
    "is not in “%s”",
    (text) => {
      expect(personIn(text, [sam])).toBeNull();
    },
  );
  test("names are words and no patterns; nobody without a name stops anything", () => {
    expect(personIn("abc", [{ ...sam, firstName: ".*", lastName: "(" }])).toBeNull();
    expect(
      personIn("abc", [
        { firstName: null, lastName: null, reference: "", postcode: null, phone: null, email: null },
      ]),
    ).toBeNull();
    expect(personIn("Ask José Núñez", [{ ...sam, firstName: "José", lastName: "Núñez" }])).toMatchObject({
      sure: true,
    });
  });
  test("nor may anything reach or place anybody at all", () => {
    expect(contactIn("at SO17 1BJ")).toBe("a postcode");
    expect(contactIn("a@b.example")).toBe("an email address");
    expect(contactIn("NHS 943 476 5919")).toContain("number");
    expect(contactIn("It cost £1,450 in 2026, at 10.30")).toBeNull();
  });
});

let parties: Parties;
let plan: Awaited<ReturnType<typeof makePlan>>;
beforeAll(async () => {
  parties = await makeParties(96_000);
  await makeEngagement(parties, "accepted");
  plan = await makePlan(personParty(parties.asPerson), parties.person.id);
  await db().prisma.person.update({
    where: { id: parties.person.id },
    data: { firstName: "Will", lastName: "Okafor" },
  });
});
const fields = {
  kind: "action" as const,
  title: "Chair",
  actionKind: "purchase" as const,
  what: "A shower chair",
  costPence: 100,
  every: "once" as const,
  body: "",
};
const template = (more: Partial<typeof fields> = {}) => ({
  version: 0,
  submissionKey: randomUUID(),
  sure: false,
  fields: { ...fields, ...more },
});
const save = (input: ReturnType<typeof template>, id: string | null = null) =>
  saveTemplate(parties.asPlanner, id, input);

describe("a planner's templates", () => {
  test("are their own, and the same form twice at once is one", async () => {
    const input = template();
    const both = await Promise.all([save(input), save(input)]);
    expect(new Set(both.map(must)).size).toBe(1);
    expect(await save({ ...input, fields: { ...fields, what: "Other" } })).toMatchObject({
      refusal: { code: "sent-before" },
    });
    const other = await makeParties(96_000);
    expect(await findTemplates(other.asPlanner)).toEqual([]);
    const id = must(both[0]);
    expect(await saveTemplate(other.asPlanner, id, { ...template(), version: 1 })).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await takeTemplateAway(other.asPlanner, id, 1)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await saveTemplate(other.asPlanner, null, input)).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await templatesFor({ side: "planner", access: other.asPlanner }, "action", id)).toEqual({
      templates: [],
      template: null,
    });
    expect(await templatesFor(personParty(parties.asPerson), "action", id)).toEqual({
      templates: [],
      template: null,
    });
    expect(
      (await templatesFor({ side: "planner", access: parties.asPlanner }, "action", id)).template?.id,
    ).toBe(id);
    expect(
      (await templatesFor({ side: "planner", access: parties.asPlanner }, "action", "'")).template,
    ).toBeNull();
  });
  test("a stale tab is refused, of two changes at once one counts, and what is taken away is gone", async () => {
    const { id } = await makeTemplate(parties.asPlanner.planner.id);
    const both = await Promise.all([
      save({ ...template({ what: "One" }), version: 1 }, id),
      save({ ...template({ what: "Two" }), version: 1 }, id),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: "stale" } });
    expect(await takeTemplateAway(parties.asPlanner, id, 1)).toMatchObject({ refusal: { code: "stale" } });
    must(await takeTemplateAway(parties.asPlanner, id, 2));
    expect(await save({ ...template(), version: 3 }, id)).toMatchObject({ refusal: { code: "not-found" } });
  });
  test("nobody they work for is in them; a name that is a word may stay when they say so", async () => {
    for (const what of ["For Will Okafor", `See ${parties.person.reference}`])
      expect(await save({ ...template({ what }), sure: true })).toMatchObject({
        refusal: { code: "person-in-it" },
      });
    expect(await save(template({ title: "Will help" }))).toMatchObject({ refusal: { code: "maybe-person" } });
    must(await save({ ...template({ title: "Will help" }), sure: true }));
  });
});

const idea = (more: object = {}) => ({
  submissionKey: randomUUID(),
  sure: false,
  fields: {
    kind: "purchase" as const,
    what: "A shower chair",
    why: "No fall since",
    needAreas: ["washing" as const],
    costPence: 14_500,
    every: "once" as const,
    ...more,
  },
});
describe("the library of ideas", () => {
  const party = () => ({ side: "planner" as const, access: parties.asPlanner });
  test("an idea is offered once, read by another, shown, and put into a plan once", async () => {
    const input = idea({ what: "A chair for the shower" });
    const both = await Promise.all([1, 2].map(() => offerIdea(party(), plan.id, plan.actionId, input)));
    const [id] = both.map(must);
    expect(new Set(both.map(must)).size).toBe(1);
    expect(JSON.stringify((await findIdeas(null, 1)).ideas)).not.toContain("A chair for the shower");
    const core = areaAccessOf(await makeAccount("core_worker", parties.area.id), parties.area);
    expect((await findIdeasToRead(core)).map((one) => one.id)).toContain(id);
    const asked = { version: 1, words: "Too little" };
    const decided = await Promise.all([
      decideIdea(core, id ?? "", { ...asked, decision: "approve" }),
      decideIdea(core, id ?? "", { ...asked, decision: "approve" }),
    ]);
    expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
    const [shown] = (await findIdeas("washing", 1)).ideas.filter((one) => one.id === id);
    expect(shown).toMatchObject({ cost: "It cost £145 once", helps: ["Washing and keeping clean"] });
    expect(Object.keys(shown ?? {})).not.toContain("plannerId");
    const put = () => putIdeaIn(personParty(parties.asPerson), plan.id, { ideaId: id ?? "", needId: null });
    const all = await Promise.all([put(), put()]);
    expect(new Set(all.map((one) => must(one).id)).size).toBe(1);
    expect(await db().prisma.planAction.findUnique({ where: { id: must(all[0]).id } })).toMatchObject({
      kind: "purchase",
      what: "A chair for the shower",
      costPence: 14_500,
      needIds: [plan.needId],
      who: "",
    });
  });
  test("nobody is in it", async () => {
    const offer = (more: object) => offerIdea(party(), plan.id, plan.actionId, { ...idea(more), sure: true });
    for (const why of [
      "Will Okafor liked it",
      "Ask on 01632 960 999",
      "In SO17 1BJ",
      `As ${parties.person.reference} did`,
      "x@y.example",
    ])
      expect(await offer({ why })).toMatchObject({ refusal: { code: "person-in-it" } });
    expect(await offerIdea(party(), plan.id, plan.actionId, idea({ why: "Will be glad" }))).toMatchObject({
      refusal: { code: "maybe-person" },
    });
  });
  test("somebody else's plan, area or idea changes nothing", async () => {
    const other = await makeParties(96_000);
    expect(
      await offerIdea({ side: "planner", access: other.asPlanner }, plan.id, plan.actionId, idea()),
    ).toMatchObject({ refusal: { code: "not-found" } });
    expect(await offerIdea(party(), plan.id, plan.needId, idea())).toMatchObject({
      refusal: { code: "not-found" },
    });
    const waits = await makeIdea(parties.area.id, { status: "waiting", decidedAt: null });
    const elsewhere = areaAccessOf(await makeAccount("core_worker", other.area.id), other.area);
    expect(
      await decideIdea(elsewhere, waits.id, { version: 1, decision: "approve", words: "" }),
    ).toMatchObject({ refusal: { code: "not-found" } });
    expect(
      await putIdeaIn(personParty(parties.asPerson), plan.id, { ideaId: waits.id, needId: null }),
    ).toMatchObject({ refusal: { code: "not-shown" } });
    const shown = await makeIdea(parties.area.id);
    expect(
      await putIdeaIn(personParty(other.asPerson), plan.id, { ideaId: shown.id, needId: null }),
    ).toMatchObject({ refusal: { code: "not-found" } });
    expect(
      await putIdeaIn(personParty(parties.asPerson), plan.id, { ideaId: shown.id, needId: randomUUID() }),
    ).toMatchObject({ refusal: { code: "not-found" } });
    await db().prisma.plan.update({ where: { id: plan.id }, data: { status: "agreed" } });
    expect(
      await putIdeaIn(personParty(parties.asPerson), plan.id, { ideaId: shown.id, needId: null }),
    ).toMatchObject({ refusal: { code: "moved-on" } });
    await db().prisma.plan.update({ where: { id: plan.id }, data: { status: "draft" } });
  });
  test("what was read stays as it was read", async () => {
    const shown = await makeIdea(parties.area.id);
    await expect(
      db().prisma.communityIdea.update({ where: { id: shown.id }, data: { what: "Other" } }),
    ).rejects.toThrow();
    await expect(db().owner.query("DELETE FROM community_idea WHERE id = $1", [shown.id])).rejects.toThrow();
  });
});
