import {
  SAFEGUARDS,
  type SafeguardFields,
  type SafeguardKind,
} from "#app/domain/plans/safety/safety-forms.ts";
import { parseDay, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

const KINDS = Object.keys(SAFEGUARDS) as SafeguardKind[];

/** What a plan has for when things go wrong, kind by kind, in the order in which it is given: of now, or as it was sealed. */
export const presentSafeguards = (items: readonly (SafeguardFields & { id: string; kind: string })[]) =>
  KINDS.map((kind) => ({
    kind,
    title: SAFEGUARDS[kind],
    items: items
      .filter((one) => one.kind === kind)
      .map((one) => {
        const day = one.decidedOn === null ? null : parseDay(one.decidedOn);
        return {
          id: one.id,
          heading: kind === "contingency" ? pounds(one.pence ?? 0) : one.name,
          about: [one.relation, one.phone].filter((said) => said !== "").join(", "),
          words: one.words,
          key: one.hasKey,
          decided: one.decidedBy === "" ? "" : `${one.decidedBy}${day ? `, ${shortDay(day)}` : ""}`,
        };
      }),
  }));
export type SafetyList = ReturnType<typeof presentSafeguards>[number];
