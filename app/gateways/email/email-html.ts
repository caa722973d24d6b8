import { linkPieces } from "#app/lib/links.ts";

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (words: string) => words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");

/** The same words as a plain page, in large print for those who need it. */
export function emailHtml(text: string, large: boolean): string {
  const body = linkPieces(text)
    .map(({ text: words, href }) => (href ? `<a href="${escape(href)}">${escape(words)}</a>` : escape(words)))
    .join("");
  const size = large ? "24px" : "18px";
  return `<!DOCTYPE html><html lang="en-GB"><body style="font:${size}/1.5 sans-serif;max-width:40em;white-space:pre-line">${body}</body></html>`;
}
