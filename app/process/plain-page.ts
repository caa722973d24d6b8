import { existsSync, readdirSync } from "node:fs";

let sheet: string | undefined;
/** The built style sheet, if there is one: these pages need neither Remix nor the database. */
function styles(): string {
  sheet ??= existsSync("build/client/assets")
    ? (readdirSync("build/client/assets").find((name) => /^app-.*\.css$/.test(name)) ?? "")
    : "";
  return sheet === "" ? "" : `<link rel="stylesheet" href="/assets/${sheet}">`;
}

/** A page of one heading and one paragraph, for when nothing more can be drawn. */
export const plainPage = (title: string, words: string): string =>
  `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title} – Ownway</title>${styles()}</head><body><main class="mx-auto max-w-2xl px-4 py-16"><h1 class="text-3xl font-bold">${title}</h1><p class="mt-4 text-lg">${words}</p></main></body></html>`;

export const AWAY = plainPage.bind(
  null,
  "Back in a moment",
  "Ownway cannot reach its records just now. Nothing you saved is lost. If you had just pressed a button, wait a minute, go back, and look whether it was done before you press it again.",
);
export const BUSY = plainPage.bind(
  null,
  "Very busy just now",
  "Many people are using Ownway at this moment. Nothing was changed. Please wait a minute and try again.",
);
