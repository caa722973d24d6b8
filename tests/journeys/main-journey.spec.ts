import type { Page } from "@playwright/test";
import { firstProcessingDay } from "#app/domain/payments/runs/run-rules.ts";
import { chooseRosa, engagementOf, now, rosaWorks, today } from "./doing.ts";
import { expect, expectAccessible, signInAs, test } from "./ownway-test.ts";

/** "2026-11-24" in London. */
const isoToday = () => {
  const { day, month, year } = today();
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
};
async function fillDay(page: Page, on: Date): Promise<void> {
  await page.getByLabel("Day", { exact: true }).fill(String(on.getUTCDate()));
  await page.getByLabel("Month").fill(String(on.getUTCMonth() + 1));
  await page.getByLabel("Year").fill(String(on.getUTCFullYear()));
}
const money = (page: Page) => page.getByRole("main");

test("from finding a planner to a fee that is owed, paid and on the statement", async ({ page }) => {
  test.setTimeout(180_000);
  await signInAs(page, "person");
  await expectAccessible(page);

  await test.step("finds Rosa by what she knows and where she is", async () => {
    await page.goto(
      "/planners?expertise=mental-health&lived-experience=yes&employment=independent&postcode=SO17&within=5",
    );
    await expectAccessible(page);
    const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Rosa M." }) });
    await expect(card).toContainText("Independent");
    await expect(card).toContainText("Uses a direct payment");
    await expect(card).toContainText("Mental health");
    await page.getByRole("link", { name: "Rosa M." }).first().click();
    await expectAccessible(page);
    await page
      .getByRole("link", { name: /Choose Rosa/ })
      .first()
      .click();
  });

  await test.step("three questions suggest a tier and say why", async () => {
    await expectAccessible(page);
    await page.getByLabel("I have some ideas").check();
    await page.getByLabel("No", { exact: true }).check();
    await page.getByLabel("Several things").check();
    await page.getByRole("button", { name: /Next/ }).click();
    await expect(page.getByRole("radio", { name: /Medium, suggested for you/ })).toBeChecked();
    await expect(money(page)).toContainText("£320");
    await expectAccessible(page);
    await page.getByLabel(/Anything you want Rosa to know/).fill("Mornings are best.");
    await page.getByRole("button", { name: /Next/ }).click();
  });

  await test.step("sees the budget before and after, and agrees", async () => {
    await expectAccessible(page);
    await expect(page.getByRole("img", { name: "Of £320: £0 spent, £0 set aside, £320 left" })).toBeVisible();
    await expect(
      page.getByRole("img", { name: "Of £320: £0 spent, £180 set aside, £140 left" }),
    ).toBeVisible();
    await page.getByRole("button", { name: "Agree and ask Rosa" }).click();
    await expect(page.getByRole("status")).toContainText("Sent. Nothing is spent yet.");
    await expectAccessible(page);
  });
  const id = /engagements\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? "";

  await test.step("the Back button changes nothing: it ends at what was sent", async () => {
    await page.goBack();
    await page.reload();
    await expect(page).toHaveURL(new RegExp(id));
    await page.goto("/budget");
    await expectAccessible(page);
    await expect(page.getByRole("img", { name: /£0 spent, £180 set aside, £140 left/ })).toBeVisible();
  });

  await test.step("somebody else sees 404", async () => {
    await page.context().clearCookies();
    await signInAs(page, "self-funder");
    expect((await page.goto(`/engagements/${id}`))?.status()).toBe(404);
    await expectAccessible(page);
  });

  await test.step("the planner says yes, logs hours and says that it is done", async () => {
    await page.context().clearCookies();
    await signInAs(page, "planner");
    await page.goto("/engagements");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Planning for Sam Okafor" }).click();
    await expect(page.getByText("Mornings are best.")).toBeVisible();
    await page.getByRole("link", { name: "Say yes" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Yes, I will do it" }).click();
    await expect(page.getByRole("status")).toContainText("You said yes.");
    await page.getByRole("link", { name: "Log hours" }).click();
    await page.getByRole("button", { name: "Log this time" }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await expectAccessible(page);
    const { day, month, year } = today();
    await page.getByLabel("Day").fill(day);
    await page.getByLabel("Month").fill(month);
    await page.getByLabel("Year").fill(year);
    await page.getByLabel("Hours", { exact: true }).fill("2");
    await page.getByLabel("Minutes").fill("30");
    await page.getByLabel("What did you do?").fill("First visit: a good day and a bad day");
    await page.getByRole("button", { name: "Log this time" }).click();
    await expect(money(page)).toContainText("2 and a half hours used of 10 hours");
    await page.getByRole("link", { name: "Say it is done" }).click();
    await expectAccessible(page);
    await page.getByLabel("What you have done").fill("A plan and two quotes.");
    await page.getByRole("button", { name: "Yes, tell them it is done" }).click();
    await expect(page.getByRole("link", { name: "Yes, it is done" })).toHaveCount(0);
  });

  await test.step("the person says what is missing, and later agrees", async () => {
    await page.context().clearCookies();
    await signInAs(page, "person");
    await page.goto(`/engagements/${id}`);
    await page.getByRole("link", { name: "Something is missing" }).click();
    await expectAccessible(page);
    await page.getByLabel("What is missing").fill("The quote for the ramp");
    await page.getByRole("button", { name: "Tell Rosa" }).click();
    await expect(page.getByRole("status")).toContainText("Nothing was paid");
    await page.context().clearCookies();
    await signInAs(page, "planner");
    await page.goto(`/engagements/${id}/deliver`);
    await page.getByLabel("What you have done").fill("The ramp quote is in.");
    await page.getByRole("button", { name: "Yes, tell them it is done" }).click();
    await page.context().clearCookies();
    await signInAs(page, "person");
    await page.goto(`/engagements/${id}`);
    await page.getByRole("link", { name: "Yes, it is done" }).click();
    await expectAccessible(page);
    await expect(page.getByText("The ramp quote is in.")).toBeVisible();
    await page.getByRole("button", { name: "Yes, I agree" }).click();
    await expect(page.getByRole("status")).toContainText("£180 is now owed to Rosa");
  });

  await test.step("the statement says so, as a page and as a file", async () => {
    await page.goto("/budget/statement");
    await expectAccessible(page);
    await expect(money(page)).toContainText("−£180");
    const file = await page.request.get("/budget/statement.csv");
    expect(file.headers()["content-type"]).toContain("text/csv");
    expect(await file.text()).toContain("180.00");
  });

  await test.step("the practitioner sees it and puts it into a payment run", async () => {
    await page.context().clearCookies();
    await signInAs(page, "practitioner");
    await page.goto(`/engagements/${id}`);
    await expect(money(page)).toContainText("Agreed and complete");
    await expect(page.getByRole("link", { name: "Say yes" })).toHaveCount(0);
    await page.goto("/council/payments");
    await expectAccessible(page);
    await expect(money(page)).toContainText("Cannot be paid yet: no bank details");
    await page.getByRole("link", { name: "Make a payment run" }).click();
    await page.getByRole("button", { name: "Make the run" }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await expectAccessible(page);
    await fillDay(page, firstProcessingDay(new Date(`${isoToday()}T00:00:00Z`)));
    await page.getByRole("button", { name: "Make the run" }).click();
    await expect(page.getByRole("status")).toContainText("A colleague must approve it");
    await expect(page.getByRole("link", { name: "Check and approve" })).toHaveCount(0);
    await page.getByRole("link", { name: "Cancel this run" }).click();
    await expectAccessible(page);
  });

  await test.step("the commissioner approves the run, and the bank's file names Rosa", async () => {
    await page.context().clearCookies();
    await signInAs(page, "commissioner");
    await page.goto("/council/payments");
    await page.getByRole("link", { name: /^Look at Run/ }).click();
    await page.getByRole("link", { name: "Check and approve" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Approve this run" }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await expectAccessible(page);
    await page.getByLabel(/I have asked Rosa Martin/).check();
    await page.getByRole("button", { name: "Approve this run" }).click();
    await expect(page.getByRole("status")).toContainText("The run is approved");
    await expectAccessible(page);
    const file = await page.request.get(`${new URL(page.url()).pathname}/bacs.txt`);
    expect(await file.text()).toMatch(/^TEST MONEY[\s\S]*VOL1[\s\S]*ROSA MARTIN[\s\S]*UTL1/);
    await page.getByRole("button", { name: "The bank has the file now" }).click();
    await page.getByRole("link", { name: "The bank has paid" }).click();
    await expectAccessible(page);
    await page.getByLabel("Bank reference").fill("BACS 4471");
    await fillDay(page, new Date(`${isoToday()}T00:00:00Z`));
    await page.getByRole("button", { name: "Write down that it is paid" }).click();
    await expect(page.getByRole("status")).toContainText("The run is paid");
    await page.getByRole("link", { name: /Remittance advice REM-/ }).click();
    await expectAccessible(page);
    await expect(money(page)).toContainText("BACS 4471");
    await page.context().clearCookies();
    await signInAs(page, "planner");
    await page.goto("/money");
    await expectAccessible(page);
    await expect(money(page)).toContainText("BACS 4471");
    await page.goto(`/engagements/${id}`);
    await expect(money(page)).toContainText("reference BACS 4471");
  });
});

// Sam's pot has £140 left after the journey above
test("more hours: the planner asks, the person wants them, the council decides; then both end it early", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signInAs(page, "person");
  await chooseRosa(page, /^No$/, /^Low/);
  await page.getByRole("button", { name: "Agree and ask Rosa" }).click();
  const id = engagementOf(page);
  await rosaWorks(page, id, "4");
  await page.getByRole("link", { name: "Ask for more hours" }).click();
  await expectAccessible(page);
  await page.getByRole("radio", { name: /^Medium/ }).check();
  await page.getByLabel("Something else").check();
  await page.getByLabel("Why are more hours needed?").fill("The ramp needs three quotes.");
  await page.getByRole("button", { name: "Ask for more hours" }).click();
  await expect(page.getByRole("status")).toContainText("You asked for more hours");

  await now(page, "person");
  await page.goto(`/engagements/${id}`);
  await page.getByRole("link", { name: "Answer about more hours" }).click();
  await expect(money(page)).toContainText("The ramp needs three quotes.");
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await expectAccessible(page);
  await page.getByLabel("Yes, I want this").check();
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(page.getByRole("status")).toContainText("Nothing more is set aside until it is decided");

  await now(page, "practitioner");
  await page.goto("/council/upgrades");
  await money(page).getByRole("link", { name: "Sam Okafor" }).click();
  await expectAccessible(page);
  await page.getByLabel("Put £40 into the pot with this decision").check();
  await page.getByLabel("Approve: up to 10 hours for £180").check();
  await page.getByRole("button", { name: "Record my decision" }).click();
  await expect(page.getByRole("status")).toContainText("Your decision is recorded");

  await now(page, "person");
  await page.goto(`/engagements/${id}`);
  await expect(money(page)).toContainText("Medium, £180");
  await page.getByRole("link", { name: "End early" }).click();
  await page.getByLabel("Why you want to end it").fill("I am moving away.");
  await page.getByRole("button", { name: "Propose to end it for £72" }).click();
  await expect(page.getByRole("status")).toContainText("Nothing happens until they answer");
  await now(page, "planner");
  await page.goto(`/engagements/${id}`);
  await page.getByRole("link", { name: "Answer the early ending" }).click();
  await expect(money(page)).toContainText("I am moving away.");
  await expectAccessible(page);
  await page.getByLabel("Yes, end it for this figure").check();
  await page.getByRole("button", { name: "Send my answer" }).click();
  await expect(page.getByRole("status")).toContainText("The planning has ended");
  await expect(money(page)).toContainText(/Went back\s*£108/);
});
