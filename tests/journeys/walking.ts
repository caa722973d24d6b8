// What the walk of every page and the walk of every form share: who walks, what they found, and how a page is looked at.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import type { DemonstrationName } from "#seed/accounts.ts";
import { buildOf, focusFaults, pageFaults } from "#tests/support/page-checks.ts";
import { accessibilityFaults, expect, signInAs, test } from "./ownway-test.ts";

const ACCOUNTS = {
  person: true,
  "self-funder": true,
  representative: true,
  assistant: true,
  planner: true,
  agency: true,
  core: true,
  "core-manager": true,
  practitioner: true,
  commissioner: true,
  "budget-manager": true,
  advocate: true,
  admin: true,
} satisfies Record<DemonstrationName, true>;
export const EVERYBODY = ["visitor", ...Object.keys(ACCOUNTS)];

export const become = async (page: Page, who: string): Promise<void> => {
  if (who !== "visitor") await signInAs(page, who as DemonstrationName);
};

// A failed test begins a new worker, so what was seen is kept beside the results
const recordOf = () => path.join("test-results", `pages-of-${String(test.info().project.metadata.app)}.json`);
type Seen = Record<string, Record<string, string>>;
export const seenBefore = (): Seen => {
  try {
    return JSON.parse(readFileSync(recordOf(), "utf8")) as Seen;
  } catch {
    return {};
  }
};
export const remember = (who: string, pages: Record<string, string>) => {
  mkdirSync(path.dirname(recordOf()), { recursive: true });
  writeFileSync(recordOf(), JSON.stringify({ ...seenBefore(), [who]: pages }));
};
/** The browser looks once at pages that are built alike: most pages are the same for most people. */
const looked = new Set<string>();
export const isNew = (html: string): boolean => {
  const build = buildOf(html);
  if (looked.has(build)) return false;
  looked.add(build);
  return true;
};
export async function look(page: Page, what: string): Promise<void> {
  expect.soft(await pageFaults(page), what).toEqual([]);
  expect.soft(await accessibilityFaults(page), `axe on ${page.url()}`).toEqual([]);
  expect.soft(await focusFaults(page), `the keyboard on ${page.url()}`).toEqual([]);
}
