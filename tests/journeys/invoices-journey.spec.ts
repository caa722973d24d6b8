import type { Page } from "@playwright/test";
import { fillToday, main } from "./doing.ts";
import { expect, expectAccessible, signInAs, test } from "./ownway-test.ts";

const firstInvoice = (page: Page) => main(page).locator("a[href^='/invoices/']").first();

test("a budget manager pays an invoice, sees the paper that goes with it, and undoes it as a mistake", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, "budget-manager");
  await page.goto("/invoices");
  await expectAccessible(page);
  const label =
    (await page.getByRole("row").filter({ hasText: "To be paid" }).getByRole("link").textContent()) ?? "";
  await page.getByLabel(`Choose ${label}`).check();
  await page.getByRole("button", { name: "Mark the chosen as paid" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check it" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await expectAccessible(page);
  await page.getByLabel("Bank reference").fill("HARBOUR 99");
  await fillToday(page);
  await page.getByRole("button", { name: "Check it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check before you record it");
  await expect(main(page)).toContainText("HARBOUR 99");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Change the day or reference" }).click();
  await expect(page.getByLabel("Bank reference")).toHaveValue("HARBOUR 99");
  await page.getByRole("button", { name: "Check it" }).click();
  await page.getByRole("button", { name: "Record that £180 was paid" }).click();
  await expect(page.getByRole("status")).toContainText("1 invoice marked as paid");

  await page.goto(`/invoices?state=paid&q=${label}`);
  await firstInvoice(page).click();
  await expectAccessible(page);
  await page.getByRole("link", { name: /^Remittance advice REM-/ }).click();
  await expect(main(page)).toContainText("TEST: no money moves");
  await expect(main(page)).toContainText("HARBOUR 99");
  await expectAccessible(page);
  await page.getByRole("link", { name: /Back to the invoice/ }).click();
  await page.getByRole("link", { name: "This was recorded by mistake" }).click();
  await expectAccessible(page);
  await page.getByLabel("What happened?").fill("It was for last month.");
  await page.getByRole("button", { name: "Undo the payment" }).click();
  await expect(page.getByRole("status")).toContainText("The payment is undone");
  await expect(main(page)).toContainText("To be paid");
});

test("a person with a direct payment gets what the bank asks for, says they paid, and takes it back", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, "person");
  await page.goto("/invoices");
  await expectAccessible(page);
  await firstInvoice(page).click();
  await page.getByRole("link", { name: "Pay by bank transfer" }).click();
  await expect(main(page)).toContainText("10-79-99");
  await expect(main(page)).toContainText("88837491");
  await expect(main(page)).toContainText("Ownway moves no money");
  await expectAccessible(page);
  await page.getByRole("button", { name: "I have paid this" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await expectAccessible(page);
  await fillToday(page);
  await page.getByRole("button", { name: "I have paid this" }).click();
  await expect(page.getByRole("status")).toContainText("You said that you have paid");
  await expect(main(page)).toContainText("Silence never counts as a yes");
  await expectAccessible(page);
  await page.getByRole("link", { name: "I have not paid it after all" }).click();
  await expectAccessible(page);
  await page.getByLabel("What happened?").fill("My bank sent it back.");
  await page.getByRole("button", { name: "I have not paid it" }).click();
  await expect(page.getByRole("status")).toContainText("You have not paid it after all");
});

test("a planner confirms what arrived, which makes a receipt, and says what has not", async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, "planner");
  await page.goto("/invoices?state=marked_paid");
  await firstInvoice(page).click();
  await page.getByRole("link", { name: "Say whether it has arrived" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await page.getByLabel("Yes, it has arrived").check();
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(page.getByRole("status")).toContainText("It is paid");
  await page.getByRole("link", { name: /^Receipt R-/ }).click();
  await expect(main(page)).toContainText("By bank transfer");
  await expectAccessible(page);

  await page.goto("/invoices?state=paid&q=HARBOUR 0413");
  await firstInvoice(page).click();
  await page.getByRole("link", { name: "It has not arrived" }).click();
  await expectAccessible(page);
  await page.getByLabel("What have you looked at?").fill("My account, up to today.");
  await page.getByRole("button", { name: "Tell them" }).click();
  await expect(page.getByRole("status")).toContainText("You said that it has not arrived");
});

test("a budget manager says on which day a refund came, and it counts as money in the budget again", async ({
  page,
}) => {
  test.setTimeout(60_000);
  await signInAs(page, "budget-manager");
  await page.goto("/invoices?state=paid");
  await main(page).getByRole("row").filter({ hasText: "to come back" }).getByRole("link").click();
  await page.getByRole("link", { name: "The money came back" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, it has come back" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await fillToday(page);
  await page.getByRole("button", { name: "Yes, it has come back" }).click();
  await expect(page.getByRole("status")).toContainText("The money is back");
  await expect(main(page)).toContainText("Paid back on");
});
