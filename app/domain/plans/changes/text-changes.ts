import { diffArrays } from "diff";

/** A stretch of a text: as it was, added, taken out, or left out because nothing changed there. */
export type Stretch = { is: "same" | "added" | "taken" | "gap"; words: string };

const sentences = new Intl.Segmenter("en-GB", { granularity: "sentence" });
/** A text with more changes than this is shown as a new text; nobody reads so many one by one, and nobody waits. */
const MOST_EDITS = 2_000;
const cut = (text: string): string[] =>
  [...sentences.segment(text.replaceAll("\r\n", "\n"))].map(({ segment }) => segment);
const whole = (before: string, after: string): Stretch[] =>
  [
    { is: "taken" as const, words: before },
    { is: "added" as const, words: after },
  ].filter(({ words }) => words !== "");

/** What stays around a change: one sentence on either side, to see where it is. */
function near(same: readonly string[], first: boolean, last: boolean): Stretch[] {
  const [head, tail] = [first ? 0 : 1, last ? 0 : 1];
  if (same.length <= head + tail) return [{ is: "same", words: same.join("") }];
  return [
    ...(head === 0 ? [] : [{ is: "same" as const, words: same[0] ?? "" }]),
    { is: "gap", words: "" },
    ...(tail === 0 ? [] : [{ is: "same" as const, words: same.at(-1) ?? "" }]),
  ];
}

/** Which sentences of a text were taken out and which were added, with what stands beside them. */
export function textChanges(before: string, after: string): Stretch[] {
  if (before.trim() === "" || after.trim() === "") return whole(before, after);
  const changes = diffArrays(cut(before), cut(after), { maxEditLength: MOST_EDITS });
  if (!changes) return whole(before, after);
  return changes.flatMap((change, i): Stretch[] =>
    change.added || change.removed
      ? [{ is: change.added ? "added" : "taken", words: change.value.join("") }]
      : near(change.value, i === 0, i === changes.length - 1),
  );
}
