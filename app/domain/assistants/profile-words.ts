import type { CheckWord } from "#app/generated/prisma/enums.ts";
import { longDay, shortDay, type Day } from "#app/lib/dates.ts";
import { publicName } from "#app/lib/words.ts";

/** "Can start now", "Can start on Monday 7 December 2026" */
export const startWords = (startsFrom: Day | null, today: Day): string =>
  startsFrom === null || startsFrom <= today ? "Can start now" : `Can start on ${longDay(startsFrom)}`;

const WORDS: Record<CheckWord, string> = {
  declared: "Declared by",
  seen: "Seen by",
  checked: "Checked by",
};
type Check = { word: CheckWord; byWhom: string; onDate: Day; untilDate: Day | null };
/** "Seen by Southampton core service on 3 March 2026" */
export const checkWords = ({ word, byWhom, onDate, untilDate }: Check): string =>
  `${WORDS[word]} ${byWhom} on ${shortDay(onDate)}${untilDate ? `, until ${shortDay(untilDate)}` : ""}`;
export const CHECK_MEANINGS =
  "“Declared” means that they say so and nobody has looked. “Seen” means that the core service saw the paper. “Checked” means that the core service also asked whoever gave it.";

/** "Elif H.", as everywhere */
export const shortName = (person: { firstName: string; initial: string }): string =>
  publicName(person.firstName, person.initial);
