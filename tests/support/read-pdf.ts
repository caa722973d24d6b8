import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

type Node = { role?: string; type?: string; alt?: string; children?: Node[] };
const nodes = (node: Node | null | undefined): Node[] =>
  node ? [node, ...(node.children ?? []).flatMap(nodes)] : [];

/** What a PDF says of itself, read by another library than the one that made it. */
export async function readPdf(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const roles: string[] = [];
  const spoken: string[] = [];
  let text = "";
  let running = "";
  let smallest = Number.POSITIVE_INFINITY;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    let outside = 0;
    let depth = 0;
    for (const item of items) {
      if ("str" in item) {
        const size = Math.hypot(Number(item.transform[0]), Number(item.transform[1]));
        if (outside > 0) running += `${item.str}${item.hasEOL ? "\n" : ""}`;
        else text += `${item.str}${item.hasEOL ? "\n" : ""}`;
        if (item.str.trim() !== "") smallest = Math.min(smallest, size);
      } else if (item.type === "endMarkedContent") {
        if (outside === depth) outside = 0;
        depth--;
        text += "\n";
      } else {
        depth++;
        if ((item as { tag?: string }).tag === "Artifact") outside = depth;
      }
    }
    const tree = nodes(await page.getStructTree());
    roles.push(...tree.flatMap(({ role }) => (role ? [role] : [])));
    spoken.push(...tree.flatMap(({ alt }) => (alt ? [alt] : [])));
  }
  const { info } = await pdf.getMetadata();
  const read = {
    pages: pdf.numPages,
    /** Text in the order of the content, without what repeats on each page. */
    text,
    /** The same with all space taken out: lines are cut anywhere. */
    dense: text.replaceAll(/\s+/gu, ""),
    running,
    roles,
    /** Words that are said instead of what is drawn. */
    spoken,
    smallest,
    marked: (await pdf.getMarkInfo())?.Marked === true,
    info: info as Record<string, unknown>,
    outline: (await pdf.getOutline()) as { title: string; items: { title: string }[] }[] | null,
  };
  await task.destroy();
  return read;
}
