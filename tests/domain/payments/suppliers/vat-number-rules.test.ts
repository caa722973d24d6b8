import { expect, test } from "vitest";
import {
  readVatNumber,
  vatNumberAddsUp,
  vatNumberWords,
} from "#app/domain/payments/suppliers/vat-number-rules.ts";

test.each([
  ["GB123456782", "GB123456782"],
  ["gb 123 4567 82", "GB123456782"],
  ["123-4567-82", "GB123456782"],
  ["123456782001", "GB123456782001"],
])("%s is read as %s", (words, number) => {
  expect(readVatNumber(words)).toBe(number);
});
test.each([
  "",
  "GB",
  "12345678",
  "1234567890",
  "GB12345678A",
  "IE1234567T",
  "１２３４５６７８２",
  "١٢٣٤٥٦٧٨٢",
])("%s is not a VAT number", (words) => {
  expect(readVatNumber(words)).toBeNull();
});
test("numbers that HMRC gave out add up: by 97, and by 97 less 55", () => {
  // 980780684: HMRC's own example (modulus 97); the other is 42 (97 − 55) further on
  expect(vatNumberAddsUp("GB980780684")).toBe(true);
  expect(vatNumberAddsUp("GB123456782")).toBe(true);
  expect(vatNumberAddsUp("GB123456727")).toBe(true);
});
test("of all last two digits exactly those of the two rules add up; a slip of one digit is found", () => {
  const good = Array.from({ length: 97 }, (_, n) => String(n).padStart(2, "0")).filter((last) =>
    vatNumberAddsUp(`GB1234567${last}`),
  );
  expect(good).toEqual(["27", "82"]);
  for (let i = 2; i < 9; i++) {
    const slip = Array.from("GB123456782");
    slip[i] = String((Number(slip[i]) + 1) % 10);
    expect(vatNumberAddsUp(slip.join(""))).toBe(false);
  }
  expect(vatNumberAddsUp("GB000000000")).toBe(false);
  expect(vatNumberAddsUp("GB000000042")).toBe(false);
});
test("a number as people write it", () => {
  expect(vatNumberWords("GB123456782")).toBe("GB 123 4567 82");
  expect(vatNumberWords("GB123456782001")).toBe("GB 123 4567 82 001");
});
