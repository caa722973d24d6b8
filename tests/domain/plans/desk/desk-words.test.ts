import { expect, test } from "vitest";
import { waitsFor } from "#app/domain/plans/desk/desk-words.ts";

const of = (more: object = {}) => ({ delivered: false, inForce: false, selfFunder: false, ...more });
test("an agreed plan waits for whoever may send it, or for a self-funder to begin it", () => {
  expect(waitsFor("person", "Asha", of())).toEqual({
    you: true,
    words: "Waits for you or Asha: send the plan to the council",
  });
  expect(waitsFor("person", "Asha", of({ selfFunder: true }))).toEqual({
    you: false,
    words: "Waits for Asha: put the plan in force",
  });
  expect(waitsFor("person", "Asha", of({ delivered: true })).words).toMatch(/agree that the work is done/);
});
