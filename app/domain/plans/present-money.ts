import type { Readable } from "#app/domain/plans/readable-plan.ts";
import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";

type Sums = { week: number; year: number; once: number };
const both = ({ week, year }: { week: number; year: number }) =>
  `${pounds(week)} a week, ${pounds(year)} a year`;
const andOnce = (sums: Sums) => `${both(sums)}${sums.once > 0 ? `, and ${pounds(sums.once)} once` : ""}`;

const FINAL = {
  open: "Final, if it is approved like this",
  part: "Final so far, for a part of it",
  whole: "Final, as the council decided",
} as const;

/** The figures of a plan side by side, for whoever decides: what the council said first, and what came of it. */
export const presentFigures = ({ sums, secured }: Pick<Readable, "sums" | "secured">, final: Sums) =>
  [
    { label: "The council’s first figure", figure: sums.indicative },
    { label: "Planned", figure: sums.planned },
    { label: "Secured so far", figure: secured },
    { label: FINAL.open, figure: final },
  ].map(({ label, figure }) => ({
    label,
    week: figure ? pounds(figure.week) : "None",
    year: figure ? pounds(figure.year) : "None",
    once: figure ? pounds(figure.once) : "None",
  }));
export type Figure = ReturnType<typeof presentFigures>[number];

/** `minor`: the first to be left out where there is little room. */
type Row = { label: string; value: string; minor?: boolean };

/** The money of a plan, line by line, with a bar of what is planned against the council's figure. */
export function presentMoney({ sums, reserves, selfFunder, secured, final }: Readable) {
  const { indicative, planned, left, own } = sums;
  const owed = reserves && sums.reserves > 0 ? reserves : null;
  const rows: Row[] = [
    ...(selfFunder
      ? []
      : [
          {
            label: "To plan with",
            value: indicative ? andOnce(indicative) : "The council has not given a figure yet",
          },
          { label: "Planned so far", value: andOnce(planned) },
        ]),
    ...(owed
      ? [
          {
            label: "Of it, kept in reserve",
            minor: true,
            value: `${pounds(owed.total)} a year for what an employer owes: ${pounds(owed.leave)} for leave, ${pounds(owed.redundancy)} for redundancy${owed.pension > 0 ? `, ${pounds(owed.pension)} for pensions` : ""}${owed.insurance > 0 ? `, ${pounds(owed.insurance)} National Insurance` : ""}. Insurance is not in it: add it as an action`,
          },
        ]
      : []),
    ...(sums.contingency > 0
      ? [
          {
            minor: true,
            label: "Of it, put by",
            value: `${pounds(sums.contingency)} a year for what cannot be known`,
          },
        ]
      : []),
    ...(secured
      ? [
          {
            label: "Secured so far",
            value: `${andOnce(secured)}${secured.open > 0 ? `. ${count(secured.open, "action is", "actions are")} still to be found` : ""}`,
          },
        ]
      : []),
    ...(final
      ? [
          {
            label: FINAL[final.how],
            value: `${andOnce(final.sums)}${final.from === "" ? "" : `, from ${final.from}`}`,
          },
        ]
      : []),
    ...(left
      ? [
          {
            label: left.year < 0 ? "Too much by" : "Left",
            value:
              left.year < 0
                ? `${pounds(-left.year)} in a year. You may plan it: say why, and the council decides`
                : `${pounds(left.year)} of the year`,
          },
        ]
      : []),
    ...(selfFunder || own.year + own.once > 0
      ? [{ minor: true, label: "From own money", value: andOnce(own) }]
      : []),
    ...(sums.uncosted > 0
      ? [
          {
            minor: true,
            label: "Not in these sums",
            value: `${count(sums.uncosted, "action")} without a cost`,
          },
        ]
      : []),
  ];
  return {
    rows,
    over: sums.over,
    bar: indicative
      ? {
          planned: planned.year + planned.once,
          whole: indicative.year + indicative.once,
          words: `${pounds(planned.year + planned.once)} planned of ${pounds(indicative.year + indicative.once)} for a year`,
        }
      : null,
  };
}
