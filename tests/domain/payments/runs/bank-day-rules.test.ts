import { expect, test } from "vitest";
import { addBankDays, bankHolidays, isBankDay } from "#app/domain/payments/runs/bank-day-rules.ts";
import { isoDay } from "#app/lib/dates.ts";

// As published by gov.uk for England and Wales
test.each([
  [2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"],
  [2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"],
  [2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
  [2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"],
  [2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"],
])("bank holidays of %i", (year, days) => {
  expect(bankHolidays(year)).toEqual(days.split(" ").map((one) => `${String(year)}-${one}`));
});
test("weekends and holidays are no bank days; days are counted over them", () => {
  const on = (words: string) => new Date(`${words}T00:00:00Z`);
  expect(
    ["2026-11-24", "2026-11-28", "2026-11-29", "2026-12-25", "2026-12-28"].map((one) => isBankDay(on(one))),
  ).toEqual([true, false, false, false, false]);
  expect(isoDay(addBankDays(on("2026-11-24"), 2))).toBe("2026-11-26");
  expect(isoDay(addBankDays(on("2026-12-24"), 1))).toBe("2026-12-29");
  expect(isoDay(addBankDays(on("2026-12-31"), 1))).toBe("2027-01-04");
});
