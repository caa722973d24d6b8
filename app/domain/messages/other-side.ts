import { askerName, shownName } from "#app/domain/messages/message-rules.ts";
import { informationNeedWords } from "#app/domain/people/person-words.ts";
import { initials } from "#app/lib/words.ts";

type Profile = { slug: string; firstName: string; lastName: string };
type Row = {
  person: { firstName: string | null; informationNeeds: string[]; language: string } | null;
  asker: { name: string } | null;
  planner: Profile | null;
  assistant: Profile | null;
};
/** What one side sees of the other. */
export type OtherSide = {
  name: string;
  initials: string;
  what: string;
  href: string | null;
  /** How they need information; for the asked side only. */
  needs: string[];
};

/** The columns that both sides together need of a conversation: no more of the asker than the other may see. */
export const otherSideColumns = {
  person: { select: { firstName: true, informationNeeds: true, language: true } },
  asker: { select: { name: true } },
  planner: { select: { slug: true, firstName: true, lastName: true } },
  assistant: { select: { slug: true, firstName: true, lastName: true } },
} as const;

export function otherSide(row: Row, forAsker: boolean): OtherSide {
  if (!forAsker) {
    const name = askerName(row.person ?? row.asker);
    const { informationNeeds = [], language = "English" } = row.person ?? {};
    const needs = informationNeeds.filter((need) => need !== "translated" || language === "English");
    return {
      name,
      initials: initials(name, ""),
      what: "Asked you a question",
      href: null,
      needs: [...needs.map(informationNeedWords), ...(language === "English" ? [] : [language])],
    };
  }
  const profile = row.planner ?? row.assistant;
  if (!profile) throw new Error("a conversation without a planner or an assistant");
  return {
    name: shownName(profile),
    initials: initials(profile.firstName, profile.lastName),
    what: row.planner ? "Support planner" : "Personal assistant",
    href: `/${row.planner ? "planners" : "assistants"}/${profile.slug}`,
    needs: [],
  };
}
