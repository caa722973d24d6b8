import { describe, expect, test } from "vitest";
import {
  councilDecides,
  DECISION_KEYS,
  directPaymentPossible,
  isChild,
  whyNot,
  type Decision,
  type Facts,
  type Standing,
} from "#app/domain/capacity/authority-rules.ts";
import { refusalWords, standingWords } from "#app/domain/capacity/authority-words.ts";

const FINDINGS = [undefined, "has", "lacks"] as const;
const facts = (
  decision: Decision,
  finding: (typeof FINDINGS)[number],
  more: Facts["findings"] = {},
): Facts => ({
  findings: { ...more, ...(finding ? { [decision]: finding } : {}) },
  child: false,
});

/** By hand, from the law: who decides where nothing is recorded, where capacity is, and where a lack of it is. */
const BY_HAND: Record<Standing, Record<Decision, string>> = {
  own: {
    plan: "yes yes no",
    budget: "yes yes no",
    planner: "yes yes no",
    money: "yes yes no",
    hire: "yes yes no",
  },
  consent: {
    plan: "yes yes no",
    budget: "yes yes no",
    planner: "yes yes no",
    money: "yes yes no",
    hire: "yes yes no",
  },
  nominated: {
    plan: "yes yes no",
    budget: "yes yes no",
    planner: "yes yes no",
    money: "yes yes no",
    hire: "yes yes no",
  },
  authorised_person: {
    plan: "no no yes",
    budget: "no no yes",
    planner: "no no yes",
    money: "no no yes",
    hire: "no no yes",
  },
  attorney_finance: {
    plan: "no no no",
    budget: "no no no",
    planner: "no no no",
    money: "yes yes yes",
    hire: "no no no",
  },
  deputy_finance: {
    plan: "no no no",
    budget: "no no no",
    planner: "no no no",
    money: "no no yes",
    hire: "no no no",
  },
  attorney_health: {
    plan: "no no yes",
    budget: "no no yes",
    planner: "no no yes",
    money: "no no no",
    hire: "no no yes",
  },
  deputy_health: {
    plan: "no no yes",
    budget: "no no yes",
    planner: "no no yes",
    money: "no no no",
    hire: "no no yes",
  },
  parent: { plan: "no no no", budget: "no no no", planner: "no no no", money: "no no no", hire: "no no no" },
  advocate: {
    plan: "no no no",
    budget: "no no no",
    planner: "no no no",
    money: "no no no",
    hire: "no no no",
  },
};
const STANDINGS = Object.keys(BY_HAND) as Standing[];

describe.each(STANDINGS)("%s", (standing) => {
  test.each(DECISION_KEYS)("decides about %s, or not", (decision) => {
    const answers = FINDINGS.map((finding) =>
      whyNot(decision, standing, facts(decision, finding)) === null ? "yes" : "no",
    );
    expect(answers.join(" ")).toBe(BY_HAND[standing][decision]);
  });
  test("one decision says nothing about another, but that an authorised person manages what a direct payment buys", () => {
    for (const decision of DECISION_KEYS)
      for (const other of DECISION_KEYS.filter((one) => one !== decision)) {
        const alone = whyNot(decision, standing, facts(decision, undefined));
        const beside = whyNot(decision, standing, facts(decision, undefined, { [other]: "lacks" }));
        const managed =
          standing === "authorised_person" &&
          other === "budget" &&
          ["planner", "money", "hire"].includes(decision);
        expect([decision, other, beside]).toEqual([decision, other, managed ? null : alone]);
      }
  });
});

test("a parent decides everything for a child, and an advocate nothing for anybody", () => {
  for (const decision of DECISION_KEYS)
    for (const finding of FINDINGS) {
      const child = { ...facts(decision, finding), child: true };
      expect(whyNot(decision, "parent", child)).toBeNull();
      expect(whyNot(decision, "advocate", child)).toBe("speaks-only");
    }
});

test("a direct payment without capacity goes to an authorised person or who decides about care, and to nobody else", () => {
  const lacks = facts("budget", "lacks");
  expect(directPaymentPossible([], facts("budget", undefined))).toBe(true);
  expect(directPaymentPossible([], lacks)).toBe(false);
  for (const basis of ["authorised_person", "attorney_health", "deputy_health"] as const)
    expect(directPaymentPossible(["advocate", basis], lacks)).toBe(true);
  expect(
    directPaymentPossible(
      ["consent", "nominated", "attorney_finance", "deputy_finance", "parent", "advocate"],
      lacks,
    ),
  ).toBe(false);
});

test("the council decides only where the person cannot and nobody else may", () => {
  for (const decision of DECISION_KEYS) {
    const lacks = facts(decision, "lacks");
    expect(councilDecides(decision, [], facts(decision, undefined))).toBe(false);
    expect(councilDecides(decision, [], facts(decision, "has"))).toBe(false);
    expect(councilDecides(decision, ["consent", "nominated", "advocate"], lacks)).toBe(true);
    expect(councilDecides(decision, ["authorised_person"], lacks)).toBe(false);
    expect(councilDecides(decision, ["attorney_finance"], lacks)).toBe(decision !== "money");
    expect(councilDecides(decision, ["deputy_health"], lacks)).toBe(decision === "money");
  }
});

test.each([
  ["2008-11-24", "2026-11-23", true],
  ["2008-11-24", "2026-11-24", false],
  ["2008-02-29", "2026-02-28", true],
  ["2008-02-29", "2026-03-01", false],
])("born on %s, on %s a child: %s", (born, today, child) => {
  expect(isChild(new Date(born), new Date(today))).toBe(child);
  expect(isChild(null, new Date(today))).toBe(false);
});

test("a refusal says what is found, that nothing was lost, and who decides; no code of the program", () => {
  for (const standing of STANDINGS)
    for (const decision of DECISION_KEYS)
      for (const finding of FINDINGS) {
        const why = whyNot(decision, standing, facts(decision, finding));
        if (!why) {
          expect(standingWords(standing)).toMatch(/^decided by/);
          continue;
        }
        for (const instead of [[], ["Priya Nair"]]) {
          const words = refusalWords({ why, decision, name: "Sam", own: standing === "own", instead });
          expect(words).toMatch(/Nothing was changed and nothing was lost\./);
          expect(words).not.toMatch(/_|-[a-z]+-|undefined|\s\s/);
          if (instead.length > 0) expect(words).toContain("Priya Nair can decide this.");
        }
      }
});
