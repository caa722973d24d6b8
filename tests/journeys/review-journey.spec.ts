// A review that is overdue: the practitioner holds it, and closes it.
import { fillToday, main, now } from "./doing.ts";
import { expect, expectAccessible, test } from "./ownway-test.ts";

test("an overdue review leads the practitioner's list, is held, and closed with the person's next one planned", async ({
  page,
}) => {
  await now(page, "practitioner");
  await page.goto("/council/reviews");
  const first = page.getByRole("row").nth(1);
  await expect(first).toContainText("Overdue");
  await first.getByRole("link").click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "It was held" }).click();
  // An empty form says what is missing, and holds nothing
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page);
  await fillToday(page);
  await page.getByLabel("By phone").check();
  await page.getByRole("button", { name: "Write it down" }).click();
  await expect(page.getByRole("status").first()).toBeVisible();
  await page.getByRole("link", { name: "Close the review" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Close the review" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("Nothing changes").check();
  await page.getByLabel("What was agreed, and why?").fill("All goes on as it is. Mornings work well.");
  await page.getByRole("button", { name: "Close the review" }).click();
  await expect(main(page)).toContainText("All goes on as it is. Mornings work well.");
  await expectAccessible(page);
});
