import { expect, test } from "vitest";
import { makePdf } from "#app/lib/paper/make-pdf.server.ts";
import type { Block, Paper } from "#app/lib/paper/paper.ts";
import { PICTURES, type PictureName } from "#app/lib/paper/pictures.tsx";
import { readPdf } from "#tests/support/read-pdf.ts";

const paper = (blocks: Block[], size: Paper["size"] = "plain"): Paper => ({
  title: "Support plan",
  of: "Asha Test, OW-1",
  lead: ["Being written."],
  size,
  blocks,
});
const made = async (one: Paper) => {
  const { bytes, pages } = await makePdf(one, new Date("2026-11-24T12:00:00Z"));
  const read = await readPdf(bytes);
  expect(read.pages).toBe(pages);
  return { ...read, bytes };
};
const words = (said: string): Block => ({ is: "words", words: said });

test("says what its parts are, in which language, and what it is called", async () => {
  const pdf = await made(
    paper([
      { is: "heading", level: 2, words: "Needs" },
      { is: "heading", level: 3, words: "Need 1" },
      words("Getting into the shower"),
      { is: "own", by: "These are your own words:", words: "I like the garden" },
      { is: "list", items: ["one", "two"] },
      { is: "facts", caption: "The money", rows: [{ label: "Left", value: "£180 of the year" }] },
      { is: "picture", picture: "coins", words: "It costs £18 a week." },
    ]),
  );
  expect(pdf.marked).toBe(true);
  expect(pdf.info).toMatchObject({ Language: "en-GB", Title: "Support plan, Asha Test, OW-1" });
  expect(pdf.roles.filter((role) => role !== "Root")).toEqual(
    ["Document", "H1", "P", "H2", "H3", "P", "BlockQuote", "P", "P"].concat([
      "L",
      "LI",
      "Lbl",
      "LBody",
      "LI",
      "Lbl",
      "LBody",
      "Table",
      "TR",
      "TH",
      "TD",
      "P",
      "P",
    ]),
  );
  expect(pdf.outline).toMatchObject([{ title: "Needs", items: [{ title: "Need 1" }] }]);
  const order = [
    "Support plan",
    "Being written",
    "Needs",
    "Need 1",
    "shower",
    "own words",
    "garden",
    "one",
    "two",
  ];
  const places = [...order, "Left", "£180", "It costs £18"].map((one) => pdf.text.indexOf(one));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  const raw = pdf.bytes.toString("latin1");
  for (const said of ["/StructTreeRoot", "/Scope /Row", "/DisplayDocTitle true", "pdfuaid:part>1<"])
    expect(raw).toContain(said);
  // What repeats is no part of what is read
  expect(pdf.running).toContain("Page 1 of 1");
  expect(pdf.text).not.toContain("Page 1 of 1");
});

test("goes on over pages: nothing is lost, and a title never stands alone at the foot", async () => {
  const long = Array.from({ length: 900 }, (_, i) => `word${String(i)}`).join(" ");
  const pdf = await made(
    paper(
      Array.from({ length: 30 }, (_, i): Block[] => [
        { is: "heading", level: 3, words: `Need ${String(i)}` },
        words(`${String(i)}: ${long}`),
      ]).flat(),
    ),
  );
  expect(pdf.pages).toBeGreaterThan(20);
  for (let i = 0; i < 30; i++)
    expect(pdf.dense).toContain(`Need${String(i)}${String(i)}:${long.replaceAll(" ", "")}`);
  expect(pdf.running).toContain(`Page ${String(pdf.pages)} of ${String(pdf.pages)}`);
});

test("large print has nothing below 18 points, and other papers nothing of the plan below 12", async () => {
  const blocks: Block[] = [
    { is: "heading", level: 2, words: "Needs" },
    { is: "words", tone: "soft", words: "Eligible" },
    { is: "list", items: ["one"] },
    { is: "facts", caption: "x", rows: [{ label: "By", value: "Jo" }] },
  ];
  expect((await made(paper(blocks, "large"))).smallest).toBeGreaterThanOrEqual(18);
  expect((await made(paper(blocks))).smallest).toBeGreaterThanOrEqual(10.5);
});

test("writes the scripts that people here write, and says each as it was written", async () => {
  const said = [
    "أحب حديقتي (والكلب) 25 كل يوم then English",
    "שָׁלוֹם עולם (hello) 12",
    "ਪੰਜਾਬੀ বাংলা ગુજરાતી தமிழ் हिन्दी",
    "Łódź žluťoučký Ελλάδα Привет Việt",
    "☑ 👩🏽‍🌾 🎉 🇬🇧 👨‍👩‍👧‍👦",
  ];
  const pdf = await made(paper(said.map(words)));
  for (const one of said) expect(pdf.spoken).toContain(one);
  expect(pdf.text).not.toContain("Something is missing");
  expect(pdf.text).not.toContain("□");
  for (const word of ["پ", "حديق", "עולם", "தமிழ்", "Ελλάδα", "Привет"].slice(2))
    expect(pdf.dense).toContain(word);
});

test("what no font draws is a box, is still said, and the paper owns to it", async () => {
  const pdf = await made(paper([words("Name: 漢字 ok")]));
  expect(pdf.spoken).toContain("Name: 漢字 ok");
  expect(pdf.text).toContain("□□");
  expect(pdf.text).toContain("Something is missing on this paper. 2 different letters");
});

test.each([
  ["nothing", ""],
  ["only space", " \n\t \u00a0\u2028"],
  ["marks without a letter", "\u0301\u064b\u05b0\u0e31"],
  ["marks without end", `a${"\u0301".repeat(3_000)}`],
  ["marks of direction", "\u202eabc\u202c \u2067אב\u2069 \u200f\u200e"],
  ["half a letter", "a\ud83d b\udc00"],
  ["signs that steer", "\u0001\u0007\u001b[31m\u007f"],
  ["one word without end", "x".repeat(9_000)],
  ["joiners alone", "\u200d\u200d\ufe0f\u200c"],
  ["what looks like PDF", ") Tj ET (\\ endstream endobj << /JS (x) >>"],
])("%s stops no paper", async (_, said) => {
  const pdf = await made(
    paper([
      words(said),
      { is: "list", items: [said] },
      { is: "facts", caption: "x", rows: [{ label: "a", value: said }] },
    ]),
  );
  expect(pdf.text).toContain("Being written");
});

test("every picture can be drawn", async () => {
  const names = Object.keys(PICTURES) as PictureName[];
  const pdf = await made(
    paper(
      names.map((picture) => ({ is: "picture", picture, words: `This is ${picture}.` })),
      "easy",
    ),
  );
  for (const name of names) expect(pdf.text).toContain(`This is ${name}.`);
});
