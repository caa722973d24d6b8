import { expect, expectAccessible, signInAs, test } from "./ownway-test.ts";

test("a person with no account and no internet engages a planner, helped and in charge", async ({ page }) => {
  test.setTimeout(180_000);
  await signInAs(page, "core");

  await test.step("without an assisted session there is nothing to do for anybody", async () => {
    await page.goto("/budget");
    await expect(page).toHaveURL(/\/assist\?needed=session/);
    await expectAccessible(page);
  });
  await test.step("finds Asha and sees first how she needs information", async () => {
    await page.getByLabel(/Find a person/).fill("Asha");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("link", { name: "Asha Begum" }).click();
    await expect(page.getByRole("heading", { name: "How they need information" })).toBeVisible();
    await expect(page.getByText(/large print/i).first()).toBeVisible();
    await expect(page.getByRole("button", { name: /Start acting/ })).toHaveCount(0);
    await expectAccessible(page);
  });
  const personPage = page.url();

  await test.step("records her permission, read out and in her words", async () => {
    await page.getByRole("link", { name: "Ask for their permission" }).click();
    await expectAccessible(page);
    await page.getByLabel(/looking things up and advice/i).check();
    await page.getByLabel(/engaging a planner/i).check();
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page.getByText(/Asha/).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("By voice, on the phone").check();
    await page.getByLabel("What did they say?").fill("Yes, do that for me please.");
    await page.getByRole("button", { name: "They said yes: record it" }).click();
  });
  await test.step("starts acting for her: a banner says for whom and on what basis", async () => {
    await page.getByLabel(/phone/i).first().check();
    await page.getByRole("button", { name: "Start acting for Asha Begum" }).click();
    const banner = page.getByRole("region", { name: "Acting for somebody" });
    await expect(banner).toContainText("You are acting for Asha Begum");
    await expect(banner).toContainText("with their consent");
    await expectAccessible(page);
  });
  await test.step("chooses a planner; without her words nothing counts", async () => {
    await page.goto("/planners?expertise=dementia&available=now");
    await page
      .getByRole("main")
      .getByRole("link", { name: /^[A-Z][a-z]+ [A-Z]\.$/ })
      .first()
      .click();
    await page
      .getByRole("link", { name: /^Choose / })
      .first()
      .click();
    await expect(page.getByRole("region", { name: "Acting for somebody" })).toBeVisible();
    await page.getByRole("button", { name: /Next/ }).click();
    await page.getByRole("button", { name: /Next/ }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: /Agree and ask/ }).click();
    await expect(page.getByRole("alert")).toContainText("in their own words");
    await page.getByLabel("Their own words").fill("Yes. She sounds kind. Ask her.");
    await page.getByRole("button", { name: /Agree and ask/ }).click();
    await expect(page.getByRole("status")).toContainText("Sent. Nothing is spent yet.");
    await expectAccessible(page);
  });
  const engagement = page.url().replace(/\?.*/, "");

  await test.step("ends, and reads back what was done: a letter with her own words", async () => {
    await page.getByRole("button", { name: "Stop acting" }).click();
    await expect(page).toHaveURL(/read-back/);
    await expect(page.getByText("Yes. She sounds kind. Ask her.")).toBeVisible();
    await expect(page.getByText("£180", { exact: false }).first()).toBeVisible();
    await expectAccessible(page);
    await page.goto(engagement);
    await expect(page).toHaveURL(/\/assist/);
  });
  await test.step("she changes her mind about the permission: withdrawn, and refused at once, in the middle of a form", async () => {
    await page.goto(personPage);
    await page.getByLabel(/phone/i).first().check();
    await page.getByRole("button", { name: "Start acting for Asha Begum" }).click();
    await page.goto(`${engagement}/cancel`);
    const other = await page.context().newPage();
    await other.goto(personPage);
    await other
      .getByRole("link", { name: /They want to stop it/ })
      .first()
      .click();
    await other.getByLabel("What did they say?").fill("Stop now, I will ask my son.");
    await other.getByRole("button", { name: "Stop it now" }).click();
    await page.getByLabel("Why you are cancelling").fill("She asked");
    await page.getByLabel("Their own words").fill("Cancel it");
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.getByRole("button", { name: "Yes, cancel it" }).click(),
    ]);
    expect(answer.status()).toBe(403);
    await expectAccessible(page);
    await page.goto("/budget");
    await expect(page).toHaveURL(/\/assist/);
    await page.goto(personPage);
    await expect(page.getByRole("button", { name: /Start acting/ })).toHaveCount(0);
  });
});

test("a representative in an account of their own sees and decides for the person they act for, and nobody else", async ({
  page,
}) => {
  await signInAs(page, "representative");
  await page.goto("/budget");
  await expectAccessible(page);
  await page.goto("/account/activity");
  await expectAccessible(page);
});
