import { expect, test } from "vitest";
import { EVENT_WORDS, lifeOf, nextOf, TURN_WORDS } from "#app/domain/plans/plan-life-rules.ts";
import { PLAN_STATUSES } from "#app/domain/plans/plan-status-rules.ts";

const line = (status: (typeof PLAN_STATUSES)[number], selfFunder: boolean) =>
  lifeOf({ status, selfFunder, missing: 0 })
    .map(({ key, state }) => `${key} ${state}`)
    .join(", ");

test("where a plan stands on its way, for the council and for a self-funder", () => {
  expect(line("draft", false)).toBe("write now, agree later, submit later, approve later, force later");
  expect(line("sent_back", false)).toBe(line("draft", false));
  expect(line("agreed", false)).toBe("write done, agree done, submit now, approve later, force later");
  expect(line("submitted", false)).toBe("write done, agree done, submit done, approve now, force later");
  expect(line("approved", false)).toBe("write done, agree done, submit done, approve done, force now");
  expect(line("in_force", false)).toBe("write done, agree done, submit done, approve done, force done");
  expect(line("draft", true)).toBe("write now, agree later, force later");
  expect(line("agreed", true)).toBe("write done, agree done, force now");
  expect(line("in_force", true)).toBe("write done, agree done, force done");
});
test("one step at most is now, for every status", () => {
  for (const status of PLAN_STATUSES)
    for (const selfFunder of [true, false])
      expect(
        lifeOf({ status, selfFunder, missing: 0 }).filter(({ state }) => state === "now").length,
        status,
      ).toBeLessThanOrEqual(1);
});
test("whose turn it is", () => {
  const turn = (status: (typeof PLAN_STATUSES)[number], selfFunder = false, missing = 0) =>
    nextOf({ status, selfFunder, missing }).turn;
  expect(turn("draft", false, 2)).toBe("writers");
  expect(turn("draft", false, 0)).toBe("person");
  expect(turn("draft", true, 2)).toBe("person");
  expect(turn("agreed")).toBe("sender");
  expect(turn("agreed", false, 1)).toBe("person");
  expect(turn("agreed", true)).toBe("person");
  expect(turn("submitted")).toBe("council");
  expect(turn("approved")).toBe("council");
  expect(turn("sent_back")).toBe("writers");
  expect(turn("partly_approved")).toBe("writers");
  expect(turn("in_force")).toBe("nobody");
  for (const status of PLAN_STATUSES) expect(TURN_WORDS[turn(status)]).not.toBe("");
});
test("every step that is written down has words", () => {
  for (const step of ["agree", "take_back", "submit", "approve", "approve_partly", "send_back", "start"])
    expect(EVENT_WORDS[step]).toBeTruthy();
});
