import type { Beyond } from "#app/domain/plans/papers/find-beyond.server.ts";
import type { Block } from "#app/lib/paper/paper.ts";

export const heading = (level: 2 | 3, words: string): Block => ({ is: "heading", level, words });
export const words = (said: string, tone: "plain" | "soft" | "strong" = "plain"): Block => ({
  is: "words",
  words: said,
  tone,
});
export const facts = (caption: string, rows: readonly { label: string; value: string }[]): Block[] => {
  const told = rows.filter(({ value }) => value.trim() !== "");
  return told.length === 0 ? [] : [{ is: "facts", caption, rows: told }];
};

/** What the council asks at a line that nobody has said is done. */
export const remarkBlocks = ({ remarks }: Beyond, line: string): Block[] =>
  remarks
    .filter((remark) => remark.line === line)
    .flatMap((remark) => [words(`The council asks: ${remark.words}`, "strong"), words(remark.by, "soft")]);

/** When things go wrong: who is called in which order, whom to tell, risks, money put by. */
export const safetyBlocks = ({ safety }: Beyond): Block[] => [
  heading(2, "When things go wrong"),
  ...safety.flatMap((list) => [
    heading(3, list.title),
    ...(list.items.length === 0 ? [words("Nothing is written down yet.", "soft")] : []),
    ...list.items.flatMap((item, i) => {
      const name = list.kind === "backup" ? `${String(i + 1)}. ${item.heading}` : item.heading;
      return [
        words([name, item.about, item.key ? "has a key" : ""].filter(Boolean).join(", "), "strong"),
        ...(item.words === "" ? [] : [words(item.words)]),
        ...(item.decided === "" ? [] : [words(`Decided by ${item.decided}`, "soft")]),
      ];
    }),
  ]),
];

/** How the budget is taken, what was offered, and how far on the council is with what it arranges. */
export function waysBlocks({ ways }: Beyond): Block[] {
  if (!ways) return [];
  const { chosen, offers, placements } = ways;
  return [
    heading(2, "How the budget is taken"),
    ...(chosen
      ? facts("How the budget is taken", [
          { label: "Chosen", value: chosen.way },
          { label: "What the council arranges", value: chosen.parts.join("; ") },
          { label: "Why", value: chosen.why },
          { label: "By", value: `${chosen.by}. ${chosen.authority}` },
        ])
      : [words("Nobody has chosen yet.", "soft")]),
    ...(offers.length === 0
      ? []
      : [
          words("A direct payment was offered:", "soft"),
          { is: "list" as const, items: offers.map((offer) => offer.words) },
        ]),
    ...placements.flatMap((one) => [
      words(`The council arranges it: ${one.part}`, "soft"),
      { is: "list" as const, items: one.steps.map((step) => step.words) },
    ]),
  ];
}

/** What the council decided, oldest first. */
export const councilBlocks = ({ council }: Beyond): Block[] =>
  council.length === 0
    ? []
    : [
        heading(2, "What the council decided"),
        ...council.flatMap((event) => [
          words(event.what, "strong"),
          words(`${event.when}, ${event.who}`, "soft"),
          ...(event.words === "" ? [] : [words(event.words)]),
        ]),
      ];
