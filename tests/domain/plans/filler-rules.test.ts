import { expect, test } from "vitest";
import { sameWords, tells } from "#app/domain/plans/filler-rules.ts";

test.each([
  "",
  "   \n\t",
  "x",
  "n/a",
  "N/A",
  "none",
  "tbc",
  "TBC by social worker next week",
  "ok",
  "yes",
  "yes yes yes yes",
  "good good good",
  ".....",
  "😀😀😀",
  "12345 678",
  "asdf asdfg qwerty",
  "aaaa bbbbb cccc",
  "xxxx",
  "lorem ipsum dolor sit amet",
  "To be confirmed with the family",
  "see above",
  "Please see the attached report",
  "As discussed with Sam",
  "as per assessment",
  "not applicable",
  "None identified at present",
  "Nothing to report",
  "I don’t know",
  "will follow",
  "same as before",
  "Ｎ／Ａ",
  "swimming",
  "swimming swimming",
])("%j fills no gap", (text) => {
  expect(tells(text)).toBe(false);
});
test.each([
  "I like tea",
  "My dog, Bella.",
  "Church every Sunday",
  "to be able to swim again",
  "Not being rushed in the morning: it makes me ill for the rest of the day",
  "See my grandchildren",
  "As a young man I built boats and I still know wood",
  "Rydw i’n hoffi canu",
  "أحب أن أرى عائلتي كل أسبوع",
  "我喜欢每天早上喝茶",
  "मुझे बाग़ में बैठना पसंद है",
  "❤️ my garden and Radio 3",
  "None of my family live near, so the choir is my family",
])("%j fills a gap", (text) => {
  expect(tells(text)).toBe(true);
});
test("one word is enough for a thing or a name, and not any word", () => {
  expect(tells("Physiotherapy", 1)).toBe(true);
  expect(tells("Wheelchair", 1)).toBe(true);
  expect(tells("Ng", 1)).toBe(true);
  for (const text of ["tbc", "x", "none", "-", "asdf", "to be confirmed"]) expect(tells(text, 1)).toBe(false);
});
test("the question written back is no answer", () => {
  expect(
    tells(
      "What makes life good? What should nobody change?",
      2,
      "What makes life good?  what should NOBODY change",
    ),
  ).toBe(false);
});
test("the same words are the same, however they are typed; two empty boxes are not", () => {
  expect(sameWords("My garden, and tea.", "my garden and TEA")).toBe(true);
  expect(sameWords("My garden", "My dog")).toBe(false);
  expect(sameWords("", " ")).toBe(false);
});
