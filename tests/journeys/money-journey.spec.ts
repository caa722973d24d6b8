import type { Page } from "@playwright/test";
import type { DemonstrationName } from "#seed/accounts.ts";
import { expect, expectAccessible, signInAs, test } from "./ownway-test.ts";

const main = (page: Page) => page.getByRole("main");
async function now(page: Page, name: DemonstrationName) {
  await page.context().clearCookies();
  await signInAs(page, name);
}
async function fillToday(page: Page) {
  const [day = "", month = "", year = ""] = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    day: "numeric",
    month: "numeric",
    year: "numeric",
  })
    .format(new Date())
    .split("/");
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Month", { exact: true }).fill(month);
  await page.getByLabel("Year", { exact: true }).fill(year);
}
/** From Rosa's profile to the page where everything is checked. */
async function chooseRosa(page: Page, talks: RegExp) {
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
  await page.getByRole("button", { name: /Next/ }).click();
  await expectAccessible(page);
}
/** Rosa takes it, works 2 hours and says that it is done. */
async function rosaDoesIt(page: Page, id: string) {
  await now(page, "planner");
  await page.goto(`/engagements/${id}/accept`);
  await page.getByRole("button", { name: "Yes, I will do it" }).click();
  await page.goto(`/engagements/${id}/hours`);
  await fillToday(page);
  await page.getByLabel("Hours", { exact: true }).fill("2");
  await page.getByLabel("Minutes").fill("0");
  await page.getByLabel("What did you do?").fill("First visit");
  await page.getByRole("button", { name: "Log this time" }).click();
  await page.goto(`/engagements/${id}/deliver`);
  await page.getByLabel("What you have done").fill("A plan and two quotes.");
  await page.getByRole("button", { name: "Yes, tell them it is done" }).click();
}
const engagementOf = (page: Page) => /engagements\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

test("money that a budget manager holds: the invoice goes to them, and the person is never asked for it", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, "representative");
  await chooseRosa(page, /^No$/);
  await page.getByRole("button", { name: "Agree and ask Rosa" }).click();
  await expect(page.getByRole("status")).toContainText("Nothing is spent yet");
  const id = engagementOf(page);
  await rosaDoesIt(page, id);

  await now(page, "representative");
  await page.goto(`/engagements/${id}/agree`);
  await page.getByRole("button", { name: "Yes, I agree" }).click();
  await page.goto(`/engagements/${id}`);
  const label = /INV-[0-9]{4}-[0-9]{5}/.exec(await main(page).innerText())?.[0] ?? "";
  expect(label).not.toBe("");
  await page.goto("/invoices");
  await expectAccessible(page);
  await page.getByRole("link", { name: label }).click();
  await expectAccessible(page);
  await expect(page.getByRole("link", { name: /Pay/ })).toHaveCount(0);

  await now(page, "budget-manager");
  await page.goto("/invoices");
  await expectAccessible(page);
  await page.getByRole("link", { name: label }).click();
  await expect(main(page)).toContainText("£180");
  await page.getByRole("link", { name: "Mark as paid" }).click();
  await page.getByRole("button", { name: "Check it" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await expectAccessible(page);
  await page.getByLabel("Bank reference").fill("HARBOUR 77");
  await fillToday(page);
  await page.getByRole("button", { name: "Check it" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Record that £180 was paid" }).click();
  await expect(page.getByRole("status")).toContainText("1 invoice marked as paid");

  await now(page, "planner");
  await page.goto(`/engagements/${id}`);
  await expect(main(page)).toContainText("reference HARBOUR 77");
  await now(page, "self-funder");
  await page.goto("/invoices");
  await expect(main(page)).not.toContainText(label);
});

test("one's own money by card, with the area paying for communication needs: two payers, one engagement", async ({
  page,
}) => {
  test.setTimeout(240_000);
  await now(page, "planner");
  await page.goto("/money/card-account");
  await expectAccessible(page);
  await page.getByRole("button", { name: /Set up/ }).click();
  await page.waitForURL(/sandbox\/onboard/);
  await expectAccessible(page);
  await page.getByRole("button", { name: /Finish/ }).click();

  await now(page, "self-funder");
  await chooseRosa(page, /Yes, it takes longer/);
  await expect(main(page)).toContainText("free");
  await expect(main(page)).toContainText("14 days");
  await page.getByLabel(/I ask for work to begin within the 14 days/).check();
  await page.getByRole("button", { name: "Pay £180 by card" }).click();
  await page.waitForURL(/sandbox\/pay/);
  await expect(main(page)).toContainText("Test payments: no card is charged, no money moves");
  await expectAccessible(page);
  await page.getByRole("button", { name: "The card is declined" }).click();
  await expect(main(page)).toContainText("The payment was not let through");
  await page.getByRole("button", { name: "The bank asks if it is you" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, it is me" }).click();
  await page.waitForURL(/\/paying\//);
  await expectAccessible(page);
  await expect(async () => {
    await page.reload();
    await page.getByRole("link", { name: "See your planning" }).click({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  const id = engagementOf(page);
  await rosaDoesIt(page, id);

  await now(page, "self-funder");
  await page.goto(`/engagements/${id}/agree`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, I agree" }).click();
  // The card's part is passed on by a job; the area's part waits for the council's run
  await expect(async () => {
    await page.goto(`/engagements/${id}`);
    await expect(main(page)).toContainText(/£180 on .* 2026/, { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expect(main(page)).toContainText(/£140 not yet/);
  await page.goto("/invoices");
  await expectAccessible(page);
  await now(page, "person");
  expect((await page.goto(`/engagements/${id}`))?.status()).toBe(404);
});
