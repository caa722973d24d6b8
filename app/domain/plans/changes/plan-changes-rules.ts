import { textChanges, type Stretch } from "#app/domain/plans/changes/text-changes.ts";
import { same, type Value } from "#app/domain/plans/merge-rules.ts";
import { SECTIONS, type SectionKey } from "#app/domain/plans/plan-content.ts";
import { fieldWords, shortWords, valueWords } from "#app/domain/plans/value-words.ts";
import { list } from "#app/lib/words.ts";

export type ChangeRow = {
  version: number;
  kind: string;
  itemId: string;
  fields: Record<string, Value>;
  removed: boolean;
  byName: string;
  at: Date;
};
/** One answer that is another: in a few words each, or sentence by sentence. */
type ChangedLine = { label: string; from: string; to: string } | { label: string; text: Stretch[] };
export type ItemChange = {
  itemId: string;
  kind: string;
  title: string;
  verb: "added" | "taken away" | "changed";
  by: string;
  at: Date;
  lines: ChangedLine[];
};

const TEXTS = ["body", "words", "what", "carerWords", "overReason"];
const MONEY = ["costPence", "hourlyPence", "every", "route", "paidEvery", "overReason", "pence", "per"];
/** Fields are told in the order of their form, whatever order the database keeps them in. */
const FIELD_ORDER =
  "body area words eligible kind what who needIds minutesByDay hourlyPence costPence every route carerName carerAgreedOn carerWords paidEvery overReason fromName offers pence per minutes includes validUntil came think place name relation phone hasKey decidedBy decidedOn".split(
    " ",
  );
const KINDS: Record<string, string> = {
  need: "Need",
  outcome: "Outcome",
  action: "Action",
  quote: "A price from",
  person: "When things go wrong",
  risk: "A risk",
  contingency: "Money put by",
};
const ORDER = ["section", "need", "outcome", "action", "quote", "person", "risk", "contingency", "money"];

const textOf = (fields: Record<string, Value>): string =>
  String(fields.body ?? fields.what ?? fields.fromName ?? (fields.name || fields.words) ?? "");
const blank = (value: Value | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.every((one) => one === 0));

function changedLines(
  before: Record<string, Value> | null,
  after: Record<string, Value>,
  needs: ReadonlyMap<string, string>,
  seesMoney: boolean,
): ChangedLine[] {
  return Object.keys(after)
    .sort((a, b) => FIELD_ORDER.indexOf(a) - FIELD_ORDER.indexOf(b))
    .filter((field) => seesMoney || !MONEY.includes(field))
    .flatMap((field): ChangedLine[] => {
      const [was, is] = [before?.[field] ?? null, after[field] ?? null];
      if (before ? same(was, is) : blank(is)) return [];
      const label = fieldWords(field);
      if (TEXTS.includes(field)) return [{ label, text: textChanges(String(was ?? ""), String(is ?? "")) }];
      return [
        {
          label,
          from: before ? valueWords(field, was, needs) : "",
          to: valueWords(field, is, needs),
        },
      ];
    });
}

/**
 * What is other in a plan after some of its changes than before them, thing by thing. What came and went again in between, or was
 * put back as it was, is no change. `rows`: everything that was ever written, each thing's versions in order.
 */
export function planChanges(
  rows: readonly ChangeRow[],
  between: { after: Date | null; until: Date | null },
  sectionOf: ReadonlyMap<string, SectionKey>,
  seesMoney: boolean,
): ItemChange[] {
  const items = new Map<string, { before: ChangeRow | null; since: ChangeRow[] }>();
  const needs = new Map<string, string>();
  for (const row of rows) {
    if (between.until && row.at > between.until) continue;
    // Written down later only so that a stale page has something to be compared with: nobody wrote it
    if (row.version === (row.kind === "money" ? 1 : 0)) continue;
    if (row.kind === "need") needs.set(row.itemId, `“${shortWords(textOf(row.fields))}”`);
    // What somebody asks for their work, and what is put by, is money from its first word to its last
    if (!seesMoney && (row.kind === "quote" || (row.fields.pence ?? null) !== null)) continue;
    const item = items.get(row.itemId) ?? { before: null, since: [] };
    if (between.after && row.at <= between.after) item.before = row;
    else item.since.push(row);
    items.set(row.itemId, item);
  }
  const changed = [...items.entries()].flatMap(([itemId, { before, since }]): ItemChange[] => {
    const last = since.at(-1);
    if (!last) return [];
    const [was, is] = [before && !before.removed ? before.fields : null, last.removed ? null : last.fields];
    if (!was && !is) return [];
    // An empty box that was opened is nothing yet
    if (!was && is && Object.values(is).every(blank)) return [];
    const section = sectionOf.get(itemId);
    const name = section
      ? SECTIONS[section].title
      : last.kind === "money"
        ? "The money"
        : `${KINDS[last.kind] ?? ""}: “${shortWords(textOf(is ?? was ?? {}))}”`;
    const lines = is ? changedLines(was, is, needs, seesMoney) : [];
    if (is && lines.length === 0) return [];
    const emptied = section !== undefined && is !== null && textOf(is).trim() === "";
    return [
      {
        itemId,
        kind: last.kind,
        title: name,
        verb:
          !is || emptied
            ? "taken away"
            : was && !blank(textOf(was))
              ? "changed"
              : last.kind === "money"
                ? "changed"
                : "added",
        by: list([...new Set(since.map(({ byName }) => byName))].slice(0, 6)),
        at: last.at,
        lines,
      },
    ];
  });
  const place = (one: ItemChange) => ORDER.indexOf(one.kind);
  return changed.sort((a, b) => place(a) - place(b) || Number(a.at) - Number(b.at));
}
