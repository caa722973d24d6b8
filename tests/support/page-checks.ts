import type { Page } from "@playwright/test";

/** What every page has, whoever looks, and how it stands at the window's width and with its text twice as large. */
export const pageFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const start = (element: Element) => element.outerHTML.slice(0, 120);
    const shown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
    };
    const all = <E extends Element = HTMLElement>(selector: string) => [
      ...document.querySelectorAll<E>(selector),
    ];

    // What it is called, and how it is ordered
    const failed = document.querySelector("[role=alert] h2") !== null;
    if (!/\S.* – Ownway$|^(Error: )?Ownway/.test(document.title))
      faults.push(`the title is “${document.title}”`);
    if (document.title.startsWith("Error: ") !== failed)
      faults.push(`${failed ? "wrong answers" : "nothing wrong"}, but the title is “${document.title}”`);
    if (document.documentElement.lang !== "en-GB") faults.push("no language");
    const levels = all("h1, h2, h3, h4, h5, h6").map((heading) => Number(heading.tagName.slice(1)));
    const mains = levels.filter((level) => level === 1).length;
    if (mains !== 1) faults.push(`${mains} main headings`);
    const skipped = levels.findIndex((level, i) => i > 0 && level > (levels[i - 1] ?? 0) + 1);
    if (skipped > 0)
      faults.push(`a heading of level ${levels[skipped]} follows one of ${levels[skipped - 1]}`);
    const ids = all("[id]").map(({ id }) => id);
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    if (twice.length > 0) faults.push(`twice the id ${twice.join(", ")}`);
    for (const landmark of ["header", "main", "footer"])
      if (all(`body > ${landmark}`).length !== 1) faults.push(`no ${landmark} of its own`);

    // Forms: a way on, and each error where its field is
    for (const form of all<HTMLFormElement>("form"))
      if (!form.querySelector("button, a")) faults.push(`a form without a way on: ${form.action}`);
    for (const link of all<HTMLAnchorElement>("[role=alert] a[href^='#']")) {
      const field = document.getElementById(link.hash.slice(1));
      const words = link.textContent.trim();
      if (!field) faults.push(`“${words}” leads nowhere`);
      else if (
        ![field.closest("fieldset"), field.closest("div:has(label)")].some((group) =>
          group?.textContent.includes(words),
        )
      )
        faults.push(`“${words}” is not said at its field`);
    }
    if (failed && document.activeElement?.getAttribute("role") !== "alert")
      faults.push("the error summary does not have the focus");

    // What one presses: 44 px, but for links inside a sentence and boxes with a label as large
    const inSentence = (link: HTMLElement) =>
      link.tagName === "A" &&
      getComputedStyle(link).display === "inline" &&
      (link.parentElement?.textContent.trim().length ?? 0) > link.textContent.trim().length + 3;
    for (const target of all("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
      if (!shown(target) || inSentence(target)) continue;
      const labels = [...((target as HTMLInputElement).labels ?? [])];
      const boxes = [target, ...(/checkbox|radio/.test((target as HTMLInputElement).type) ? labels : [])];
      const large = boxes.some((box) => {
        const { width, height } = box.getBoundingClientRect();
        return width >= 43.5 && height >= 43.5;
      });
      if (!large) {
        const { width, height } = target.getBoundingClientRect();
        faults.push(`${Math.round(width)} × ${Math.round(height)} px to press: ${start(target)}`);
      }
    }

    // Nothing runs off the side and no text is cut off, as it is and with the text twice as large
    const spill = (when: string) => {
      if (document.documentElement.scrollWidth > innerWidth) {
        const wide = all("body *").filter(
          (element) => element.getBoundingClientRect().right > innerWidth + 1 && shown(element),
        );
        faults.push(`wider than ${innerWidth} px${when}: ${wide.slice(-3).map(start).join("; ")}`);
      }
      for (const element of all("main *, header *, footer *")) {
        const { overflowX, overflowY } = getComputedStyle(element);
        if (!/hidden|clip/.test(overflowX + overflowY) || element.closest("svg, select, input")) continue;
        if (!shown(element) || element.textContent.trim() === "") continue;
        if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
          faults.push(`text is cut off${when}: ${start(element)}`);
      }
    };
    spill("");
    const { style } = document.documentElement;
    style.fontSize = `${parseFloat(getComputedStyle(document.documentElement).fontSize) * 2}px`;
    spill(" with the text twice as large");
    style.fontSize = "";
    return faults;
  });

/** The keyboard's first stops in the main part: each is seen, and nothing covers it. */
export async function focusFaults(page: Page, stops = 3): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.querySelector("main")?.focus();
  });
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press("Tab");
    const fault = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const name = element.outerHTML.slice(0, 120);
      if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return `the focus is not seen: ${name}`;
      const [box] = element.getClientRects();
      if (!box) return `the focus is nowhere: ${name}`;
      const top = document.elementFromPoint(
        Math.max(1, box.left + Math.min(8, box.width / 2)),
        box.top + Math.min(box.height / 2, 20),
      );
      return top && (element.contains(top) || top.contains(element)) ? null : `the focus is covered: ${name}`;
    });
    if (fault) faults.push(fault);
  }
  return faults;
}

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
  await form.evaluate((element) => {
    for (const field of element.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")) {
      if (field.readOnly || field.disabled || field.type === "hidden" || field.type === "radio") continue;
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = false;
      else field.value = "";
    }
  });
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    form.locator("button").first().click(),
  ]);
  await page.waitForLoadState();
  // The focus comes with the first picture of the page
  if (answer.status() === 422)
    await page
      .locator("[role=alert]:focus")
      .waitFor({ timeout: 3_000 })
      .catch(() => null);
  return answer.status();
}
