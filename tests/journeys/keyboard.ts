// Somebody who has the keyboard and nothing else: Tab, arrows, space, Enter and letters. Nothing is clicked or filled in by program.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./ownway-test.ts";

type Role = Parameters<Page["getByRole"]>[0];
type Name = string | RegExp;
const named = (name: Name) => (typeof name === "string" ? { name, exact: true } : { name });

/** The longest page has fewer stops than this. */
const MOST_STOPS = 220;
const LONGEST_LIST = 40;

/** What has the focus, in words: for whoever reads why a way was not found. */
const stopOf = (focus: Locator): Promise<string> =>
  focus.evaluate((element) => {
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const words = labels.map(({ textContent }) => textContent).join(" ") || element.textContent;
    return `${element.tagName.toLowerCase()} “${words.trim().replaceAll(/\s+/g, " ").slice(0, 50)}”`;
  });
/** Whoever presses Tab must see where they are. */
const isSeen = (focus: Locator): Promise<boolean> =>
  focus.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom } = element.getBoundingClientRect();
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight;
  });

/** Presses Tab until something that was asked for has the focus. */
async function tabTo(page: Page, wanted: Locator, what: string, most = MOST_STOPS): Promise<Locator> {
  const focus = page.locator(":focus");
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press("Tab");
    if ((await wanted.and(focus).count()) === 0) continue;
    expect(await isSeen(focus), `the focus is seen on ${what}`).toBe(true);
    return focus;
  }
  // Round once more, for whoever reads why
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press("Tab");
    if ((await focus.count()) > 0) passed.push(await stopOf(focus));
  }
  throw new Error(`${what} is not within ${most} stops on ${page.url()}. There are:\n${passed.join("\n")}`);
}
async function enter(page: Page): Promise<void> {
  const arrived = page.waitForEvent("load", { timeout: 20_000 });
  await page.keyboard.press("Enter");
  await arrived;
}

/** Past the navigation, to the main part of the page. */
export async function skip(page: Page): Promise<void> {
  await tabTo(page, page.getByRole("link", named("Skip to the main part")), "the way past the navigation");
  await page.keyboard.press("Enter");
  await expect(page.locator("main:focus")).toHaveCount(1);
}
/** To a link or a button, and Enter; on the page that comes. `most`: no further away than that. */
export async function press(page: Page, role: Role, name: Name, most?: number): Promise<void> {
  await tabTo(page, page.getByRole(role, named(name)), `the ${role} ${String(name)}`, most);
  await enter(page);
}
/** To a link that leads to another place of the same page. */
export async function jump(page: Page, name: Name): Promise<void> {
  await tabTo(page, page.getByRole("link", named(name)), `the link ${String(name)}`);
  await page.keyboard.press("Enter");
}
/** Writes into a box; what stood there is replaced. */
export async function write(page: Page, label: Name, words: string): Promise<void> {
  const exact = typeof label === "string";
  const box = await tabTo(page, page.getByLabel(label, { exact }), `the box ${String(label)}`);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(words);
  await expect(box).toHaveValue(words);
}
/** Chooses one of a group with the arrows. */
export async function pick(page: Page, group: Name, choice: string): Promise<void> {
  const radios = page.getByRole("group", named(group)).getByRole("radio");
  const wanted = radios.and(page.getByRole("radio", named(choice)));
  const focus = await tabTo(page, radios, `the question ${String(group)}`);
  for (let step = 0; step < LONGEST_LIST && (await wanted.and(focus).count()) === 0; step++)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(wanted).toBeFocused();
  await expect(wanted).toBeChecked();
}
export async function tick(page: Page, name: Name): Promise<void> {
  const box = await tabTo(page, page.getByRole("checkbox", named(name)), `the tick ${String(name)}`);
  if (!(await box.isChecked())) await page.keyboard.press("Space");
  await expect(box).toBeChecked();
}
/** Chooses of a list by its first letters, and from there with the arrow. */
export async function select(page: Page, label: Name, option: string): Promise<void> {
  const exact = typeof label === "string";
  const list = await tabTo(page, page.getByLabel(label, { exact }), `the list ${String(label)}`);
  const chosen = list.locator("option:checked");
  await page.keyboard.type(option.split(" ")[0] ?? "");
  for (let step = 0; step < LONGEST_LIST && (await chosen.textContent()) !== option; step++)
    await page.keyboard.press("ArrowDown");
  await expect(chosen).toHaveText(option);
}
/** A date in its three boxes. */
export async function writeDate(page: Page, date: { day: string; month: string; year: string }) {
  await write(page, "Day", date.day);
  await write(page, "Month", date.month);
  await write(page, "Year", date.year);
}
