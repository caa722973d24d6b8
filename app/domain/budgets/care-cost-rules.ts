import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";

/** "4 days", "2 and a half weeks": how long a weekly amount lasts to come to a sum, to the nearest day or half week. */
function howLong(pence: number, weeklyPence: number): string {
  const days = Math.round((pence * 7) / weeklyPence);
  if (days < 1) return "less than a day";
  if (days < 14) return `about ${count(days, "day")}`;
  const halves = Math.round((pence * 2) / weeklyPence);
  const weeks = Math.floor(halves / 2);
  return halves % 2 === 1 ? `about ${weeks} and a half weeks` : `about ${count(weeks, "week")}`;
}

/** What a planning fee costs somebody in care, where it is charged within their package. */
export const careCostWords = (pence: number, weeklyPence: number): string =>
  pence <= 0
    ? "It costs you no care money."
    : weeklyPence <= 0
      ? `${pounds(pence)} comes out of your care money. How much care that is, is not known yet.`
      : `${pounds(pence)} is ${howLong(pence, weeklyPence)} of your care money of ${pounds(weeklyPence)} a week.`;
