import type { EmploymentWay, Gender, LivedExperience } from "#app/generated/prisma/enums.ts";
import { LANGUAGES } from "#app/lib/languages.ts";

export type Term = { value: string; label: string; hint?: string };

/** What a personal assistant can do: the words of search and profile alike. */
export const SKILLS = [
  { value: "personal-care", label: "Personal care", hint: "Washing, dressing, using the toilet" },
  { value: "moving-and-handling", label: "Moving and handling", hint: "Hoists, transfers, wheelchairs" },
  { value: "medication", label: "Medication" },
  { value: "epilepsy", label: "Epilepsy" },
  { value: "autism", label: "Autism" },
  { value: "learning-disability", label: "Learning disability" },
  { value: "dementia", label: "Dementia" },
  { value: "mental-health", label: "Mental health" },
  { value: "brain-injury", label: "Brain injury or stroke" },
  { value: "sight-loss", label: "Sight loss" },
  { value: "deafness", label: "Deafness or hearing loss" },
  { value: "british-sign-language", label: "British Sign Language" },
  { value: "makaton", label: "Makaton" },
  { value: "tube-feeding", label: "Tube feeding (PEG)" },
  { value: "cooking", label: "Cooking" },
  { value: "housework", label: "Housework and laundry" },
  { value: "shopping", label: "Shopping" },
  { value: "driving", label: "Driving" },
  { value: "going-out", label: "Going out and company" },
  { value: "work-and-study", label: "Support at work or college" },
  { value: "paperwork", label: "Letters and paperwork" },
  { value: "computers", label: "Phones and computers" },
  { value: "animals", label: "Help with pets" },
  { value: "sport", label: "Sport and swimming" },
  { value: "children", label: "Children and young people" },
  { value: "end-of-life", label: "End of life" },
  { value: "nights", label: "Nights" },
  { value: "live-in", label: "Living in" },
] as const satisfies readonly Term[];

/** Shown first in search; the rest stand under "More skills". */
export const COMMON_SKILLS = 8;

/** The languages that profiles may name: one list for planners and assistants. */
export const LANGUAGE_TERMS: readonly Term[] = Object.entries(LANGUAGES).map(([value, label]) => ({
  value,
  label,
}));

/** As in the query string, and as the database says it. */
export const EMPLOYMENTS: readonly (Term & { way: EmploymentWay })[] = [
  { value: "employed", way: "employed", label: "Employed by you" },
  { value: "self-employed", way: "self_employed", label: "Self-employed" },
];
export const GENDERS: readonly (Term & { gender: Gender })[] = [
  { value: "woman", gender: "woman", label: "A woman" },
  { value: "man", gender: "man", label: "A man" },
  { value: "non-binary", gender: "non_binary", label: "Non-binary" },
];
export const LIVED: readonly (Term & { lived: LivedExperience })[] = [
  { value: "direct-payment-user", lived: "direct_payment_user", label: "Uses a direct payment" },
  { value: "family-carer", lived: "family_carer", label: "Cares for family" },
];

export const labelOf = (terms: readonly Term[], value: string): string =>
  terms.find((term) => term.value === value)?.label ?? value;
export const knows = (terms: readonly Term[], value: string): boolean =>
  terms.some((term) => term.value === value);
/** In a sentence: "personal care", but "British Sign Language". */
export const inSentence = (label: string): string =>
  /^(British|Makaton|Tube)/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

export const employmentWords = (ways: readonly EmploymentWay[]): string =>
  ways.length > 1
    ? "Employed or self-employed"
    : ways[0] === "employed"
      ? "Employed by you"
      : ways[0] === "self_employed"
        ? "Self-employed"
        : "";
export const livedWords = (all: readonly LivedExperience[]): string[] =>
  LIVED.filter((term) => all.includes(term.lived)).map((term) => term.label);
