// Makes the pictures of README.md again: the built app on a new demonstration, through the system's Chromium.
import { mkdirSync, statSync } from "node:fs";
import { chromium, type Browser, type Page } from "@playwright/test";
import { startBuiltApp, temporaryFolder } from "./built-app.ts";
import { CHROMIUM_ARGS, haveChromium } from "./chromium.ts";

const FOLDER = "docs/screenshots";
const PASSWORD = "demonstration only";
const HEAVIEST = 300_000;
const ROSA =
  "/planners?expertise=mental-health&lived-experience=yes&employment=independent&postcode=SO17&within=5";

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  const form = page.locator("main form", { has: page.locator("input[type=password]") });
  await form.getByLabel("Email address").fill("person@demo.example");
  await form.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await form.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/home\b/);
}

async function picture(page: Page, name: string, tallest: number): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const file = `${FOLDER}/${name}-${width}.png`;
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  // The keyboard's focus is for the one who reads, not for the picture
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.screenshot({
    path: file,
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(tall, tallest) },
  });
  const bytes = statSync(file).size;
  if (bytes > HEAVIEST) throw new Error(`${file} has ${bytes} bytes, more than ${HEAVIEST}`);
  console.log(`${file}: ${Math.round(bytes / 1000)} KB`);
}

async function take(browser: Browser, baseURL: string): Promise<void> {
  const open = async (width: number) =>
    (
      await browser.newContext({
        baseURL,
        viewport: { width, height: 900 },
        locale: "en-GB",
        colorScheme: "light",
      })
    ).newPage();
  const wide = await open(1280);
  await wide.goto("/");
  await picture(wide, "home", 1500);
  await wide.goto(ROSA);
  await picture(wide, "planners", 1300);

  const phone = await open(360);
  await signIn(phone);
  await phone.goto(ROSA);
  await phone.getByRole("link", { name: "Rosa M." }).first().click();
  await phone
    .getByRole("link", { name: /Choose Rosa/ })
    .first()
    .click();
  await phone.getByLabel("I have some ideas").check();
  await phone.getByLabel("No", { exact: true }).check();
  await phone.getByLabel("Several things").check();
  await phone.getByRole("button", { name: /Next/ }).click();
  await phone.getByRole("radio", { name: /Medium/ }).waitFor();
  await picture(phone, "engage", 1900);
  await phone.getByRole("button", { name: /Next/ }).click();
  await phone.getByRole("button", { name: "Agree and ask Rosa" }).click();
  await phone.getByRole("status").waitFor();
  await phone.goto("/account/activity");
  await picture(phone, "activity", 1500);

  await signIn(wide);
  await wide.goto("/budget");
  await picture(wide, "budget", 1100);
}

const found = haveChromium();
if ("problem" in found) throw new Error(found.problem);
mkdirSync(FOLDER, { recursive: true });
const { folder, remove } = temporaryFolder();
const app = await startBuiltApp({ DATA_DIR: folder });
const browser = await chromium.launch({ args: CHROMIUM_ARGS, executablePath: found.place });
try {
  await take(browser, app.url);
} finally {
  await browser.close();
  await app.end();
  remove();
}
