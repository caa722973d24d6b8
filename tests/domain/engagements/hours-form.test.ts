import { expect, test } from "vitest";
import { HoursForm } from "#app/domain/engagements/engagement-forms.ts";

const good = {
  worked: { day: "21", month: "11", year: "2026" },
  hours: "1",
  minutes: "30",
  what: "First visit",
  submissionKey: "4d9b4d7e-2b57-4b52-9a4e-0d4c2d6a3b11",
};
const wrongFields = (input: object) =>
  HoursForm.safeParse({ ...good, ...input }).error?.issues.map((issue) => issue.path.join("."));

test("a day and a time come out as a day and minutes", () => {
  expect(HoursForm.parse(good)).toMatchObject({ workedOn: new Date("2026-11-21"), minutes: 90 });
  expect(HoursForm.parse({ ...good, hours: "", minutes: "5" })).toMatchObject({ minutes: 5 });
});
test.each([
  [{ hours: "", minutes: "" }, ["hours"]],
  [{ hours: "0", minutes: "0" }, ["hours"]],
  [{ hours: "-1" }, ["hours"]],
  [{ hours: "1.5" }, ["hours"]],
  [{ hours: "25" }, ["hours"]],
  [{ hours: "١" }, ["hours"]],
  [{ hours: "1e1" }, ["hours"]],
  [{ minutes: "60" }, ["minutes"]],
  [{ minutes: "NaN" }, ["minutes"]],
  [{ worked: { day: "31", month: "2", year: "2026" } }, ["worked"]],
  [{ worked: undefined }, ["worked"]],
  [{ what: "  " }, ["what"]],
  [{ worked: undefined, hours: "", minutes: "", what: "" }, ["worked", "hours", "what"]],
])("%j is refused at %j", (input, fields) => {
  expect(wrongFields(input)).toEqual(fields);
});
