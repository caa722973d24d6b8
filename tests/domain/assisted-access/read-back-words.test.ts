import { describe, expect, test } from "vitest";
import { readBackWords, type ReadBack } from "#app/domain/assisted-access/read-back-words.ts";
import { actionWords, knownActions, wordsAbout } from "#app/domain/audit/action-words.ts";
import { parseDay } from "#app/lib/dates.ts";

const day = (words: string) => parseDay(words) as Date;
const back: ReadBack = {
  workerName: "Jo Worker",
  areaName: "Southampton",
  day: day("2026-11-22"),
  channel: "phone",
  decidedBy: "Asha Begum",
  ownConsent: true,
  seen: ["looked at your budget"],
  done: ["asked a planner to plan with you, and money was set aside"],
  decisions: [{ question: "Shall I ask Rosa?", words: "Yes dear, but ring me." }],
  engagements: [
    {
      plannerName: "Rosa Martin",
      status: "requested",
      potPence: 18_000,
      feeDuePence: null,
      answerBy: day("2026-11-27"),
    },
  ],
  grantUntil: new Date("2026-11-23T00:00:00Z"),
  grantStopped: false,
  phone: "01632 960 001",
  address: "4 Canute Place\nSouthampton\nSO14 0AA",
};

describe("the read-back", () => {
  test("says what was asked and answered, seen, done, set aside, and what comes next", () => {
    const words = readBackWords(back);
    for (const part of [
      "Jo Worker of the Southampton core service",
      "Sunday 22 November 2026, by phone",
      "We asked: “Shall I ask Rosa?” You said: “Yes dear, but ring me.”",
      "- We looked at your budget.",
      "£180 of your planning money is set aside for Rosa Martin. It is not paid.",
      "Rosa Martin has until Friday 27 November 2026 to say yes or no",
      "Tell us by Sunday 6 December 2026, 14 days from then. Phone 01632 960 001",
      "Or write to us: Ownway, Southampton core service, 4 Canute Place, Southampton, SO14 0AA.",
      "lasts until the end of 22 November 2026",
    ])
      expect(words).toContain(part);
  });
  test("says so where no money moved, and where the permission was stopped", () => {
    const words = readBackWords({ ...back, engagements: [], grantStopped: true, address: "" });
    expect(words).toContain("No money was set aside or paid.");
    expect(words).toContain("has been stopped");
    expect(words).not.toContain("write to us");
  });
  test("names what is owed once the person has agreed", () => {
    const [first] = back.engagements;
    if (!first) throw new Error("none");
    const words = readBackWords({
      ...back,
      engagements: [{ ...first, status: "agreed", feeDuePence: 18_000 }],
    });
    expect(words).toContain("£180 is now owed to Rosa Martin");
  });
  test("names who decided where it was not the person", () => {
    const words = readBackWords({ ...back, ownConsent: false, decidedBy: "Omar Begum, attorney" });
    expect(words).toContain("This was decided for you by: Omar Begum, attorney.");
  });
});

describe("words for an action", () => {
  test.each(knownActions())("%s reads on after a name and never shows the code", (action) => {
    const { words } = actionWords(action);
    expect(words).toMatch(/^[a-z]/);
    expect(words).not.toMatch(/\.$|grant|session|_/);
  });
  test("an unknown one says whom to phone", () => {
    expect(actionWords("strange.thing").words).toContain("Phone us");
    expect(actionWords("strange.viewed").seen).toBe(true);
  });
  test("are said of the person to somebody who reads for them", () => {
    expect(wordsAbout("looked at your budget", "Tariq")).toBe("looked at Tariq’s budget");
    expect(wordsAbout("said yes to planning with you", "Tariq")).toBe("said yes to planning with Tariq");
  });
});
