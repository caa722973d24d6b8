import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { knownActions } from "#app/domain/audit/action-words.ts";

/** What somebody does to their own account or profile, or to a whole area: never shown as done to a person. */
const NOT_ABOUT_A_PERSON = [
  /^accounts?\./,
  /^area\./,
  /^assistant-profile\./,
  /^planner\.(?!viewed)/,
  /^caseload\./,
  /^places\./,
  /^earnings\./,
];

const sources = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("generated"))
  .map((name) => readFileSync(`app/${name}`, "utf8"));
const actions = sources.flatMap((source) =>
  [...source.matchAll(/\baction: "([a-z.-]+)"/g)].map(([, action = ""]) => action),
);
const kinds = sources.flatMap((source) =>
  [...source.matchAll(/recordEvent\(\s*tx,\s*access,\s*engagement,\s*"([a-z-]+)"/g)].map(
    ([, kind = ""]) => `engagement.${kind}`,
  ),
);

test("every action about a person has words for their activity page", () => {
  const needed = new Set(
    [...actions, ...kinds].filter((action) => !NOT_ABOUT_A_PERSON.some((pattern) => pattern.test(action))),
  );
  expect(needed.size).toBeGreaterThan(25);
  expect([...needed].filter((action) => !knownActions().includes(action))).toEqual([]);
});
