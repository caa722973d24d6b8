import { randomUUID } from "node:crypto";
import { renderToStaticMarkup } from "react-dom/server";
import { createElement } from "react";
import { beforeAll, expect, test } from "vitest";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { beginPlan } from "#app/domain/plans/begin-plan.server.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { findPaper, findPaperPdf } from "#app/domain/plans/papers/find-paper.server.ts";
import { ActionForm, NeedForm, OutcomeForm, SectionForm } from "#app/domain/plans/plan-forms.ts";
import { presentPlan } from "#app/domain/plans/present-plan.ts";
import { saveNeed } from "#app/domain/plans/save-need.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { PlanRead } from "#app/routes/plans/plan-read.tsx";
import { PaperView } from "#app/ui/paper-view.tsx";
import { must } from "#tests/factories/budget.ts";
import { makeParties } from "#tests/factories/engagement.ts";
import { fresh, personParty } from "#tests/factories/plan.ts";
import { readPdf } from "#tests/support/read-pdf.ts";

const MANY = 500;
/** 50,000 letters, each sentence another. */
const LONG = `${Array.from({ length: 1_400 }, (_, i) => `Sentence number ${i} of a very long day.`)
  .join(" ")
  .slice(0, 49_999)}.`;
const WORD =
  '<p class=MsoNormal style="margin:0"><b>Mum</b>&nbsp;says<o:p></o:p></p><!--[if gte mso 9]><xml></xml><![endif]--><script>alert(1)</script>';
const ARABIC = "أحب حديقتي وكلبي، وأختي تأتي كل يوم (في المساء).";
const EMOJI = "Good day 👩🏽‍🌾🎉 with ☕ and 🇬🇧";

/** Said in a few letters, where a whole page would be shown. */
const has = (where: string, words: string) => {
  expect(where.includes(words), words.slice(0, 60)).toBe(true);
};

let own: PlanParty;
let id = "";
beforeAll(async () => {
  const { asPerson, person } = await makeParties(96_000);
  own = personParty(asPerson);
  ({ id } = must(await beginPlan(own, { personId: person.id, submissionKey: randomUUID() })));
  const say = async (section: "matters" | "good_day" | "people" | "strengths", words: string) => {
    // As the form takes it, not as a test could smuggle it in
    const { body } = SectionForm.parse({ version: "0", body: words, how: "own" });
    must(await saveSection(own, id, { section, version: 0, body, how: "own" }));
  };
  await say("matters", LONG);
  await say("good_day", EMOJI);
  await say("people", ARABIC);
  await say("strengths", WORD);
  const { id: needId } = must(
    await saveNeed(own, id, fresh({ area: "out", words: "Need 0 & more", eligible: true })),
  );
  const by = { changedBy: "Asha Test", changedAt: new Date() };
  await db().prisma.planNeed.createMany({
    data: Array.from({ length: MANY - 1 }, (_, i) => ({
      planId: id,
      area: "food",
      words: `Need ${i + 1} <i>and</i> what it is about`,
      submissionKey: randomUUID(),
      ...by,
    })),
  });
  await db().prisma.planAction.createMany({
    data: Array.from({ length: MANY }, (_, i) => ({
      planId: id,
      kind: "agency",
      what: `Action ${i} "quoted" & done`,
      who: "Somebody",
      needIds: [needId],
      costPence: 100 + i,
      every: "week",
      route: "direct_payment",
      minutesByDay: [0, 0, 0, 0, 0, 0, 0],
      carerName: "",
      carerWords: "",
      submissionKey: randomUUID(),
      ...by,
    })),
  });
}, 120_000);

test("every box for words takes 50,000 letters", () => {
  const base = { version: "0", submissionKey: randomUUID() };
  expect(SectionForm.safeParse({ version: "0", body: LONG, how: "own" }).success).toBe(true);
  expect(NeedForm.safeParse({ ...base, area: "food", words: LONG, eligible: "yes" }).success).toBe(true);
  expect(OutcomeForm.safeParse({ ...base, words: LONG }).success).toBe(true);
  expect(ActionForm.safeParse({ ...base, kind: "helper", what: "x", carerWords: LONG }).success).toBe(true);
});

test("what was typed is kept to the letter", async () => {
  const plan = await findPlan(own, id);
  expect(plan?.content.sections).toMatchObject({
    matters: LONG,
    good_day: EMOJI,
    people: ARABIC,
    strengths: WORD,
  });
});

test("the page of 500 needs and 500 actions is there in under two seconds, with nothing left out and nothing unescaped", async () => {
  const began = performance.now();
  const plan = await findPlan(own, id);
  if (!plan) throw new Error("no plan");
  const shown = presentPlan(plan);
  const html = renderToStaticMarkup(
    createElement(PlanRead, { plan: shown, base: `/plans/${id}`, editable: true, comments: {} }),
  );
  expect(performance.now() - began).toBeLessThan(2_000);
  for (let i = 1; i < MANY; i++) has(html, `Need ${i} &lt;i&gt;and&lt;/i&gt;`);
  for (let i = 0; i < MANY; i++) has(html, `Action ${i} &quot;quoted&quot; &amp; done`);
  expect(/<script|<o:p|<i>/.test(html)).toBe(false);
  has(html, "&lt;script&gt;alert(1)&lt;/script&gt;");
  has(html, `dir="auto"`);
  has(html, ARABIC);
  has(html, LONG);
});

test("so is the page to print", async () => {
  const found = await findPaper(own, id, "whole");
  if (!found) throw new Error("no paper");
  const html = renderToStaticMarkup(createElement(PaperView, { paper: found.paper }));
  expect(/<script|<o:p|<i>/.test(html)).toBe(false);
  for (const said of [LONG, EMOJI, ARABIC, "Action 499 &quot;quoted&quot;", "Need 499 &lt;i&gt;"])
    has(html, said);
});

test("and the PDF: every need, every action, all 50,000 letters", async () => {
  const began = performance.now();
  const pdf = await findPaperPdf(own, id, "whole");
  if (!pdf) throw new Error("no paper");
  expect(performance.now() - began).toBeLessThan(30_000);
  const read = await readPdf(pdf.bytes);
  for (let i = 1; i < MANY; i++) has(read.dense, `Need${i}<i>and</i>what`);
  for (let i = 0; i < MANY; i++) has(read.dense, `Action${i}"quoted"&done`);
  has(read.dense, LONG.replaceAll(/\s+/g, ""));
  has(read.dense, "<script>alert(1)</script>");
  expect(read.spoken).toContain(ARABIC);
  expect(read.spoken).toContain(EMOJI);
  expect(read.text).not.toContain("Something is missing");
}, 120_000);

test("and the short form, on two pages", async () => {
  const pdf = await findPaperPdf(own, id, "summary");
  expect(pdf?.pages).toBeLessThanOrEqual(2);
}, 60_000);
