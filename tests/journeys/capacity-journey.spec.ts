// A plan of somebody who cannot decide about it: with an authorised person, and without one.
import type { Page } from "@playwright/test";
import { main, now } from "./doing.ts";
import { expect, expectAccessible, test } from "./ownway-test.ts";

async function openPlanOf(page: Page, name: string): Promise<void> {
  await page.goto("/plans");
  await page.getByRole("link", { name: `Open the plan of ${name}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Support plan of ${name}`);
}
/** Michael has an account of his own, and no name in the demonstration's list. */
async function asMichael(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  const form = page.locator("main form", { has: page.locator("input[type=password]") });
  await form.getByLabel("Email address").fill("authorised-person@demo.example");
  await form.getByLabel("Password", { exact: true }).fill("demonstration only");
  await form.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/home\b/);
}

test("with an authorised person: he agrees for her, it is kept by what right, and it goes to the council", async ({
  page,
}) => {
  await asMichael(page);
  await openPlanOf(page, "Doreen Whitlock");
  await expect(main(page)).toContainText("It is recorded that Doreen Whitlock cannot decide about this plan");
  await expect(main(page)).toContainText("Michael Whitlock may decide for Doreen Whitlock");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Read it all and agree" }).click();
  await expect(main(page)).toContainText("decided by their authorised person");
  await page.getByRole("button", { name: "Yes, I agree to this plan" }).click();
  await expect(page.getByRole("status").first()).toContainText("The plan is agreed");
  await page.getByRole("link", { name: /^Version 1\./ }).click();
  await expect(main(page)).toContainText("as their authorised person");
  await page.goBack();
  await page.getByRole("link", { name: "Send it to the council" }).click();
  // No advocate was asked for: it is said, and stops nobody
  await expect(main(page)).toContainText("Ask for an advocate, or say who supports them");
  await page.getByRole("button", { name: "Send it to the council" }).click();
  await expect(page.getByRole("status").first()).toContainText("The plan is with the council");

  // What he did for her stands where she can see it, with what is recorded about her decisions
  await page.goto("/account/capacity");
  await expect(main(page)).toContainText("Cannot decide this at the moment");
  await expect(main(page)).toContainText("If Doreen Whitlock does not agree");
  await expectAccessible(page);
});

test("without one: the council asks who knows him, hears his advocate, and decides in his best interests", async ({
  page,
}) => {
  await now(page, "practitioner");
  await openPlanOf(page, "Walter Pym");
  await expect(main(page)).toContainText("so the council decides, in their best interests");
  await page.getByRole("link", { name: "How far it is with the advocate" }).click();
  await expect(main(page)).toContainText("The advocate is at work");
  await expect(main(page)).toContainText("Callum Fraser");
  await expectAccessible(page);
  await page.getByRole("link", { name: "The plan" }).click();
  await page.getByRole("link", { name: "Decide in their best interests" }).click();
  await expectAccessible(page);

  // An empty form says what is missing, and decides nothing
  await page.getByRole("button", { name: "Decide this" }).click();
  await expect(page.getByRole("alert")).toContainText("Say who was asked, and what each said");
  const write = async (label: RegExp, words: string) => page.getByLabel(label).fill(words);
  await write(/What does Walter Pym want/, "He wants the river, and his dinner at six.");
  await write(/Who was asked/, "His neighbour of twenty years, who says: keep him at home.");
  await write(/What did the advocate say/, "He was calm whenever we spoke of his own kitchen.");
  await write(/Which less restrictive ways/, "A lunch club: he walked out twice, and came home cold.");
  await write(/Why is this plan/, "It keeps him in his own home, fed and in company.");
  // Core staff cannot be the advocate
  await page.getByLabel("The advocate, where there is one").fill("Tomasz Reid");
  await page.getByRole("button", { name: "Decide this" }).click();
  await expect(page.getByRole("alert")).toContainText("works for the core service");
  await page.getByLabel("The advocate, where there is one").fill("Callum Fraser");
  await page.getByRole("button", { name: "Decide this" }).click();
  await expect(page.getByRole("status").first()).toContainText("The plan is with the council");
  await expect(main(page)).toContainText("The council decided for them, in their best interests");
  await page.getByRole("link", { name: /^Version 1\./ }).click();
  await expect(main(page)).toContainText("in the person’s best interests");
});
