import type { Page } from "@playwright/test";

/** What every page has, whoever looks: one main heading, a title, its language, a way on from each form, no sideways scroll. */
export const pageFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const headings = document.querySelectorAll("h1").length;
    if (headings !== 1) faults.push(`${headings} main headings`);
    if (!/\S.* – Ownway$|^Ownway/.test(document.title)) faults.push(`the title is “${document.title}”`);
    if (document.documentElement.lang !== "en-GB") faults.push("no language");
    for (const form of document.querySelectorAll("form"))
      if (!form.querySelector("button, a")) faults.push(`a form without a way on: ${form.action}`);
    if (document.documentElement.scrollWidth > innerWidth) {
      const wide = [...document.querySelectorAll("main *")].filter(
        (element) => element.getBoundingClientRect().right > innerWidth + 1,
      );
      faults.push(
        `wider than ${innerWidth} px: ${wide
          .slice(0, 4)
          .map((one) => one.outerHTML.slice(0, 120))
          .join("; ")}`,
      );
    }
    return faults;
  });

/** What a page is built of, without its words and figures: two pages built alike need one look from axe. */
export const buildOf = (html: string): string => {
  const tags = html.slice(html.indexOf("<body")).match(/<[a-z][^>]*>/g) ?? [];
  const bare = tags.map((tag) =>
    tag.replace(/ (href|value|id|for|name|d|x|y|width|title|nonce|action|aria-[a-z]+)="[^"]*"/g, ""),
  );
  return [...new Set(bare)].sort().join("");
};

/** Empties the first form of the page that asks for something, and sends it. False where there is none. */
export async function sendEmpty(page: Page): Promise<number | null> {
  const form = page
    .locator("main form[method=post]")
    .filter({ has: page.locator("input:not([type=hidden]), textarea, select") })
    .first();
  if ((await form.count()) === 0) return null;
  for (const field of await form
    .locator("input:not([type=hidden], [type=radio], [type=checkbox], [type=submit]), textarea")
    .all())
    if (await field.isEditable()) await field.fill("");
  for (const box of await form.locator("input[type=checkbox]:checked").all()) await box.uncheck();
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    form.locator("button").first().click(),
  ]);
  await page.waitForLoadState();
  return answer.status();
}
