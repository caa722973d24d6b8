// More hours: asked once, answered once, decided once, by who may; what the pot and the area pay moves once.
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { answerUpgrade } from "#app/domain/engagements/upgrades/answer-upgrade.server.ts";
import { askUpgrade } from "#app/domain/engagements/upgrades/ask-upgrade.server.ts";
import { openLedgerAccount, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";
import { makeEngagement, makeParties, type Parties } from "#tests/factories/engagement.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import {
  attack,
  council,
  left,
  person,
  planner,
  stage,
  strangers,
  written,
} from "#tests/process/money-attacks/stage.ts";
import { HttpVisitor } from "#tests/support/http-visitor.ts";

const must = (result: { ok: boolean }) => {
  expect(result).toMatchObject({ ok: true });
};
/** Medium planning at work; the planner has asked for High. */
async function asked(pence: number, because: "communication" | "something-else" = "something-else") {
  const parties = await makeParties(pence);
  const { id, version } = await makeEngagement(parties, "worked");
  const ask = { version: await version(), tier: "high" as const, because, reason: "Two services, not one." };
  must(await askUpgrade(parties.asPlanner, id, { ...ask, submissionKey: randomUUID() }));
  const upgrade = await db().prisma.engagementUpgrade.findFirstOrThrow({ where: { engagementId: id } });
  return { parties, id, upgradeId: upgrade.id };
}
const row = (id: string) => db().prisma.engagementUpgrade.findUniqueOrThrow({ where: { id } });
const money = async ({ pot }: Parties) => [await left(pot.availableAccountId), await left(pot.heldAccountId)];
const othersOf = async (parties: Parties) => ({
  ...(await strangers(parties.area.id, "commissioner")),
  "another person": await person(await makeParties(0)),
  "another planner": await planner(await makeParties(0)),
});

export function attackUpgrades(): void {
  describe("more hours", () => {
    test("asked for", async () => {
      const parties = await makeParties(40_000);
      const { id } = await makeEngagement(parties, "worked");
      const visitor = await planner(parties);
      const path = `/engagements/${id}/upgrade`;
      await attack({
        visitor,
        path,
        fields: {
          ...(await visitor.hiddenFields(path)),
          tier: "high",
          because: "something-else",
          reason: "Two services",
        },
        others: { ...(await othersOf(parties)), "the person": await person(parties) },
        figures: ["version", "tier"],
        other: { tier: "beyond" },
        once: async () => {
          expect(await db().prisma.engagementUpgrade.count({ where: { engagementId: id } })).toBe(1);
          expect(await money(parties)).toEqual([22_000, 18_000]);
        },
      });
    });
    test("answered by the person; not by a worker whose permission has run out meanwhile", async () => {
      const { parties, id, upgradeId } = await asked(40_000);
      const path = `/engagements/${id}/upgrade/answer`;
      const assisted = await makeAssisted(parties.person);
      const worker = new HttpVisitor(stage.url, assisted.cookie);
      const theirs = {
        ...(await worker.hiddenFields(path)),
        answer: "wants",
        "decision.question": "Do you want this?",
        "decision.words": "Yes please",
      };
      expect(theirs).toHaveProperty("upgradeId", upgradeId);
      await db().prisma.accessGrant.update({
        where: { id: assisted.grant.id },
        data: { validUntil: new Date(Date.now() - 1_000) },
      });
      const before = await written();
      const late = await worker.post(path, theirs);
      expect([late.status, late.body.includes("You can no longer act for")]).toEqual([403, true]);
      expect(await written()).toBe(before);
      const visitor = await person(parties);
      await attack({
        visitor,
        path,
        fields: { ...(await visitor.hiddenFields(path)), answer: "wants" },
        others: { ...(await othersOf(parties)), "the planner": await planner(parties), "the worker": worker },
        figures: ["feePence", "answer"],
        once: async () => {
          expect(await row(upgradeId)).toMatchObject({ status: "asked", personAnswer: "wants" });
          expect(await money(parties)).toEqual([22_000, 18_000]);
        },
      });
    });
    test("decided by the council: the pot pays the difference once, and never what it has not", async () => {
      const { parties, upgradeId } = await asked(20_000);
      must(await answerUpgrade(parties.asPerson, { upgradeId, answer: "wants", words: "" }));
      const visitor = await council(parties);
      const path = `/council/upgrades/${upgradeId}`;
      const hidden = await visitor.hiddenFields(path);
      const before = await written();
      // £120 is lacking: not without it, and not with less or more of it
      for (const putIn of ["", "11999", "12001", "10000000"]) {
        const answer = await visitor.post(path, { ...hidden, answer: "approve", putIn });
        expect([putIn, answer.status]).toEqual([putIn, 422]);
      }
      expect(await written()).toBe(before);
      await attack({
        visitor,
        path,
        fields: { ...hidden, answer: "approve", putIn: "12000" },
        others: { ...(await othersOf(parties)), "the person": await person(parties) },
        figures: ["feePence", "putIn"],
        once: async () => {
          expect(await row(upgradeId)).toMatchObject({ status: "approved", addedPence: 12_000 });
          expect(await money(parties)).toEqual([0, 32_000]);
        },
      });
    });
    test("for communication needs the area's adjustments pay the difference, once", async () => {
      const { parties, upgradeId } = await asked(18_000, "communication");
      must(await answerUpgrade(parties.asPerson, { upgradeId, answer: "wants", words: "" }));
      const visitor = await council(parties);
      const path = `/council/upgrades/${upgradeId}`;
      const held = await openLedgerAccount(
        db().prisma,
        "area/adjustments-held",
        parties.area.id,
        parties.pot.mode as Mode,
      );
      await attack({
        visitor,
        path,
        fields: { ...(await visitor.hiddenFields(path)), answer: "approve" },
        others: {},
        figures: [],
        once: async () => {
          expect([...(await money(parties)), await left(held)]).toEqual([0, 18_000, 14_000]);
        },
      });
    });
  });
}
