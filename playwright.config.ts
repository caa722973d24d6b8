import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "./tests/support/chromium.ts";

const executablePath = findChromium();

/** The walk sends whatever forms it finds: it has an app and a database apart from the journeys, and sends after it has looked. */
const WALK = /every-(page|form)/;
const projects = [true, false].flatMap((javaScriptEnabled) => {
  const which = javaScriptEnabled ? "with-javascript" : "without-javascript";
  const use = { javaScriptEnabled };
  const walk = { use, metadata: { app: `walk-${which}` } };
  return [
    { ...walk, name: `pages-${which}`, testMatch: /every-page/ },
    { ...walk, name: `forms-${which}`, testMatch: /every-form/, dependencies: [`pages-${which}`] },
    { use, metadata: { app: which }, name: which, testIgnore: WALK },
  ];
});

// Everything runs twice, with and without JavaScript, each time on an app and a database of its own
export default defineConfig({
  testDir: "tests/journeys",
  outputDir: "test-results",
  globalSetup: "./tests/support/journeys.global.ts",
  workers: 3,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./tests/support/counting-reporter.ts"]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    launchOptions: { args: CHROMIUM_ARGS, ...(executablePath ? { executablePath } : {}) },
  },
  projects,
});
