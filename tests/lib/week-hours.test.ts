import fc from "fast-check";
import { expect, test } from "vitest";
import { clockWords, dayHoursWords, readDayHours, readWeekForm, weekFormOf } from "#app/lib/week-hours.ts";
import { DAYS, hoursOfSlots, SLOTS, tidyHours } from "#app/lib/week.ts";

const anyWeek = fc.oneof(
  fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { maxLength: 168 }),
  fc.subarray([...SLOTS]).map(hoursOfSlots),
  // Long runs, which cross midnight and the end of the week
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 167 }), fc.integer({ min: 1, max: 80 })), { maxLength: 4 })
    .map((runs) => runs.flatMap(([from, length]) => Array.from({ length }, (_, i) => (from + i) % 168))),
);

test("a week shown in the form and sent back unchanged is the same week", () => {
  fc.assert(
    fc.property(anyWeek, (hours) => {
      expect(readWeekForm(weekFormOf(hours))).toEqual({ hours: tidyHours(hours), errors: {} });
    }),
    { numRuns: 2000 },
  );
});
test("whole parts are boxes; nothing is written out without need", () => {
  fc.assert(
    fc.property(fc.subarray([...SLOTS]), (slots) => {
      expect(weekFormOf(hoursOfSlots(slots))).toEqual({ slots, exact: {} });
    }),
  );
});
test("the words of a day read back as the same hours", () => {
  fc.assert(
    fc.property(anyWeek, fc.constantFrom(...DAYS), (hours, day) => {
      const start = DAYS.indexOf(day) * 24;
      const own = tidyHours(hours).filter((hour) => hour >= start && hour < start + 24);
      expect(readDayHours(dayHoursWords(hours, day), day)).toEqual({ ok: true, hours: own });
    }),
  );
});
test("an hour that is named twice is one hour", () => {
  const evening = Array.from({ length: 21 }, (_, hour) => hour);
  expect(dayHoursWords([...evening, 0, 1, 2], "mon")).toBe("midnight to 9pm");
});
test.each([
  ["9am to 3pm", [9, 10, 11, 12, 13, 14]],
  ["09:00-11:00", [9, 10]],
  ["9AM – 11am , 1pm to 2pm", [9, 10, 13]],
  ["noon to 2pm and 8pm to midnight", [12, 13, 20, 21, 22, 23]],
  ["22:00 to 2am", [22, 23, 24, 25]],
  ["13 to 15", [13, 14]],
  ["", []],
])("reads %j", (words, hours) => {
  expect(readDayHours(words, "mon")).toEqual({ ok: true, hours });
});
test("Sunday's late hours run into Monday", () => {
  expect(readDayHours("11pm to 2am", "sun")).toEqual({ ok: true, hours: [0, 1, 167] });
});
test.each([
  ["9 to 3", /am or pm/],
  ["9:30am to 11am", /whole hours/],
  ["all the time", /like this/],
  ["9am", /like this/],
  ["9am to 10am to 11am", /like this/],
  ["25:00 to 26:00", /like this/],
  ["13pm to 2pm", /like this/],
  ["9:99am to 2pm", /like this/],
])("refuses %j and says how to write it", (words, said) => {
  const read = readDayHours(words, "mon");
  expect(read.ok ? "" : read.words).toMatch(said);
});
test("whatever is written, it never throws and never makes an hour that does not exist", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom(...DAYS), (words, day) => {
      const read = readDayHours(words, day);
      if (read.ok) expect(tidyHours(read.hours)).toEqual(read.hours);
    }),
  );
});
test("clock words", () => {
  expect([0, 7, 12, 13, 23, 24].map(clockWords)).toEqual([
    "midnight",
    "7am",
    "noon",
    "1pm",
    "11pm",
    "midnight",
  ]);
});
