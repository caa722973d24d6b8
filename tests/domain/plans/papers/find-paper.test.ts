import { beforeAll, expect, test } from "vitest";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { findPaper, findPaperPdf } from "#app/domain/plans/papers/find-paper.server.ts";
import { PAPER_FORM_KEYS } from "#app/domain/plans/papers/paper-forms.ts";
import { MORE } from "#app/domain/plans/papers/summary-paper.ts";
import { saveAction } from "#app/domain/plans/save-action.server.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { anAction, fresh, makePlanWithAside, personParty, plannerParty } from "#tests/factories/plan.ts";
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
});

test("nothing for a personal assistant before the person agreed to it", async () => {
  expect(own && (await findPaper(own, id, "profile"))?.paper).toBeFalsy();
});
test("every other form is there, for a page and as a PDF, with the words of the plan", async () => {
  if (!own) throw new Error();
  for (const form of PAPER_FORM_KEYS.filter((one) => one !== "profile")) {
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

test("large print is large", async () => {
  expect((await pdfOf("large")).smallest).toBeGreaterThanOrEqual(18);
});

test("nobody else's plan; what a planner takes is recorded, and asking for it changes nothing", async () => {
  if (!stranger || !planner) throw new Error();
  const before = await db().prisma.plan.findUniqueOrThrow({ where: { id } });
  for (const form of PAPER_FORM_KEYS.filter((one) => one !== "profile")) {
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
});
