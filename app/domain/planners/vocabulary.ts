import type { LivedExperience, ProfileStatus, Tier } from "#app/generated/prisma/enums.ts";
import type { Term } from "#app/domain/assistants/vocabulary.ts";

/** What a support planner knows about: the words of search and profile alike. */
export const EXPERTISE = [
  { value: "mental-health", label: "Mental health" },
  { value: "learning-disability", label: "Learning disability" },
  { value: "physical-disability", label: "Physical disability" },
  { value: "autism", label: "Autism" },
  { value: "dementia", label: "Dementia" },
  { value: "older-people", label: "Growing older" },
  { value: "sight-loss", label: "Sight loss" },
  { value: "deafness", label: "Deafness or hearing loss" },
  { value: "brain-injury", label: "Brain injury or stroke" },
  { value: "long-term-illness", label: "Long-term illness" },
  { value: "epilepsy", label: "Epilepsy" },
  { value: "family-carers", label: "Family carers" },
  { value: "turning-eighteen", label: "Turning 18" },
  { value: "work-and-study", label: "Work and study" },
  { value: "moving-home", label: "Moving home" },
  { value: "being-an-employer", label: "Being an employer" },
  { value: "alcohol-and-drugs", label: "Alcohol and drugs" },
  { value: "end-of-life", label: "End of life" },
] as const satisfies readonly Term[];
/** Shown first in the search form; the rest stand under "More". */
export const COMMON_EXPERTISE = 6;

export const MEETING_WAYS = [
  { value: "home", label: "At home" },
  { value: "phone", label: "By phone" },
  { value: "video", label: "By video call" },
] as const satisfies readonly Term[];

/** As a search asks for it; `yes` is either of the first two. */
export const LIVED_FILTERS = [
  { value: "direct-payment", label: "Uses a direct payment" },
  { value: "family-carer", label: "Cares for family" },
  { value: "yes", label: "Either of these" },
  { value: "none", label: "None stated" },
] as const satisfies readonly Term[];
export const LIVED_TERMS: readonly (Term & { lived: LivedExperience })[] = [
  { value: "direct-payment", lived: "direct_payment_user", label: "Uses a direct payment" },
  { value: "family-carer", lived: "family_carer", label: "Cares for family" },
];
export const EMPLOYMENT_FILTERS = [
  { value: "independent", label: "Independent" },
  { value: "agency", label: "With an agency" },
] as const satisfies readonly Term[];

export const TIER_LABELS: Record<Tier, string> = { low: "Low", medium: "Medium", high: "High" };
export const STATUS_WORDS: Record<ProfileStatus, string> = {
  draft: "Not sent yet",
  submitted: "Waiting to be approved",
  published: "Published",
  paused: "Paused",
};
export const TRAVEL_MILES = [1, 3, 5, 10, 15, 20, 30] as const;
