// Budgets: opened, agreed, changed and closed once each, by a practitioner of the area, never from an old tab.
import { describe, expect, test } from "vitest";
import { openBudget } from "#app/domain/budgets/open-budget.server.ts";
import { db } from "#app/db.server.ts";
import { makeBudget, makeCouncil, newBudget } from "#tests/factories/budget.ts";
import { makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import {
  attack,
  council,
  dated,
  left,
  person,
  staff,
  strangers,
  written,
} from "#tests/process/money-attacks/stage.ts";

async function scene() {
  const made = await makeCouncil();
  return {
    ...made,
    visitor: await staff(made.area.id, "practitioner"),
    others: {
      ...(await strangers(made.area.id, "commissioner")),
      "another person": await person(await makeParties(0)),
    },
    base: `/council/people/${made.person.id}/budget`,
  };
}
const changes = (budgetId: string) => db().prisma.budgetChange.count({ where: { budgetId } });

export function attackBudgets(): void {
  describe("budgets", () => {
    test("opened: one budget, and what is due is put in once", async () => {
      const { person: whose, visitor, others, base } = await scene();
      const path = `${base}/new`;
      const form = {
        ...(await visitor.hiddenFields(path)),
        ...dated("periodFrom", new Date(Date.UTC(2026, 3, 1))),
        ...dated("periodTo", new Date(Date.UTC(2027, 2, 30))),
        status: "approved",
        contribution: "gross",
        amount: "310",
        every: "four_weeks",
        route: "direct_payment",
        reason: "Agreed at the review",
      };
      await attack({
        visitor,
        path,
        fields: form,
        others,
        figures: ["amount", "ownPart", "periodFrom.year"],
        other: { amount: "3100" },
        once: async () => {
          const budgets = await db().prisma.budget.findMany({
            where: { personId: whose.id },
            include: { pots: { include: { instalments: true } } },
          });
          expect(budgets.map(({ pots }) => pots.length)).toEqual([1]);
          const pot = budgets[0]?.pots[0];
          const put = pot?.instalments.reduce((sum, { pence }) => sum + pence, 0);
          expect(await left(pot?.availableAccountId ?? 0n)).toBe(put);
        },
      });
    });
    test("agreed, added to, changed, closed: each once; what was put in goes back once", async () => {
      const made = await scene();
      const { visitor, others, base } = made;
      const opened = await openBudget(made.practitioner, made.person.id, newBudget({ status: "indicative" }));
      if (!opened.ok) throw new Error(opened.refusal.words);
      const { budgetId } = opened.value;
      const reason = "Agreed at the review";
      const step = async (
        path: string,
        more: Record<string, string>,
        figures: string[],
        other: Record<string, string>,
        once = async () => {},
      ) => {
        const before = await changes(budgetId);
        await attack({
          visitor,
          path,
          fields: { ...(await visitor.hiddenFields(path)), ...more, reason },
          others,
          figures,
          other,
          once: async () => {
            expect(await changes(budgetId)).toBe(before + 1);
            await once();
          },
        });
      };
      await step(
        `${base}/${budgetId}/edit`,
        { status: "approved", contribution: "net", ownPart: "12", ...dated("from") },
        ["ownPart", "version"],
        { ownPart: "13" },
      );
      await step(
        `${base}/${budgetId}/pots/new`,
        {
          kind: "one_off",
          name: "A chair",
          amount: "145",
          route: "direct_payment",
          every: "",
          ...dated("from"),
        },
        ["amount", "version"],
        { amount: "1450" },
      );
      const pots = await db().prisma.pot.findMany({ where: { budgetId } });
      const care = pots.find(({ kind }) => kind === "care");
      const chair = pots.find(({ kind }) => kind === "one_off");
      expect([pots.length, await left(chair?.availableAccountId ?? 0n)]).toEqual([2, 14_500]);
      await step(
        `${base}/${budgetId}/pots/${care?.id ?? ""}`,
        { amount: "320", every: "four_weeks", ...dated("from") },
        ["amount", "version"],
        { amount: "3200" },
      );
      await step(
        `${base}/${budgetId}/close`,
        dated("closedOn"),
        ["version", "closedOn.month"],
        { reason: "Another" },
        async () => {
          for (const pot of pots) expect(await left(pot.availableAccountId)).toBe(0);
        },
      );
    });
    test("what is set aside cannot be closed away, and another person's pot is not there", async () => {
      const parties = await makeParties(18_000);
      await makeEngagement(parties);
      const visitor = await council(parties);
      const base = `/council/people/${parties.person.id}/budget`;
      const { csrf = "" } = await visitor.hiddenFields("/account/name");
      const { version } = await db().prisma.budget.findUniqueOrThrow({ where: { id: parties.pot.budgetId } });
      const key = {
        csrf,
        version: String(version),
        submissionKey: crypto.randomUUID(),
        reason: "The review",
      };
      const before = await written();
      const closed = await visitor.post(`${base}/${parties.pot.budgetId}/close`, {
        ...key,
        ...dated("closedOn"),
      });
      expect([closed.status, closed.body.includes("is set aside")]).toEqual([422, true]);
      const other = await makeBudget(await makeCouncil());
      const after = await written();
      for (const path of [
        `${base}/${other.id}/close`,
        `${base}/${other.id}/edit`,
        `${base}/${parties.pot.budgetId}/pots/${other.pot.id}`,
      ]) {
        const answer = await visitor.post(path, {
          ...key,
          ...dated("from"),
          ...dated("closedOn"),
          status: "approved",
          contribution: "gross",
          amount: "1",
          every: "week",
        });
        expect([path, answer.status]).toEqual([path, 404]);
      }
      expect(before).toBeDefined();
      expect(await written()).toBe(after);
    });
  });
}
