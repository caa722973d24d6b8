import { expect, test } from "vitest";
import { hoursField } from "#app/domain/plans/reviews/hours-field.ts";
import { matchAction } from "#app/domain/plans/reviews/match-rules.ts";

const action = (who: string, carerName = "") => ({ who, carerName });
const lena = action("Lena Kowalska");
const bus = action("Portswood Allotments");
const all = [lena, bus, action(""), action("", "Ngozi Okafor")];

test.each([
  ["Lena Kowalska", lena],
  ["  lena   KOWALSKA ", lena],
  ["Kowalska, Lena", lena],
  ["Ms Lena Kowalska", lena],
  ["FPI Lena Kowalska wages", lena],
  ["Portswood Allotments Ltd", bus],
  ["The Portswood Allotments", bus],
  ["Lena", null],
  ["Kowalska", null],
  ["Ngozi Okafor", all[3]],
  ["", null],
  ["!!!", null],
  ["Solent Payroll Help", null],
])("%s", (payee, found) => {
  expect(matchAction(payee, all)).toBe(found);
});
test("one word alone is a name only where it is the whole of both; two that fit are nobody", () => {
  const nisa = action("Nisa");
  expect(matchAction("Nisa", [nisa, lena])).toBe(nisa);
  expect(matchAction("Nisa local", [nisa, lena])).toBeNull();
  expect(matchAction("Łukasz Żak", [action("Lukasz Zak")])).toBeNull();
  expect(matchAction("José Núñez", [action("Jose Nunez")])).not.toBeNull();
  expect(matchAction("Lena Kowalska", [lena, action("Lena Kowalska")])).toBeNull();
});
test.each([
  ["", null],
  ["6", 360],
  ["6.5", 390],
  ["6,25", 375],
  ["0.01", 1],
  ["1000", 60_000],
])("hours %s", (words, minutes) => {
  expect(hoursField.parse(words)).toBe(minutes);
});
test.each(["0", "-1", "1000.1", "6:30", "six", "1e3", "٣"])("no hours: %s", (words) => {
  expect(hoursField.safeParse(words).success).toBe(false);
});
