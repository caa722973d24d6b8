import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { findPaper, findPaperPdf } from "#app/domain/plans/papers/find-paper.server.ts";
import { findBeyond } from "#app/domain/plans/papers/find-beyond.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { PAPER_FORM_KEYS } from "#app/domain/plans/papers/paper-forms.ts";
import { MEASURES, MORE, summaryPaper } from "#app/domain/plans/papers/summary-paper.ts";
import { agreeProfile } from "#app/domain/plans/profile/agree-profile.server.ts";
import { makePdf } from "#app/lib/paper/make-pdf.server.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import {
  aSafeguard,
  anAction,
  fresh,
  makePlanWithAside,
  personParty,
  plannerParty,
} from "#tests/factories/plan.ts";
import { readPdf } from "#tests/support/read-pdf.ts";

let [own, planner, stranger]: PlanParty[] = [];
let id = "";
let needId = "";
const pdfOf = async (form: (typeof PAPER_FORM_KEYS)[number], party = own) => {
  const found = party && (await findPaperPdf(party, id, form));
  if (!found) throw new Error("no paper");
  return { ...(await readPdf(found.bytes)), bytes: found.bytes };
};
beforeAll(async () => {
  const parties = await makeParties(96_000);
  own = personParty(parties.asPerson);
  planner = plannerParty(parties.asPlanner);
  stranger = personParty((await makeParties(96_000)).asPerson);
  await makeEngagement(parties, "worked");
  const plan = await makePlanWithAside(parties);
  [id, needId] = [plan.id, plan.needId];
  const { version } = await db().prisma.plan.findUniqueOrThrow({ where: { id } });
  const ticked = ["section:matters", `need:${needId}`, `action:${plan.actionId}`];
  must(await agreeProfile(parties.asPerson, id, { submissionKey: randomUUID(), version, parts: ticked }));
});

test("every form is there, for a page and as a PDF, with the words of the plan", async () => {
  if (!own) throw new Error();
  for (const form of PAPER_FORM_KEYS) {
    const found = await findPaper(own, id, form);
    expect(found?.paper.of).toMatch(/, \S+$/);
    const pdf = await pdfOf(form);
    for (const said of ["My garden first", "Getting into the shower", "Help in the morning"])
      expect(pdf.text, form).toContain(said);
    expect(pdf.marked, form).toBe(true);
    expect(pdf.roles, form).toEqual(expect.arrayContaining(["Document", "H1", "H2", "P"]));
  }
});

test("the whole plan reads in its order: needs before outcomes before actions before money", async () => {
  const { text } = await pdfOf("whole");
  const order = [
    "What matters to me",
    "My garden first",
    "Getting into the shower",
    "I am clean by eight",
    "Help in the morning",
  ];
  const places = [...order, "To plan with", "The choir"].map((one) => text.indexOf(one));
  expect(places.slice(0, -1)).not.toContain(-1);
  expect(places.slice(0, -1)).toEqual([...places.slice(0, -1)].sort((a, b) => a - b));
  expect(text).toContain("Two people wrote at once");
});

const RISK = { name: "Ice on the steps", words: "Sand by the door", phone: "", relation: "" };
test("who is called, how the budget is taken, how far actions are, what the council decided and asks: in every form but the profile", async () => {
  if (!own) throw new Error();
  must(
    await saveSafeguard(
      own,
      id,
      "risk",
      fresh(aSafeguard({ ...RISK, decidedBy: "Asha Test", decidedOn: "2026-11-02", hasKey: false })),
    ),
  );
  const putBy = aSafeguard({
    name: "",
    phone: "",
    relation: "",
    words: "A taxi",
    hasKey: false,
    pence: 20_000,
  });
  must(await saveSafeguard(own, id, "contingency", fresh(putBy)));
  await db().prisma.planEvent.create({
    data: { planId: id, kind: "send_back", words: "Nearly there", byName: "Helen Test", at: new Date() },
  });
  const said = async (form: (typeof PAPER_FORM_KEYS)[number]) =>
    (await pdfOf(form)).text.replaceAll(/\s+/g, " ");
  for (const form of ["whole", "large"] as const) {
    const text = await said(form);
    for (const words of [
      "1. Ngozi, Sister, 023 8000 0001, has a key",
      "She comes within the hour",
      "Ice on the steps",
      "Decided by Asha Test, 2 November 2026",
      "£200",
      "The council arranges it",
      "I want no paperwork",
      "Has a price",
      "The council asks: Say more about the garden",
      "The council sent it back",
      "Nearly there",
    ])
      expect(text, form).toContain(words);
  }
  const summary = await said("summary");
  for (const words of [
    "1. Ngozi, Sister, 023 8000 0001",
    "has a price",
    "The council sent it back",
    "1 thing to change",
  ])
    expect(summary).toContain(words);
  expect(await said("profile")).not.toMatch(/Ngozi|Ice on|council|£/);
  const easy = await said("easy");
  for (const words of [
    "call this person first.",
    "Ngozi",
    "This could go wrong.",
    "Say more about the garden",
  ])
    expect(easy).toContain(words);
  const plan = await findPlan(own, id);
  if (!plan) throw new Error();
  // Whoever acts for them in other things alone sees no sums
  const without = await findBeyond({ ...plan, seesMoney: false });
  expect(without.safety.map(({ kind }) => kind)).toEqual(["backup", "emergency", "risk"]);
  expect(without.council).toMatchObject([{ what: "The council sent it back", words: "" }]);
});

test("large print is large", async () => {
  expect((await pdfOf("large")).smallest).toBeGreaterThanOrEqual(18);
});

test("nobody else's plan; what a planner takes is recorded, and asking for it changes nothing", async () => {
  if (!stranger || !planner) throw new Error();
  const before = await db().prisma.plan.findUniqueOrThrow({ where: { id } });
  for (const form of PAPER_FORM_KEYS) {
    expect(await findPaper(stranger, id, form)).toBeNull();
    expect(await findPaperPdf(stranger, id, form)).toBeNull();
  }
  expect(await findPaperPdf(stranger, "nonsense", "whole")).toBeNull();
  await findPaperPdf(planner, id, "easy");
  const seen = await db().prisma.auditEvent.findMany({ where: { objectId: id, action: "plan.on-paper" } });
  expect(seen.map(({ detail }) => detail)).toEqual([{ form: "easy" }]);
  expect(await db().prisma.plan.findUniqueOrThrow({ where: { id } })).toEqual(before);
});

test("Easy Read: sentences of 15 words or fewer, and the person's own words as they are", async () => {
  if (!own || !planner) throw new Error();
  const assistant = anAction({
    kind: "assistant",
    what: "Help to swim",
    needIds: [needId],
    minutesByDay: [90, 0, 0, 0, 0, 0, 120],
    hourlyPence: 1_650,
    costPence: null,
    every: null,
  });
  must(await saveAction(own, id, fresh(assistant)));
  must(
    await saveSection(planner, id, {
      section: "crisis",
      version: 0,
      body: "Phone my sister",
      how: "for_them",
    }),
  );
  const found = await findPaper(own, id, "easy");
  const blocks = found?.paper.blocks ?? [];
  const sentences = blocks.flatMap((block) =>
    block.is === "picture" ? [block.words] : block.is === "own" ? [block.by] : [],
  );
  expect(sentences.length).toBeGreaterThan(20);
  for (const sentence of sentences) {
    expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(15);
    expect(sentence.replace(/[.:?]$/, ""), "one sentence").not.toMatch(/[.?!] [A-Z](?!ay)/);
  }
  expect(sentences).toContain("On Monday they come for 1 and a half hours.");
  expect(blocks).toContainEqual({ is: "own", by: "These are your own words:", words: "My garden first" });
  expect(blocks).toContainEqual({
    is: "own",
    by: "These words were written with you or for you:",
    words: "Phone my sister",
  });
});

test("the short form of a long plan is two pages at most, and says that there is more", async () => {
  if (!own) throw new Error();
  const long = "All day long I think of the garden and the dog, and of my sister. ".repeat(400);
  for (const section of ["strengths", "people", "good_day", "bad_day", "backup"] as const)
    must(await saveSection(own, id, { section, version: 0, body: `${section} ${long}`, how: "own" }));
  for (let i = 0; i < 8; i++)
    for (const kind of ["backup", "emergency", "risk"] as const) {
      const many = {
        name: `Name ${long}`.slice(0, 290),
        relation: long.slice(0, 190),
        words: long.slice(0, 300),
      };
      must(await saveSafeguard(own, id, kind, fresh(aSafeguard({ ...many, decidedBy: long.slice(0, 190) }))));
    }
  for (let i = 0; i < 40; i++) {
    must(
      await saveNeed(
        own,
        id,
        fresh({ area: "out", words: `Need ${String(i)} ${long}`.slice(0, 4_900), eligible: true }),
      ),
    );
    must(
      await saveAction(
        own,
        id,
        fresh(anAction({ what: `Action ${String(i)} ${long}`.slice(0, 490), needIds: [needId] })),
      ),
    );
  }
  const pdf = await pdfOf("summary");
  expect(pdf.pages).toBeLessThanOrEqual(2);
  expect(pdf.text.replaceAll(/\s+/g, " ")).toContain(MORE);
  expect(pdf.text).toContain("strengths All day long");
  expect(pdf.text).toMatch(/And \d+ more/);
  const whole = await pdfOf("whole");
  for (let i = 0; i < 40; i++) expect(whole.text).toContain(`Action ${String(i)} All day`);
  expect(whole.dense).toContain(`people${long}`.replaceAll(/\s+/g, "").slice(0, 20_000));
  const assistant = {
    kind: "assistant" as const,
    minutesByDay: [480, 480, 480, 480, 480, 0, 0],
    hourlyPence: 2_000,
  };
  for (const more of [assistant, { route: "own_money" as const }, { costPence: null, every: null }])
    must(await saveAction(own, id, fresh(anAction({ needIds: [needId], ...more }))));
  // The smallest measure has room to spare, so that no plan is without a short form
  const plan = await findPlan(own, id);
  const least = MEASURES.at(-1);
  if (!plan || !least) throw new Error();
  const smallest = summaryPaper(plan, await findBeyond(plan), least, new Date());
  const spare = Array.from({ length: 6 }, () => ({ is: "words" as const, words: "One line more" }));
  const fuller = { ...smallest, blocks: [...smallest.blocks, ...spare] };
  expect((await makePdf(fuller, new Date())).pages).toBeLessThanOrEqual(2);
  expect((await pdfOf("summary")).pages).toBeLessThanOrEqual(2);
});
