import fc from "fast-check";
import { expect, test } from "vitest";
import { localPath } from "#app/lib/local-path.ts";

test.each([
  "/home",
  "/planners?expertise=autism&page=2",
  "/engagements/1#hours",
  "/a//b",
  "/",
  "/sign-in?next=//evil.example",
])("%s is ours", (path) => {
  expect(localPath(path)).toBe(path);
});
test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  "/a\\b",
  "/.//evil.example",
  "/a/..//evil.example",
  " //evil.example",
  "home",
  "",
  null,
  undefined,
])("%j is not", (path) => {
  expect(localPath(path)).toBeNull();
});
test("whatever is let through, a browser stays on this site with it", () => {
  const part = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    ":",
    "https:",
    "evil.example",
    "\t",
    "\n",
    "@",
    "%2f",
    "?",
    "#",
    "a",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const path = localPath(parts.join(""));
      return (
        path === null || new URL(path, "https://ownway.example/sign-in").origin === "https://ownway.example"
      );
    }),
    { numRuns: 5000 },
  );
});
