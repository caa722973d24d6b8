import { expect, test } from "vitest";
import { linkPieces } from "#app/lib/links.ts";

const hrefs = (words: string) => linkPieces(words).flatMap((piece) => piece.href ?? []);

test("nothing is lost or added, whatever stands in the words", () => {
  const words =
    "Hello (see https://a.example/x?token=1.) and http://b.example, <b>bold</b>\njavascript:alert(1)";
  expect(
    linkPieces(words)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(words);
});
test("only web addresses become links, without the full stop after them", () => {
  expect(hrefs("Go to https://a.example/x?token=a_b-c. Or http://b.example/y)")).toEqual([
    "https://a.example/x?token=a_b-c",
    "http://b.example/y",
  ]);
  expect(hrefs("javascript:alert(1) data:text/html,x //evil.example ftp://a.example")).toEqual([]);
  expect(hrefs(`https://a.example/"onmouseover="x`)).toEqual(["https://a.example/"]);
});
