import { describe, expect, test } from "vitest";
import {
  advocateGap,
  daysLate,
  movesFrom,
  OPEN_STATES,
  STATE_WORDS,
  type ReferralState,
} from "#app/domain/capacity/advocate-rules.ts";
import { notIndependent, TIE_WORDS, type NotIndependent } from "#app/domain/capacity/independence-rules.ts";
import { AskAdvocateForm, MoveReferralForm } from "#app/domain/capacity/advocate-forms.ts";

const STATES = Object.keys(STATE_WORDS) as ReferralState[];

test("which step follows which, by hand", () => {
  expect(STATES.map((state) => `${state} → ${movesFrom(state).join(" ")}`)).toEqual([
    "asked → referred not_needed",
    "referred → named not_needed",
    "named → started referred not_needed",
    "started → ended referred",
    "ended → ",
    "not_needed → ",
  ]);
  // What is open can go on, what is over cannot
  for (const state of STATES) expect(movesFrom(state).length > 0).toBe(OPEN_STATES.includes(state));
});

test.each<[ReferralState, string, string, number]>([
  ["asked", "2026-11-20T10:00:00Z", "2026-11-23", 0],
  ["asked", "2026-11-20T10:00:00Z", "2026-11-24", 1],
  // Half past midnight in London's summer is still the day before in UTC
  ["asked", "2026-07-01T23:30:00Z", "2026-07-05", 0],
  ["referred", "2026-11-01T10:00:00Z", "2026-11-15", 0],
  ["referred", "2026-11-01T10:00:00Z", "2026-11-20", 5],
  ["named", "2024-02-20T10:00:00Z", "2024-03-06", 1],
  ["started", "2020-01-01T10:00:00Z", "2026-11-24", 0],
  ["ended", "2020-01-01T10:00:00Z", "2026-11-24", 0],
  ["not_needed", "2020-01-01T10:00:00Z", "2026-11-24", 0],
])("%s since %s is, on %s, %i days late", (state, since, today, late) => {
  expect(daysLate(state, new Date(since), new Date(today))).toBe(late);
});

describe("who is not independent", () => {
  const ties: Record<NotIndependent, readonly string[]> = {
    "core-service": ["Tomasz Reid"],
    planner: ["Rosa Martín"],
    agency: ["Dev Anand", "Harbour Planning Ltd"],
    "paid-carer": ["Lena Kowalska", "", "  "],
    practitioner: ["Helen Marsh"],
    person: ["Sam O’Kafor"],
  };
  test.each<[string, NotIndependent | null]>([
    ["Tomasz Reid", "core-service"],
    ["  tomasz   REID ", "core-service"],
    ["Rosa Martin", "planner"],
    ["Dev Anand", "agency"],
    ["Harbour Planning Ltd.", "agency"],
    ["lena kowalska", "paid-carer"],
    ["Helen Marsh", "practitioner"],
    ["Sam O'Kafor", "person"],
    ["Callum Fraser", null],
    ["Rosa", null],
    ["", null],
    ["...", null],
  ])("%s: %s", (name, tie) => {
    expect(notIndependent(name, ties)).toBe(tie);
  });
  test("each tie has words", () => {
    expect(Object.keys(TIE_WORDS).sort()).toEqual(Object.keys(ties).sort());
  });
});

test("what the checklist says about an advocate, for every state", () => {
  const gap = (lacks: boolean, state: ReferralState | null, selfFunder = false) =>
    advocateGap({
      selfFunder,
      lacks,
      referral: state ? { state } : null,
    }) !== null;
  expect([null, ...STATES].map((state) => gap(true, state))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect([null, ...STATES].map((state) => gap(false, state))).toEqual([
    false,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect([null, ...STATES].some((state) => gap(true, state, true))).toBe(false);
});

test("what a form must say", () => {
  const ask = (more: Record<string, unknown>) =>
    AskAdvocateForm.safeParse({
      difficulties: "weighing",
      why: "He forgets what was said",
      helper: "none",
      submissionKey: "4d9b4d7e-2b57-4b52-9a4e-0d4c2d6a3b11",
      ...more,
    }).error?.issues.map(({ path }) => path[0]);
  expect(ask({})).toBeUndefined();
  expect(ask({ difficulties: undefined })).toEqual(["difficulties"]);
  expect(ask({ difficulties: ["seeing"] })).toEqual(["difficulties"]);
  expect(ask({ helper: "agreed" })).toEqual(["helperName"]);
  expect(ask({ helper: "" })).toEqual(["helper"]);
  expect(ask({ why: " " })).toContain("why");
  const move = (to: string, more: Record<string, unknown> = {}) =>
    MoveReferralForm.safeParse({
      to,
      referralId: "4d9b4d7e-2b57-4b52-9a4e-0d4c2d6a3b11",
      version: "1",
      ...more,
    }).error?.issues.map(({ path }) => path[0]);
  expect(move("started")).toBeUndefined();
  expect(move("asked")).toEqual(["to"]);
  expect(move("referred")).toEqual(["service"]);
  expect(move("named")).toEqual(["advocateName"]);
  expect(move("ended")).toEqual(["words"]);
  expect(move("not_needed", { words: "no" })).toEqual(["words"]);
  expect(move("named", { advocateName: "Jo", advocateEmail: "jo" })).toEqual(["advocateEmail"]);
});
