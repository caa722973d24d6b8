import { EVERY, NEED_AREAS, type Every, type NeedArea } from "#app/domain/plans/plan-content.ts";
import { pounds } from "#app/lib/money.ts";
import { list } from "#app/lib/words.ts";

// What a community group tells of itself. What it costs is whole pence and how often, as in a plan.
export const WAYS = {
  place: "In a place that people come to",
  online: "Online",
  phone: "By phone",
} as const;
export type Way = keyof typeof WAYS;

export const ACCESS = {
  step_free: "Step-free",
  changing_place: "Changing Place toilet",
  accessible_toilet: "Accessible toilet",
  hearing_loop: "Hearing loop",
  bsl: "British Sign Language",
  quiet_room: "Quiet room",
  easy_read: "Easy Read information",
  assistance_dogs: "Assistance dogs welcome",
  helper_free: "A helper comes free",
  transport: "Transport can be arranged",
  home_visits: "Comes to people’s homes",
  blue_badge: "Blue Badge parking",
} as const;
export type Access = keyof typeof ACCESS;

export type GroupFields = {
  name: string;
  what: string;
  whoFor: string;
  needAreas: NeedArea[];
  way: Way;
  venue: string;
  postcode: string;
  whenWords: string;
  costPence: number | null;
  every: Every | null;
  costWords: string;
  access: Access[];
  contactPhone: string;
  contactEmail: string;
  contactWeb: string;
};
export type GroupStatus =
  "unconfirmed" | "waiting" | "sent_back" | "refused" | "shown" | "hidden" | "taken_away";
export const STATUS_WORDS: Record<GroupStatus, string> = {
  unconfirmed: "Waiting for you to confirm your email address",
  waiting: "Waiting for us to read it",
  sent_back: "Sent back: something to change",
  refused: "Not taken into the directory",
  shown: "Shown to everybody",
  hidden: "Hidden, because nobody confirmed it",
  taken_away: "Taken away",
};

type Cost = Pick<GroupFields, "costPence" | "every">;
/** "£3 a week", "free", or what to do where nobody has said. */
export function groupCost({ costPence, every }: Cost): string {
  if (every === "free" || costPence === 0) return "Free";
  return costPence === null || every === null
    ? "Ask them what it costs"
    : `${pounds(costPence)} ${EVERY[every]}`;
}
/** "Portswood Hall, SO17 2NJ", "online", "by phone" */
export const whereWords = ({ way, venue, postcode }: Pick<GroupFields, "way" | "venue" | "postcode">) =>
  way === "place" ? [venue, postcode].filter(Boolean).join(", ") : WAYS[way];
const accessWords = (access: readonly string[]): string =>
  list(access.map((one) => ACCESS[one as Access]).filter(Boolean));
/** The same inside a sentence: names stay as they are written. */
export const accessInSentence = (access: readonly string[]): string =>
  list(
    access
      .map((one) => ACCESS[one as Access])
      .filter(Boolean)
      .map((words) =>
        /^(Changing Place|British|Easy Read|Blue Badge)/.test(words)
          ? words
          : words.charAt(0).toLowerCase() + words.slice(1),
      ),
  );
export const needAreaWords = (areas: readonly string[]): string[] =>
  areas.map((one) => NEED_AREAS[one as NeedArea]);

/** Each answer with its question, for reading and for comparing two versions. */
export const groupRows = (fields: GroupFields): { label: string; value: string }[] => [
  { label: "Name", value: fields.name },
  { label: "What it is", value: fields.what },
  { label: "Who it is for", value: fields.whoFor || "Everybody" },
  { label: "Helps with", value: list(needAreaWords(fields.needAreas)) },
  { label: "Where", value: whereWords(fields) },
  { label: "When", value: fields.whenWords },
  { label: "Cost", value: [groupCost(fields), fields.costWords].filter(Boolean).join(". ") },
  { label: "Access", value: accessWords(fields.access) || "Nothing is said: ask them" },
  {
    label: "How to reach it",
    value: [fields.contactPhone, fields.contactEmail, fields.contactWeb].filter(Boolean).join("\n"),
  },
];
