import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coverOf,
  DAY_NAMES,
  DAYS,
  hoursOf,
  hoursOfSlots,
  overlap,
  PARTS,
  SLOTS,
  slotOf,
  slotsOf,
  tidyHours,
  weekWords,
  type Slot,
  type WeekDay,
} from "#app/lib/week.ts";

const someHours = fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { maxLength: 168 });
const someSlots = fc.subarray([...SLOTS]);

test("the 28 parts share out every hour of the week, each hour once", () => {
  const all = SLOTS.flatMap((slot) => hoursOf(...(slot.split("-") as [WeekDay, (typeof PARTS)[number]])));
  expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: 168 }, (_, i) => i));
});
test("a night belongs to the day it begins: Sunday's ends on Monday", () => {
  expect(hoursOf("sun", "night")).toEqual([166, 167, 0, 1, 2, 3, 4, 5, 6]);
  expect(hoursOf("mon", "morning")).toEqual([7, 8, 9, 10, 11]);
});
test("slots to hours and back lose nothing", () => {
  fc.assert(
    fc.property(someSlots, (slots) => {
      expect(slotsOf(hoursOfSlots(slots))).toEqual(slots);
    }),
  );
});
test("any hour counts for its part, and only for that", () => {
  for (let hour = 0; hour < 168; hour++) {
    const [slot, ...others] = slotsOf([hour]);
    expect(others).toEqual([]);
    expect(hoursOfSlots([slot as Slot])).toContain(hour);
  }
});
test("cover is none, some or all", () => {
  fc.assert(
    fc.property(someHours, fc.constantFrom(...DAYS), fc.constantFrom(...PARTS), (hours, day, part) => {
      const free = hoursOf(day, part).filter((hour) => hours.includes(hour)).length;
      const wanted = free === 0 ? "none" : free === hoursOf(day, part).length ? "all" : "some";
      expect(coverOf(new Set(hours), day, part)).toBe(wanted);
    }),
  );
});
test("an overlap is what both have", () => {
  fc.assert(
    fc.property(someHours, someHours, (a, b) => {
      const both = overlap(a, b);
      expect(both).toEqual(overlap(b, a));
      for (let hour = 0; hour < 168; hour++)
        expect(both.includes(hour)).toBe(a.includes(hour) && b.includes(hour));
    }),
  );
});
test("tidy hours drop what does not exist", () => {
  expect(tidyHours([5, 5, -1, 168, 2.5, Number.NaN, 0])).toEqual([0, 5]);
});

describe("words of a week", () => {
  const of = (...slots: Slot[]) => weekWords(slots);
  test("as people say it", () => {
    const weekdays = (part: (typeof PARTS)[number]) => DAYS.slice(0, 5).map((day) => slotOf(day, part));
    expect(of(...weekdays("morning"), "sat-evening")).toBe("Weekday mornings and Saturday evenings");
    expect(of(...weekdays("morning"), ...weekdays("afternoon"))).toBe("Weekday mornings and afternoons");
    expect(of("sat-morning", "sun-morning")).toBe("Weekend mornings");
    expect(of("mon-night", "tue-night", "wed-night")).toBe("Monday to Wednesday nights");
    expect(of("mon-morning", "wed-morning", "sat-evening")).toBe(
      "Monday and Wednesday mornings; Saturday evenings",
    );
    expect(of(...DAYS.map((day) => slotOf(day, "evening")))).toBe("Every evening");
    expect(of(...SLOTS)).toBe("Any time");
    expect(of()).toBe("No times given yet");
  });

  /** Reads the words back, by rules of its own. */
  function read(words: string): Slot[] {
    if (words === "Any time") return [...SLOTS];
    if (words === "No times given yet") return [];
    const days = (said: string): WeekDay[] => {
      if (said === "every") return [...DAYS];
      if (said === "weekday") return DAYS.slice(0, 5);
      if (said === "weekend") return DAYS.slice(5);
      const named = DAYS.filter((day) => said.includes(DAY_NAMES[day]));
      if (!said.includes(" to ")) return named;
      return DAYS.slice(DAYS.indexOf(named[0] as WeekDay), DAYS.indexOf(named[1] as WeekDay) + 1);
    };
    // Without a semicolon, "and" between two days' parts also begins a new piece
    const pieces = words.split(
      /; |(?<=(?:morning|afternoon|evening|night)s?) and (?=(?:\w+day|weekend|every|\w+day to \w+day) \w+$)/,
    );
    return pieces.flatMap((piece) => {
      const parts = PARTS.filter((part) => piece.includes(part));
      const said = piece.slice(0, piece.search(/ (morning|afternoon|evening|night)/));
      const lower = said.charAt(0).toLowerCase() + said.slice(1);
      return days(["every", "weekday", "weekend"].includes(lower) ? lower : said).flatMap((day) =>
        parts.map((part) => slotOf(day, part)),
      );
    });
  }
  test("say neither more nor less than the week", () => {
    fc.assert(
      fc.property(someSlots, (slots) => {
        expect(new Set(read(weekWords(slots)))).toEqual(new Set(slots));
      }),
      { numRuns: 500 },
    );
  });
});
