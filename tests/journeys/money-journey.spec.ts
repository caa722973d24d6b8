import type { Page } from "@playwright/test";
import { chooseRosa, engagementOf, fillToday, main, now, rosaWorks, untilPaid } from "./doing.ts";
import { expect, expectAccessible, signInAs, test } from "./ownway-test.ts";

/** Rosa takes it, works 2 hours and says that it is done. */
async function rosaDoesIt(page: Page, id: string) {
  await rosaWorks(page, id, "2");
  await page.goto(`/engagements/${id}/deliver`);
  await page.getByLabel("What you have done").fill("A plan and two quotes.");
  await page.getByRole("button", { name: "Yes, tell them it is done" }).click();
}

test("money that a budget manager holds: the invoice goes to them, and the person is never asked for it", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signInAs(page, "representative");
  await chooseRosa(page, /^No$/);
  await expectAccessible(page);
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
  await expectAccessible(page);
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
  await untilPaid(page);
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

test("paid by card and cancelled within the 14 days: the hours worked are owed, the rest goes back", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, "self-funder");
  await chooseRosa(page, /^No$/);
  await page.getByLabel(/I ask for work to begin within the 14 days/).check();
  await page.getByRole("button", { name: "Pay £180 by card" }).click();
  await page.getByRole("button", { name: "Pay £180" }).click();
  await untilPaid(page);
  const id = engagementOf(page);
  await rosaWorks(page, id, "2");

  await now(page, "self-funder");
  await page.goto(`/engagements/${id}`);
  await page.getByRole("link", { name: "Cancel within the 14 days" }).click();
  await expect(main(page)).toContainText("nobody has to agree");
  await expect(main(page)).toContainText("£36");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(page.getByRole("status")).toContainText("Rosa is owed £36");
  await expect(main(page)).toContainText(/Back to the card\s*£144/);
});
