import type { FundingRoute, NotificationChannel } from "#app/generated/prisma/enums.ts";

/** Age groups and client groups as the council's returns name them (Joint Task Force report, Appendix A). */
export const AGE_GROUPS = ["18-39", "40-64", "65+"] as const;
export const CLIENT_GROUPS = [
  "Learning disability support",
  "Memory and cognition support",
  "Mental health support",
  "Physical support: access and mobility",
  "Physical support: personal care",
  "Sensory support: dual",
  "Sensory support: hearing",
  "Sensory support: visual",
  "Social support",
] as const;

/** How somebody needs information: asked once, shown to all who deal with them, obeyed by every message. */
export const INFORMATION_NEEDS = [
  { value: "large-print", label: "Large print" },
  { value: "easy-read", label: "Easy Read" },
  { value: "bsl", label: "British Sign Language" },
  { value: "audio", label: "Read out, or as a recording" },
  { value: "text-relay", label: "By text relay" },
  { value: "translated", label: "In another language" },
] as const;
export const informationNeedWords = (value: string): string =>
  INFORMATION_NEEDS.find((need) => need.value === value)?.label ?? value;

export const CONTACT_WORDS: Record<NotificationChannel, string> = {
  email: "Email",
  text: "Text message",
  letter: "Letter",
};

/** Whose account the care money is in decides who pays (DOMAIN: Direct payment). */
export const CARE_ROUTES = [
  {
    value: "direct_payment",
    label: "Direct payment",
    hint: "Paid into the person's own account. Only they pay it out.",
  },
  {
    value: "third_party",
    label: "Managed by somebody else for them",
    hint: "A budget manager holds it and pays.",
  },
  { value: "council_held", label: "Held by the council", hint: "The council pays what was agreed." },
] as const;
export const ROUTE_WORDS: Record<FundingRoute, string> = {
  direct_payment: "Direct payment",
  third_party: "Managed by somebody else",
  council_held: "Held by the council",
  own_money: "Their own money",
};
