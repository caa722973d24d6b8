import { expect, expectAccessible, test } from "./ownway-test.ts";

test("the first page opens, says what Ownway is, and is accessible", async ({ page }) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectAccessible(page);
});
