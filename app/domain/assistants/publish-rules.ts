import type { EmploymentWay } from "#app/generated/prisma/enums.ts";
import { pounds } from "#app/lib/money.ts";

export type Publishable = {
  headline: string;
  languages: readonly string[];
  skills: readonly string[];
  availableHours: readonly number[];
  easting: number | null;
  employment: readonly EmploymentWay[];
  hourlyRatePence: number;
};
export type Step = "about" | "skills" | "when" | "where" | "pay" | "lived-experience" | "checks";
export type Missing = { step: Step; words: string };

export const belowWage = (pence: number, floorPence: number): boolean => pence < floorPence;
export const belowWageWords = (floorPence: number): string =>
  `Enter ${pounds(floorPence)} an hour or more: that is the National Living Wage, the least that the law allows`;

/** What still stands in the way of publishing, each with the step that mends it. None: it may be published. */
export function missingFrom(profile: Publishable, floorPence: number): Missing[] {
  const missing: Missing[] = [];
  if (profile.headline === "" || profile.languages.length === 0)
    missing.push({ step: "about", words: "Say who you are" });
  if (profile.skills.length === 0) missing.push({ step: "skills", words: "Choose what you do" });
  if (profile.availableHours.length === 0) missing.push({ step: "when", words: "Say when you are free" });
  if (profile.easting === null) missing.push({ step: "where", words: "Say where you start from" });
  if (profile.employment.length === 0 || profile.hourlyRatePence === 0)
    missing.push({ step: "pay", words: "Say what you charge and how you want to work" });
  else if (belowWage(profile.hourlyRatePence, floorPence))
    missing.push({ step: "pay", words: belowWageWords(floorPence) });
  return missing;
}
