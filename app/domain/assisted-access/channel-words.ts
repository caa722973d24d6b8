import type { Channel, GrantBasis, GrantGiven } from "#app/generated/prisma/enums.ts";

/** How a worker and a person talk in an assisted session. */
export const CHANNELS: Record<Channel, { label: string; done: string }> = {
  phone: { label: "On the phone", done: "by phone" },
  home_visit: { label: "At their home", done: "at your home" },
  drop_in: { label: "At a drop-in", done: "at our drop-in" },
  letter: { label: "By letter", done: "by letter" },
};

export const BASIS_NAMES: Record<GrantBasis, string> = {
  consent: "Their own consent",
  nominated: "Somebody they nominated",
  authorised_person: "An authorised person, where they lack capacity",
  attorney_finance: "An attorney for property and money",
  attorney_health: "An attorney for health and welfare",
  deputy_finance: "A deputy of the Court of Protection for property and money",
  deputy_health: "A deputy of the Court of Protection for health and welfare",
  parent: "The parent of a child under 18",
  advocate: "An independent advocate",
};

export const GIVEN_WORDS: Record<GrantGiven, string> = {
  voice: "by voice",
  in_person: "in person",
  on_paper: "on paper",
  document_seen: "document seen",
};
