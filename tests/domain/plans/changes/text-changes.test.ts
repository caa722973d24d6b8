import fc from "fast-check";
import { expect, test } from "vitest";
import { textChanges } from "#app/domain/plans/changes/text-changes.ts";

test("says which sentences were taken out and added, with one beside, and leaves out what stayed", () => {
  const before = "I get up at eight. I have tea. My sister comes. We go out. Then I rest. I sleep well.";
  const after = before.replace("We go out. ", "We go swimming. ");
  expect(textChanges(before, after)).toEqual([
    { is: "gap", words: "" },
    { is: "same", words: "My sister comes. " },
    { is: "taken", words: "We go out. " },
    { is: "added", words: "We go swimming. " },
    { is: "same", words: "Then I rest. " },
    { is: "gap", words: "" },
  ]);
});
test("a new text is added whole, one that went is taken out whole", () => {
  expect(textChanges("", "My dog.")).toEqual([{ is: "added", words: "My dog." }]);
  expect(textChanges("My dog.", "")).toEqual([{ is: "taken", words: "My dog." }]);
});
test("says every word that was added and taken out, and changes nothing of them", () => {
  const text = fc.array(fc.constantFrom("A b. ", "C d? ", "اهلا. ", "👩🏽‍🌾! ", "<b>x</b>. "), { maxLength: 30 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one.join(""), other.join("")];
      const stretches = textChanges(before, after);
      const without = (left: string) =>
        stretches
          .filter(({ is }) => is === left)
          .map(({ words }) => words)
          .join("");
      for (const { is, words } of stretches)
        if (is !== "gap") expect(is === "added" ? after : before).toContain(words);
      if (before === after) expect(without("added") + without("taken")).toBe("");
    }),
  );
});
test("50,000 letters with every sentence changed are compared at once", () => {
  const long = (word: string) => Array.from({ length: 5_000 }, (_, i) => `${word} ${i}.`).join(" ");
  const began = performance.now();
  expect(textChanges(long("one"), long("two")).length).toBeGreaterThan(1);
  expect(performance.now() - began).toBeLessThan(3_000);
});
