import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { findPlan } from "#app/domain/plans/find-plan.server.ts";
import { findPaper, findPaperPdf } from "#app/domain/plans/papers/find-paper.server.ts";
import { agreeProfile, endProfile } from "#app/domain/plans/profile/agree-profile.server.ts";
import { findProfile } from "#app/domain/plans/profile/find-profile.server.ts";
import { saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { aSafeguard, fresh, makePlan, personParty, plannerParty } from "#tests/factories/plan.ts";
import { readPdf } from "#tests/support/read-pdf.ts";

let parties: Parties;
let own: PlanParty;
let planner: PlanParty;
let made: Awaited<ReturnType<typeof makePlan>>;
beforeEach(async () => {
  parties = await makeParties(96_000);
  await makeEngagement(parties, "worked");
  [own, planner] = [personParty(parties.asPerson), plannerParty(parties.asPlanner)];
  made = await makePlan(own, parties.person.id);
});
const version = async () => (await db().prisma.plan.findUniqueOrThrow({ where: { id: made.id } })).version;
const agree = async (parts: string[], more: { submissionKey?: string; version?: number } = {}) =>
  agreeProfile(parties.asPerson, made.id, {
    submissionKey: randomUUID(),
    version: await version(),
    parts,
    ...more,
  });
const found = async (party = own) => {
  const plan = await findPlan(party, made.id);
  if (!plan) throw new Error("no plan");
  return findProfile(plan);
};

describe("the page for a personal assistant", () => {
  test("is not there without agreement; then it has what was ticked and nothing else, on one page", async () => {
    expect(await findPaper(planner, made.id, "profile")).toBeNull();
    must(await agree(["section:matters", `action:${made.actionId}`]));
    const pdf = await findPaperPdf(planner, made.id, "profile");
    if (!pdf) throw new Error("no page");
    const read = await readPdf(pdf.bytes);
    expect(read.pages).toBe(1);
    expect(read.text).toContain("My garden and my dog");
    expect(read.text).toContain("Help in the morning");
    expect(read.text).toMatch(/Asha Test agreed to this page on/);
    expect(read.text).not.toMatch(/shower|clean by eight|£|Direct payment/);
  });
  test("who is called, whom to tell and risks are on it only where they were ticked; money put by can never be", async () => {
    const safeguard = async (kind: "backup" | "emergency" | "risk" | "contingency", name: string) =>
      must(
        await saveSafeguard(
          own,
          made.id,
          kind,
          fresh(aSafeguard({ name, pence: kind === "contingency" ? 20_000 : null })),
        ),
      ).id;
    const ngozi = await safeguard("backup", "Ngozi");
    const bill = await safeguard("emergency", "Bill");
    await safeguard("risk", "Ice on the steps");
    const money = await safeguard("contingency", "");
    must(await agree(["section:matters"]));
    expect(JSON.stringify((await found())?.paper)).not.toMatch(/Ngozi|Bill|Ice|£/);
    expect(await agree([`safeguard:${money}`])).toMatchObject({ refusal: { code: "not-in-plan" } });
    must(await agree([`safeguard:${ngozi}`]));
    const paper = JSON.stringify((await found())?.paper);
    expect(paper).toContain("Ngozi. Sister, 023 8000 0001. Has a key. She comes within the hour");
    expect(paper).not.toMatch(new RegExp(`Bill|Ice|£|${bill}`));
  });
  test("a change of the plan does not widen it; it is said, and asks to agree again", async () => {
    must(await agree(["section:matters"]));
    must(await saveSection(own, made.id, { section: "matters", version: 1, body: "My secret", how: "own" }));
    must(await saveSection(own, made.id, { section: "crisis", version: 0, body: "My illness", how: "own" }));
    const profile = await found();
    expect(JSON.stringify(profile?.paper)).not.toMatch(/secret|illness/);
    expect(profile?.changed).toEqual(["What matters to me"]);
  });
  test("taken back it is gone at once, for everybody; twice is once", async () => {
    must(await agree(["section:matters"]));
    const both = await Promise.all([
      endProfile(parties.asPerson, made.id),
      endProfile(parties.asPerson, made.id),
    ]);
    both.forEach(must);
    expect(await found(planner)).toBeNull();
    expect(await findPaperPdf(planner, made.id, "profile")).toBeNull();
    const ended = { action: "plan.profile-ended", objectId: made.id };
    expect(await db().prisma.auditEvent.count({ where: ended })).toBe(1);
  });
  test("what was agreed cannot be changed or deleted", async () => {
    const { id } = must(await agree(["section:matters"]));
    const { prisma } = db();
    await expect(
      prisma.planProfile.update({ where: { id }, data: { lines: [{ part: "x", title: "x", words: "x" }] } }),
    ).rejects.toThrow();
    await expect(prisma.planProfile.delete({ where: { id } })).rejects.toThrow();
  });
  test("more than a page is refused, and nothing is agreed", async () => {
    must(
      await saveSection(own, made.id, {
        section: "people",
        version: 0,
        body: "My sister comes. ".repeat(400),
        how: "own",
      }),
    );
    expect(await agree(["section:people"])).toMatchObject({ refusal: { code: "too-long" } });
    expect(await found()).toBeNull();
  });
});

describe("agreeing", () => {
  test("the same form twice at once is one; with other ticks it is refused", async () => {
    const submissionKey = randomUUID();
    const twice = await Promise.all([
      agree(["section:matters"], { submissionKey }),
      agree(["section:matters"], { submissionKey }),
    ]);
    expect(new Set(twice.map((one) => must(one).id)).size).toBe(1);
    expect(await agree([`need:${made.needId}`], { submissionKey })).toMatchObject({
      refusal: { code: "sent-before" },
    });
  });
  test("a stale page, parts of nothing and nonsense are refused", async () => {
    expect(await agree(["section:matters"], { version: 1 })).toMatchObject({ refusal: { code: "stale" } });
    for (const parts of [
      [],
      ["section:crisis"],
      ["money"],
      [`need:${randomUUID()}`],
      ["section:matters", "x"],
    ])
      expect(await agree(parts)).toMatchObject({ refusal: { code: "not-in-plan" } });
  });
  test("somebody else's plan is not there", async () => {
    const other = await makeParties(96_000);
    const sent = { submissionKey: randomUUID(), version: await version(), parts: ["section:matters"] };
    expect(await agreeProfile(other.asPerson, made.id, sent)).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect(await endProfile(other.asPerson, made.id)).toMatchObject({ refusal: { code: "not-found" } });
    expect(await endProfile(other.asPerson, "nonsense")).toMatchObject({ refusal: { code: "not-found" } });
  });
  test("through a worker it needs the person's words, which are kept; withdrawn permission refuses", async () => {
    const { access, grant } = await makeAssisted(parties.person);
    const sent = async () => ({
      submissionKey: randomUUID(),
      version: await version(),
      parts: ["section:matters"],
    });
    expect(await agreeProfile(access, made.id, await sent())).toMatchObject({
      refusal: { code: "words-needed" },
    });
    expect(await found()).toBeNull();
    const decision = { question: "May they read this?", words: "Yes, the dog bit" };
    const { id } = must(await agreeProfile(access, made.id, { ...(await sent()), decision }));
    const row = await db().prisma.planProfile.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ agreedBy: "Jo Worker, for Asha Test" });
    expect(row.decisionId).not.toBeNull();
    await db().prisma.accessGrant.update({
      where: { id: grant.id },
      data: { withdrawnAt: new Date(), withdrawnByAccountId: access.actor.accountId, withdrawnWords: "Stop" },
    });
    expect(await agreeProfile(access, made.id, { ...(await sent()), decision })).toMatchObject({
      refusal: { code: "grant-withdrawn" },
    });
    expect(await endProfile(access, made.id)).toMatchObject({ refusal: { code: "grant-withdrawn" } });
  });
});
