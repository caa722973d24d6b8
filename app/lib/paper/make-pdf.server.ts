import PDFDocument from "pdfkit";
import { drawPicture } from "#app/lib/paper/draw-picture.ts";
import type { Block, Paper } from "#app/lib/paper/paper.ts";
import { linesOf, placeLine, readsRightToLeft } from "#app/lib/paper/set-lines.ts";
import { typeCase } from "#app/lib/paper/type-case.server.ts";

// Points. Nothing is smaller than 12; large print is 18 and more, black on white, in one column.
const SIZES = {
  plain: { text: 12, small: 12, h3: 13.5, h2: 17, h1: 23, margin: 56 },
  large: { text: 19, small: 18, h3: 21, h2: 25, h1: 30, margin: 48 },
  easy: { text: 17, small: 14, h3: 18, h2: 22, h1: 28, margin: 52 },
} as const;
const [INK, SOFT, SEA] = ["#000000", "#3d3445", "#073f43"];
const PICTURE = 64;

type Style = { size: number; bold?: boolean; colour?: string; indent?: number };
type Element = ReturnType<InstanceType<typeof PDFDocument>["struct"]>;
export type Pdf = { bytes: Buffer; pages: number };

/**
 * A paper as a PDF that says what its parts are: titles, paragraphs, lists and tables in reading order, in British English,
 * with bookmarks and embedded fonts (PDF/UA). What no font can draw is shown as a box, and the paper says so.
 */
export async function makePdf(paper: Paper, made: Date): Promise<Pdf> {
  const sizes = SIZES[paper.size];
  const { margin } = sizes;
  const doc = new PDFDocument({
    size: "A4",
    margins: { top: margin + 22, bottom: margin + 22, left: margin, right: margin },
    pdfVersion: "1.7",
    subset: "PDF/UA",
    tagged: true,
    lang: "en-GB",
    displayTitle: true,
    bufferPages: true,
    font: null,
    info: { Title: `${paper.title}, ${paper.of}`, Author: "Ownway", CreationDate: made, ModDate: made },
  } as unknown as PDFKit.PDFDocumentOptions);
  const chunks: Buffer[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  const types = typeCase(doc);
  const bottom = doc.page.height - margin - 22;
  const top = margin + 22;
  let y = top;
  const newPage = () => {
    doc.continueOnNewPage();
    y = top;
  };
  const room = (height: number) => {
    if (y + height > bottom) newPage();
  };
  const root = doc.struct("Document");
  doc.addStructure(root);

  /** Draws text where the pen stands, over as many pages as it needs. */
  function draw(words: string, { size, bold = false, colour = INK, indent = 0 }: Style) {
    const ruler = types.ruler(size, bold);
    const width = doc.page.width - 2 * margin - indent;
    const high = size * 1.42;
    for (const { words: line, base } of linesOf(words, width, ruler)) {
      room(high);
      const placed = placeLine(line, readsRightToLeft(base), ruler);
      const left = margin + indent + (placed.rightToLeft ? width - placed.width : 0);
      for (const piece of placed.pieces) {
        const set = types.setIn(piece.words, piece.font);
        if (set.words === "") continue;
        doc
          .font(set.font, size)
          .fillColor(colour)
          .text(set.words, left + piece.x, y + size, { lineBreak: false, baseline: "alphabetic" });
      }
      y += high;
    }
  }
  /** The words as they are, where what is drawn may be read in another order or not at all. */
  const spoken = (words: string) =>
    /[^\u0020-\u024f\u2010-\u2027\u20ac\s]/u.test(words) ? { actual: words } : {};
  function say(parent: Element, kind: string, words: string, style: Style, after = 0.45) {
    room(style.size * 1.42);
    parent.add(doc.struct(kind, spoken(words), () => draw(words, style)));
    y += style.size * after;
  }

  const outlines: { 2: PDFKit.PDFOutline } = { 2: doc.outline };
  function heading(level: 2 | 3, words: string) {
    const size = level === 2 ? sizes.h2 : sizes.h3;
    y += y === top ? 0 : size * (level === 2 ? 0.9 : 0.5);
    // A title never stands alone at the foot of a page
    room(size * 1.42 + sizes.text * 1.42 * 2.5);
    if (level === 2) outlines[2] = doc.outline.addItem(words);
    else outlines[2].addItem(words);
    say(root, `H${String(level)}`, words, { size, bold: true, colour: level === 2 ? SEA : INK }, 0.3);
  }
  function list(items: readonly string[]) {
    const all = doc.struct("L");
    root.add(all);
    for (const item of items) {
      const one = doc.struct("LI");
      all.add(one);
      room(sizes.text * 1.42);
      const at = y;
      one.add(doc.struct("Lbl", {}, () => draw("•", { size: sizes.text, indent: 4 })));
      y = at;
      say(one, "LBody", item, { size: sizes.text, indent: 20 }, 0.2);
      one.end();
    }
    all.end();
    y += sizes.text * 0.3;
  }
  /** A table of two columns, set one under the other, so that large print and long answers stay in one column. */
  function facts(caption: string, rows: readonly { label: string; value: string }[]) {
    const table = doc.struct("Table", { title: caption });
    root.add(table);
    for (const { label, value } of rows) {
      const row = doc.struct("TR");
      table.add(row);
      room(sizes.text * 1.42 * 2);
      const head = doc.struct("TH", { scope: "Row" } as object, () =>
        draw(label, { size: sizes.text, bold: true }),
      );
      row.add(head);
      const cell = doc.struct("TD");
      row.add(cell);
      say(cell, "P", value, { size: sizes.text, indent: 14 }, 0.25);
      cell.end();
      row.end();
    }
    table.end();
    y += sizes.text * 0.3;
  }
  function block(one: Block) {
    switch (one.is) {
      case "heading":
        heading(one.level, one.words);
        return;
      case "words":
        say(root, "P", one.words, {
          size: one.tone === "soft" ? sizes.small : sizes.text,
          bold: one.tone === "strong",
          colour: one.tone === "soft" && paper.size !== "large" ? SOFT : INK,
        });
        return;
      case "own": {
        room(sizes.text * 1.42 * 2.2);
        const quote = doc.struct("BlockQuote");
        root.add(quote);
        say(quote, "P", one.by, { size: sizes.small, colour: SOFT, indent: 16 }, 0.1);
        say(quote, "P", one.words, { size: sizes.text, indent: 16 });
        quote.end();
        return;
      }
      case "list":
        list(one.items);
        return;
      case "facts":
        facts(one.caption, one.rows);
        return;
      case "picture": {
        room(PICTURE + 8);
        const at = y;
        drawPicture(doc, one.picture, margin, at, PICTURE);
        const [page, indent] = [doc.bufferedPageRange().count, PICTURE + 18];
        y = at + Math.max(0, (PICTURE - sizes.text * 2.84) / 2);
        say(root, "P", one.words, { size: sizes.text, indent });
        if (doc.bufferedPageRange().count === page) y = Math.max(y, at + PICTURE + 8);
      }
    }
  }

  say(root, "H1", paper.title, { size: sizes.h1, bold: true, colour: SEA }, 0.2);
  for (const words of paper.lead) say(root, "P", words, { size: sizes.text }, 0.2);
  paper.blocks.forEach(block);
  if (types.missing.size > 0)
    say(root, "P", missingWords(types.missing.size), { size: sizes.text, bold: true });
  root.end();

  const { count } = doc.bufferedPageRange();
  const edge = (words: string, at: number) => {
    const size = paper.size === "large" ? 18 : 10.5;
    const ruler = types.ruler(size, false);
    const line = linesOf(words, doc.page.width - 2 * margin, ruler)[0]?.words ?? "";
    for (const piece of placeLine(line, false, ruler).pieces) {
      const set = types.setIn(piece.words, piece.font);
      if (set.words !== "")
        doc
          .font(set.font, size)
          .fillColor(INK)
          .text(set.words, margin + piece.x, at, {
            lineBreak: false,
            baseline: "alphabetic",
          });
    }
  };
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    // What repeats on every page is no part of what is read
    doc.markContent("Artifact", { type: "Pagination" });
    edge(paper.of, margin + 4);
    edge(`Page ${String(page + 1)} of ${String(count)}`, doc.page.height - margin - 4);
    doc.endMarkedContent();
  }
  doc.end();
  await finished;
  return { bytes: Buffer.concat(chunks), pages: count };
}
const missingWords = (letters: number): string =>
  `Something is missing on this paper. ${String(letters)} different letters or signs cannot be drawn in it: a box stands where each is. The page of this plan on Ownway shows them: print that page too.`;
