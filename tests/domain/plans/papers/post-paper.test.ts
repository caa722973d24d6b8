import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { findLetter, findLetters } from "#app/domain/notifications/find-letters.server.ts";
import { findLetterPaper } from "#app/domain/notifications/find-letter-paper.server.ts";
import { findPost, postPaper } from "#app/domain/plans/papers/post-paper.server.ts";
import { saveSection } from "#app/domain/plans/save-section.server.ts";
import { db } from "#app/db.server.ts";
import { areaAccessOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { must } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { makePlan, personParty, plannerParty } from "#tests/factories/plan.ts";
import { readPdf } from "#tests/support/read-pdf.ts";

let parties: Parties;
let own: PlanParty;
let id = "";
beforeEach(async () => {
  parties = await makeParties(96_000);
  await makeEngagement(parties, "worked");
  own = personParty(parties.asPerson);
  ({ id } = await makePlan(own, parties.person.id));
  await db().prisma.person.update({
    where: { id: parties.person.id },
    data: {
      addressLines: ["1 Elm Road", "Southampton"],
      postcode: "SO17 1BJ",
      informationNeeds: ["large-print"],
    },
  });
});
const post = (
  party: PlanParty,
  form: "whole" | "large" | "profile" = "large",
  submissionKey: string = randomUUID(),
) => postPaper(party, id, { form, submissionKey });
const worker = async (area = parties.area) => areaAccessOf(await makeAccount("core_worker", area.id), area);

test("a letter waits in the queue for their own address, and with it the paper as it was made: a later change of the plan does not change it", async () => {
  expect(await findPost(own, parties.person.id)).toEqual({ form: "large", hasAddress: true });
  const { id: letterId } = must(await post(own));
  must(await saveSection(own, id, { section: "matters", version: 1, body: "Other words", how: "own" }));
  const core = await worker();
  expect((await findLetters(core, 1)).letters.map((letter) => letter.id)).toEqual([letterId]);
  const letter = await findLetter(core, letterId);
  expect(letter?.recipient).toBe("1 Elm Road\nSouthampton\nSO17 1BJ");
  expect(letter?.body).toContain("Asha Test asked that it is sent to you");
  const paper = await findLetterPaper(core, letterId);
  if (!paper) throw new Error("no paper");
  const read = await readPdf(paper.bytes);
  expect(read.pages).toBe(letter?.withPages);
  expect(read.smallest).toBeGreaterThanOrEqual(18);
  expect(read.text).toContain("My garden and my dog");
  expect(read.text).not.toContain("Other words");
  await expect(
    db().prisma.letterPaper.update({
      where: { notificationId: letterId },
      data: { pages: 1, bytes: new Uint8Array(1) },
    }),
  ).rejects.toThrow();
});
test("a worker for them and their planner may ask for it; the council's practitioner and strangers find nothing", async () => {
  must(await post(personParty((await makeAssisted(parties.person)).access)));
  must(await post(plannerParty(parties.asPlanner)));
  const practitioner = areaAccessOf(await makeAccount("practitioner", parties.area.id), parties.area);
  const council: PlanParty = { side: "practitioner", access: practitioner };
  expect(await findPost(council, parties.person.id)).toBeNull();
  const other = personParty((await makeParties(96_000)).asPerson);
  for (const party of [council, other])
    expect(await post(party)).toMatchObject({ refusal: { code: "not-found" } });
  expect(await postPaper(own, "nonsense", { form: "whole", submissionKey: randomUUID() })).toMatchObject({
    refusal: { code: "not-found" },
  });
});
test("the same form twice at once is one letter; with another form it is refused", async () => {
  const key = randomUUID();
  const twice = await Promise.all([post(own, "large", key), post(own, "large", key)]);
  expect(new Set(twice.map((one) => must(one).id)).size).toBe(1);
  expect(await db().prisma.letterPaper.count({ where: { planId: id } })).toBe(1);
  expect(await post(own, "whole", key)).toMatchObject({ refusal: { code: "sent-before" } });
});
test("without an address nothing is sent, and without agreement no page for a personal assistant", async () => {
  expect(await post(own, "profile")).toMatchObject({ refusal: { code: "not-found" } });
  await db().prisma.person.update({ where: { id: parties.person.id }, data: { addressLines: [] } });
  expect(await post(own)).toMatchObject({ refusal: { code: "no-address" } });
  expect(await db().prisma.letterPaper.count({ where: { planId: id } })).toBe(0);
});
test("permission withdrawn meanwhile sends nothing, and the core service of another area opens nothing", async () => {
  const { access, grant } = await makeAssisted(parties.person);
  const { id: letterId } = must(await post(own));
  await db().prisma.accessGrant.update({
    where: { id: grant.id },
    data: { withdrawnAt: new Date(), withdrawnByAccountId: access.actor.accountId, withdrawnWords: "Stop" },
  });
  expect(await post(personParty(access))).toMatchObject({ refusal: { code: "grant-withdrawn" } });
  expect(await findLetterPaper(await worker(await makeArea("Elsewhere")), letterId)).toBeNull();
});
