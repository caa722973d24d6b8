// What several journeys do, each time through the pages.
import type { Page } from "@playwright/test";
import type { DemonstrationName } from "#seed/accounts.ts";
import { expect, signInAs } from "./ownway-test.ts";

export const main = (page: Page) => page.getByRole("main");

/** Somebody else sits down at the browser. */
export async function now(page: Page, name: DemonstrationName): Promise<void> {
  await page.context().clearCookies();
  await signInAs(page, name);
}

/** Today in London, as the three boxes of a date want it. */
export const today = () => {
  const [day = "", month = "", year = ""] = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    day: "numeric",
    month: "numeric",
    year: "numeric",
  })
    .format(new Date())
    .split("/");
  return { day, month, year };
};
export async function fillToday(page: Page): Promise<void> {
  const { day, month, year } = today();
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Month", { exact: true }).fill(month);
  await page.getByLabel("Year", { exact: true }).fill(year);
}

/** From Rosa's profile to the page where everything is checked. Without a tier, the one that is suggested. */
export async function chooseRosa(page: Page, talks: RegExp, tier?: RegExp): Promise<void> {
  await page.goto("/planners?expertise=mental-health&employment=independent&postcode=SO17&within=5");
  await page.getByRole("link", { name: "Rosa M." }).first().click();
  await page
    .getByRole("link", { name: /Choose Rosa/ })
    .first()
    .click();
  await page.getByLabel("I have some ideas").check();
  await page.getByLabel(talks).check();
  await page.getByLabel("Several things").check();
  await page.getByRole("button", { name: /Next/ }).click();
  if (tier) await page.getByRole("radio", { name: tier }).check();
  await page.getByRole("button", { name: /Next/ }).click();
}
export const engagementOf = (page: Page) => /engagements\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

/** Rosa takes it and logs her first hours. */
export async function rosaWorks(page: Page, id: string, hours: string): Promise<void> {
  await now(page, "planner");
  await page.goto(`/engagements/${id}/accept`);
  await page.getByRole("button", { name: "Yes, I will do it" }).click();
  await page.goto(`/engagements/${id}/hours`);
  await fillToday(page);
  await page.getByLabel("Hours", { exact: true }).fill(hours);
  await page.getByLabel("Minutes").fill("0");
  await page.getByLabel("What did you do?").fill("First visit");
  await page.getByRole("button", { name: "Log this time" }).click();
  await expect(page.getByRole("status")).toContainText("Your time is logged");
}

/** Comes back from the pay page, and waits for the card provider's news. */
export async function untilPaid(page: Page): Promise<void> {
  await page.waitForURL(/\/paying\//);
  await expect(async () => {
    await page.reload();
    await page.getByRole("link", { name: "See your planning" }).click({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}
