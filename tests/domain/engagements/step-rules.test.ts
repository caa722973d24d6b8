import { expect, test } from "vitest";
import { isOpen, mayTake, STEPS, type OpenUpgrade, type Step } from "#app/domain/engagements/status-rules.ts";
import { QUESTIONS, suggestTier } from "#app/domain/engagements/tier-suggestion-rules.ts";
import type { EngagementStatus, Side } from "#app/generated/prisma/enums.ts";

const STATUSES: EngagementStatus[] = [
  "requested",
  "accepted",
  "delivered",
  "agreed",
  "declined",
  "cancelled",
  "lapsed",
];
const allowed = (
  side: Side,
  status: EngagementStatus,
  minutesLogged: number,
  openEnding: Side | null,
): Step[] => STEPS.filter((step) => mayTake(step, side, { status, minutesLogged, openEnding }));

test("every step of both sides in every state", () => {
  expect(allowed("planner", "requested", 0, null)).toEqual(["accept", "decline"]);
  expect(allowed("person", "requested", 0, null)).toEqual(["cancel"]);
  expect(allowed("planner", "accepted", 0, null)).toEqual(["log-hours", "deliver", "cancel", "ask-upgrade"]);
  expect(allowed("person", "accepted", 0, null)).toEqual(["cancel"]);
  expect(allowed("planner", "accepted", 1, null)).toEqual([
    "log-hours",
    "deliver",
    "propose-ending",
    "ask-upgrade",
  ]);
  expect(allowed("person", "accepted", 1, null)).toEqual(["propose-ending"]);
  expect(allowed("planner", "delivered", 0, null)).toEqual(["cancel"]);
  expect(allowed("person", "delivered", 0, null)).toEqual(["agree", "say-missing", "cancel"]);
  expect(allowed("planner", "delivered", 1, null)).toEqual(["propose-ending"]);
  expect(allowed("person", "delivered", 1, null)).toEqual(["agree", "say-missing", "propose-ending"]);
  for (const status of ["accepted", "delivered"] as const) {
    expect(allowed("planner", status, 1, "planner")).toEqual([]);
    expect(allowed("person", status, 1, "planner")).toEqual(["answer-ending"]);
    expect(allowed("planner", status, 1, "person")).toEqual(["answer-ending"]);
    expect(allowed("person", status, 1, "person")).toEqual([]);
  }
});
test("a request for more hours: the planner asks and takes back, the person answers, one at a time", () => {
  const steps = (
    side: Side,
    status: EngagementStatus,
    openUpgrade: OpenUpgrade,
    ending: Side | null = null,
  ) =>
    STEPS.filter(
      (step) =>
        step.endsWith("-upgrade") &&
        mayTake(step, side, { status, minutesLogged: 60, openEnding: ending, openUpgrade }),
    );
  expect(steps("planner", "accepted", null)).toEqual(["ask-upgrade"]);
  expect(steps("person", "accepted", null)).toEqual([]);
  expect(steps("planner", "accepted", "person")).toEqual(["withdraw-upgrade"]);
  expect(steps("person", "accepted", "person")).toEqual(["answer-upgrade"]);
  expect(steps("planner", "accepted", "council")).toEqual(["withdraw-upgrade"]);
  expect(steps("person", "accepted", "council")).toEqual([]);
  expect(steps("planner", "accepted", null, "person")).toEqual([]);
  expect(steps("person", "accepted", "person", "planner")).toEqual([]);
  for (const status of STATUSES.filter((one) => one !== "accepted"))
    for (const side of ["person", "planner"] as const)
      for (const open of [null, "person", "council"] as const) expect(steps(side, status, open)).toEqual([]);
});
test("nothing can be done to what is over", () => {
  for (const status of STATUSES.filter((one) => !isOpen(one))) {
    for (const side of ["person", "planner"] as const) {
      for (const minutes of [0, 60])
        for (const ending of [null, "person", "planner"] as const)
          expect(allowed(side, status, minutes, ending)).toEqual([]);
    }
  }
});

test("all 48 ways to answer the three questions", () => {
  const answers = (name: keyof typeof QUESTIONS) => ["", ...Object.keys(QUESTIONS[name].answers)];
  for (const knows of answers("knows")) {
    for (const talks of answers("talks")) {
      for (const things of answers("things")) {
        const wanted =
          talks === "longer" ? "high" : knows === "exactly" && things === "one-or-two" ? "low" : "medium";
        const suggestion = suggestTier({ knows, talks, things });
        expect(suggestion.tier).toBe(wanted);
        expect(suggestion.forCommunication).toBe(talks === "longer");
        expect(suggestion.because.length).toBeGreaterThan(20);
      }
    }
  }
});
