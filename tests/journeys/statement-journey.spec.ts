// Somebody brings a statement of their prepaid card, says what each column is, and answers what does not agree.
import { expect, expectAccessible, signInAs, test } from "./ownway-test.ts";

const day = (daysAgo: number) => {
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  return [at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCFullYear()]
    .map((n) => String(n).padStart(2, "0"))
    .join("/");
};

test("a statement is brought, its columns are said, and a line of it is answered", async ({ page }) => {
  test.setTimeout(120_000);
  await signInAs(page, "person");
  await page.goto("/budget");
  await page.getByRole("link", { name: "Bank statements" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bank statements" })).toBeVisible();
  const choose = page.getByRole("radio", { name: /Direct payment account/ });
  const upload = async (name: string, text: string) => {
    if (await choose.count()) await choose.check();
    await page
      .getByLabel("The file")
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Look at this file" }).click();
  };
  await upload("photo.csv", "%PDF-1.7 pretending");
  await expect(page.getByText(/This is a PDF.*Nothing was added/).first()).toBeVisible();
  await expectAccessible(page);

  // Which column is which is guessed here, and corrected by the person
  const wrong = `${day(2)},"NEWSAGENT","-3.00"`;
  await upload("card.csv", `When,Who,How much\n${wrong}\n${day(1)},"WINDOW CLEANER","-9.00"\n`);
  await expect(page.getByRole("heading", { level: 1, name: "What each column says" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Year, month, day: 2026-11-21").check();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "This file cannot be read yet" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Say again which column is which" }).click();
  await page.getByLabel("Day, month, year: 21/11/2026").first().check();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check the statement" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add 2 lines" }).click();
  await expect(page.getByText("The statement is added")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: /Say what it is.*WINDOW CLEANER/ }).click();
  await page.getByRole("radio", { name: /It has nothing to do with/ }).check();
  await page.getByRole("button", { name: "Keep this answer" }).click();
  await expect(page.getByRole("link", { name: "Say in a few words what it was" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(/nothing to do with this budget: what was it/).fill("My own windows");
  await page.getByRole("button", { name: "Keep this answer" }).click();
  await expect(page.getByText("Your answer is kept")).toBeVisible();
  await expect(page.getByText("My own windows")).toBeVisible();
});

test("the council sets the record beside what is outside it", async ({ page }) => {
  await signInAs(page, "commissioner");
  await page.getByRole("link", { name: "Does it all agree?" }).first().click();
  await page.getByRole("button", { name: "Look again now" }).click();
  await expect(page.getByText(/Looked at on/).first()).toBeVisible();
  await expectAccessible(page);
});
