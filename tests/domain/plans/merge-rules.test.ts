import fc from "fast-check";
import { expect, test } from "vitest";
import { merge, newerFirst, same } from "#app/domain/plans/merge-rules.ts";

const base = { what: "Swim", cost: 100, needs: ["a", "b"] };
test.each([
  ["nobody changed anything", {}, {}, {}, []],
  ["only I changed", {}, { what: "Dance" }, { what: "Dance" }, []],
  ["only they changed", { what: "Dance" }, {}, { what: "Dance" }, []],
  ["each changed another answer", { what: "Dance" }, { cost: 5 }, { what: "Dance", cost: 5 }, []],
  ["both changed to the same", { what: "Dance" }, { what: " Dance\r\n" }, { what: "Dance" }, []],
  [
    "both changed differently: theirs stays, mine is put beside",
    { what: "Dance" },
    { what: "Sing" },
    { what: "Dance" },
    ["what"],
  ],
  [
    "one clash does not hold up the rest",
    { what: "Dance" },
    { what: "Sing", cost: 5 },
    { what: "Dance", cost: 5 },
    ["what"],
  ],
  [
    "ticks in another order are the same",
    { needs: ["b", "a"] },
    { needs: ["a", "b"] },
    { needs: ["b", "a"] },
    [],
  ],
  ["they emptied it, I changed it", { what: "" }, { what: "Sing" }, { what: "" }, ["what"]],
])("%s", (_, theirs, mine, merged, clashes) => {
  const result = merge(base, { ...base, ...theirs }, { ...base, ...mine });
  expect(result.merged).toEqual({ ...base, ...merged });
  expect(result.clashes).toEqual(clashes);
});
test("nothing that anybody typed is lost, whatever two people do", () => {
  const text = fc.constantFrom("", "a", "b", "c");
  const fields = fc.record({ x: text, y: text });
  fc.assert(
    fc.property(fields, fields, fields, (was, kept, mine) => {
      const { merged, clashes, changed } = merge(was, kept, mine);
      for (const name of ["x", "y"] as const) {
        if (mine[name] !== was[name])
          expect(merged[name] === mine[name] || clashes.includes(name)).toBe(true);
        if (kept[name] !== was[name]) expect(merged[name]).toBe(kept[name]);
      }
      expect(changed).toBe(!same(JSON.stringify(merged), JSON.stringify(kept)));
      // Sent twice, it changes nothing more
      expect(merge(was, merged, mine)).toMatchObject({ merged, changed: false, clashes });
    }),
  );
});
test("the newer stands first; of one moment, the one kept last", () => {
  const [early, late] = [new Date("2026-11-21T10:00:00Z"), new Date("2026-11-21T10:00:01Z")];
  const texts = [
    { at: early, order: 1 },
    { at: late, order: 2 },
    { at: late, order: 3 },
  ];
  expect(newerFirst(texts).map(({ order }) => order)).toEqual([3, 2, 1]);
});
