import { expect, test } from "vitest";
import {
  after,
  mayTake,
  PLAN_STATUSES,
  type PlanSide,
  type PlanStep,
} from "#app/domain/plans/plan-status-rules.ts";

const STEPS: PlanStep[] = [
  "change",
  "agree",
  "agree_for",
  "take_back",
  "submit",
  "approve",
  "approve_partly",
  "send_back",
  "start",
  "review",
  "supersede",
];
const SIDES: (PlanSide | "program")[] = ["person", "planner", "practitioner", "program"];
const all = (selfFunder: boolean) =>
  STEPS.flatMap((step) =>
    SIDES.flatMap((side) =>
      PLAN_STATUSES.filter((status) => mayTake(step, side, { status, selfFunder })).map(
        (status) => `${side}: ${status} ${step} ${after(step, { status, selfFunder })}`,
      ),
    ),
  );

test("with the council: everything that is possible, and nothing else", () => {
  expect(all(false)).toEqual([
    ...SIDES.slice(0, 3).flatMap((side) =>
      ["draft", "sent_back", "partly_approved"].map((s) => `${side}: ${s} change ${s}`),
    ),
    ...["draft", "sent_back", "partly_approved"].map((s) => `person: ${s} agree agreed`),
    ...["draft", "sent_back", "partly_approved"].map((s) => `practitioner: ${s} agree_for submitted`),
    "person: agreed take_back draft",
    "person: agreed submit submitted",
    "planner: agreed submit submitted",
    "practitioner: submitted approve approved",
    "practitioner: submitted approve_partly partly_approved",
    "practitioner: submitted send_back sent_back",
    "practitioner: approved start in_force",
    "practitioner: in_force review reviewed",
    "program: in_force supersede superseded",
    "program: reviewed supersede superseded",
  ]);
});
test("a self-funder's own ending asks nobody", () => {
  const own = all(true);
  expect(own.filter((line) => line.startsWith("practitioner"))).toEqual([]);
  expect(own.filter((line) => /submit|approve|send_back/.test(line.split(" ")[2] ?? ""))).toEqual([]);
  expect(own).toContain("person: agreed start in_force");
  expect(own).toContain("person: in_force review reviewed");
});
test("a planner never agrees and never approves", () => {
  expect(
    [...all(false), ...all(true)].filter((line) =>
      /^planner: \S+ (agree|agree_for|approve|approve_partly|send_back|start) /.test(line),
    ),
  ).toEqual([]);
});
