import { expect, test } from "vitest";
import { planChanges } from "#app/domain/plans/changes/plan-changes-rules.ts";

const row = (itemId: string, fields: Record<string, string | number | null>) => ({
  version: 1,
  kind: "person",
  itemId,
  fields,
  removed: false,
  byName: "Asha",
  at: new Date(),
});
const rows = [
  row("a", { name: "Ngozi", phone: "023 8000 0001", words: "", pence: null }),
  row("b", { name: "", phone: "", words: "For a taxi", pence: 52_000 }),
];
const seen = (seesMoney: boolean) =>
  planChanges(rows, { after: null, until: null }, new Map(), seesMoney).map(({ title }) => title);

test("whom to call is named; what is put by is for those who may see money", () => {
  expect(seen(true)).toEqual(["When things go wrong: “Ngozi”", "When things go wrong: “For a taxi”"]);
  expect(seen(false)).toEqual(["When things go wrong: “Ngozi”"]);
});
