import { describe, expect, test } from "vitest";
import type { PublicFacts } from "#app/domain/commissioning/find-public-facts.server.ts";
import { findGuide, GUIDES } from "#app/routes/public/guides/guides.ts";

const none = { n: 0, more: false };
const facts: PublicFacts = {
  area: "Testham",
  council: "Testham Council",
  phone: "01632 960 001",
  phoneHours: "Monday to Friday, 9 to 5",
  tiers: [
    { id: "l", tier: "low", hours: 6, feePence: 11_100 },
    { id: "m", tier: "medium", hours: 11, feePence: 22_200 },
    { id: "h", tier: "high", hours: 19, feePence: 33_350 },
  ],
  planners: none,
  plannersWhoUseDirectPayments: none,
  assistants: none,
};
const LONGEST = 15;
const sentences = (words: string) => words.split(/(?<=[.?!])\s+/).filter((one) => one !== "");
const wordsOf = (sentence: string) => sentence.split(/\s+/).filter((one) => /[\p{L}\p{N}]/u.test(one));

describe.each(GUIDES.map((guide) => [guide.slug, guide] as const))("%s", (_slug, guide) => {
  const { easy, sections } = guide.write(facts);
  test("is found by its address", () => {
    expect(findGuide(guide.slug)).toBe(guide);
  });
  test("in Easy Read: every sentence has 15 words or fewer", () => {
    const long = easy
      .flatMap((part) => [part.heading, ...part.ideas.flatMap((idea) => sentences(idea.words))])
      .filter((sentence) => wordsOf(sentence).length > LONGEST);
    expect(long).toEqual([]);
  });
  test("in Easy Read: each idea has a picture and at most two short sentences", () => {
    const ideas = easy.flatMap((part) => part.ideas);
    expect(ideas.length).toBeGreaterThan(5);
    for (const idea of ideas) {
      expect(idea.picture).not.toBe("");
      expect(sentences(idea.words).length).toBeLessThanOrEqual(2);
    }
  });
  test("its long form keeps its sentences under 35 words and has no tier figure of its own", () => {
    const text = JSON.stringify({ sections, easy });
    const long = sections
      .flatMap((section) => section.blocks)
      .flatMap((block) => (typeof block === "string" ? sentences(block) : []))
      .filter((sentence) => wordsOf(sentence).length > 34);
    expect(long).toEqual([]);
    // The demonstration's own fees must come from the rows, so they are nowhere with other rows
    expect(text).not.toMatch(/£(100|180|320)\b/);
  });
});

test("what it costs says the area's own fees and hours", () => {
  const text = JSON.stringify(findGuide("what-it-costs")?.write(facts));
  expect(text).toContain("£222");
  expect(text).toContain("£333.50");
  expect(text).toContain("Above 19 hours");
});
test("a guide is whole without a phone number or any tier", () => {
  for (const guide of GUIDES) {
    const text = JSON.stringify(guide.write({ ...facts, phone: "", phoneHours: "", tiers: [] }));
    expect(text).not.toMatch(/undefined|null|NaN|Phone \.|Phone ,/);
  }
});
