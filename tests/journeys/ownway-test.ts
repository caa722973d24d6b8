import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import type { DemonstrationName } from "#seed/accounts.ts";
import { addressVariable } from "#tests/support/journeys.global.ts";

const PASSWORD = "demonstration only";
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

/** A journey on its project's own app. An error in the browser's console, a script error or a CSP violation fails it. */
export const test = base.extend({
  baseURL: async ({}, use, info) => {
    await use(process.env[addressVariable(info.project)] ?? "");
  },
  page: async ({ page }, use) => {
    const wrong: string[] = [];
    page.on("console", (message) => {
      // A page that is meant to refuse says so in its status, which Chromium reports as an error
      const refusal = /^Failed to load resource: .* status of 4(00|03|04|09|13|22)\b/.test(message.text());
      if (message.type() === "error" && !refusal) wrong.push(message.text());
    });
    page.on("pageerror", (error) => wrong.push(error.message));
    await use(page);
    expect(wrong, "errors in the browser").toEqual([]);
  },
});
export { expect };

/** Signs in as a demonstration account through the form, as a person would. */
export async function signInAs(page: Page, name: DemonstrationName): Promise<void> {
  await page.goto("/sign-in");
  const form = page.locator("main form", { has: page.locator("input[type=password]") });
  await form.getByLabel("Email address").fill(`${name}@demo.example`);
  await form.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await form.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/home\b/);
}

/** What axe finds. It is itself a script: with JavaScript off it cannot run, and the other project has run it. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  if (test.info().project.use.javaScriptEnabled === false) return [];
  // The other mode opens a page more for frames of other origins, of which there are none, and takes four times as long
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(TAGS);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} (${node.target.join(" ")})`),
  );
}
export async function expectAccessible(page: Page): Promise<void> {
  expect(await accessibilityFaults(page), `axe on ${page.url()}`).toEqual([]);
}
