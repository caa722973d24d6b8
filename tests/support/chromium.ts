import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export const CHROMIUM_ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium of this machine: the one that CHROMIUM names, the system's, or Playwright's own. */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM;
  if (given) return given;
  return [...PLACES, chromium.executablePath()].find((place) => existsSync(place));
}

const installs = (...words: string[]) =>
  spawnSync("apt-get", words, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status === 0;

/** Finds Chromium, or installs it from the system's packages where it may, or says what to do. */
export function haveChromium(): { place: string } | { problem: string } {
  const given = process.env.CHROMIUM;
  if (given && !existsSync(given))
    return { problem: `CHROMIUM names ${given}, which is not there. Correct it or unset it.` };
  const found = findChromium();
  if (found) return { place: found };
  const debian = existsSync("/usr/bin/apt-get");
  if (debian && process.getuid?.() === 0) {
    console.log("Installing Chromium from the system's packages…");
    if (installs("update") && installs("install", "--yes", "--no-install-recommends", "chromium")) {
      const now = findChromium();
      if (now) return { place: now };
    }
  }
  return {
    problem: `The journeys need Chromium and none was found. ${
      debian ? "Run: sudo apt-get install chromium" : "Install Chromium or Chrome with your system's packages"
    }, or run: npx playwright install chromium, or set CHROMIUM to where yours is. Then run npm test again.`,
  };
}
