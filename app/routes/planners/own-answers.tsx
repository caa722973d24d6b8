import type { OwnProfile } from "#app/domain/planners/find-own-profile.server.ts";
import type { PlannerProfile } from "#app/domain/planners/find-planner-profile.server.ts";
import { listWords } from "#app/domain/planners/match-words.ts";
import type { Section } from "#app/domain/planners/profile-forms.ts";
import { LIVED_TERMS, TIER_LABELS } from "#app/domain/planners/vocabulary.ts";
import { count, list } from "#app/lib/words.ts";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";

const NOT_YET = "Not said yet";
const said = (words: string) => (words === "" ? NOT_YET : words);
const row = (section: Section, label: string, value: string, what = label.toLowerCase()): SummaryRow => ({
  label,
  value,
  change: { href: `/profile/planner/edit/${section}`, what },
});

type Own = Omit<OwnProfile, "livedExperienceConsentAt" | "firstApprovedAt" | "startsFrom"> & {
  livedExperienceConsentAt: unknown;
};
/** The owner's answers, each with its Change link. */
export function OwnAnswers({ own, shown }: { own: Own; shown: PlannerProfile }) {
  const lived = LIVED_TERMS.filter((term) => own.livedExperience.includes(term.lived)).map(
    (term) => term.label,
  );
  return (
    <>
      <h2 className="mt-8">About you</h2>
      <SummaryList
        rows={[
          row("about", "In one sentence", said(own.headline)),
          row("about", "About you", said(own.about)),
        ]}
      />
      <h2 className="mt-8">Lived experience</h2>
      <SummaryList
        rows={[
          row(
            "lived-experience",
            "What you have lived",
            lived.length > 0 ? list(lived) : "None stated",
            "what you have lived",
          ),
          row("lived-experience", "In your words", said(own.livedExperienceWords)),
          row(
            "lived-experience",
            "May we show it?",
            own.livedExperienceConsentAt ? "Yes, you said that we may" : "No, nobody else sees this part",
            "whether we may show it",
          ),
        ]}
      />
      <h2 className="mt-8">What you know, and how you meet</h2>
      <SummaryList
        rows={[
          row("knowledge", "You know about", said(listWords(shown.expertise)), "what you know about"),
          row("knowledge", "Languages", said(list(shown.languages))),
          row("knowledge", "You meet people", said(shown.meeting), "how you meet people"),
        ]}
      />
      <h2 className="mt-8">Where you work</h2>
      <SummaryList
        rows={[
          row("place", "Your postcode", `${said(own.postcode)}\nPrivate: nobody who searches sees it`),
          row("place", "How far you travel", `Up to ${count(own.travelMiles, "mile")}`),
        ]}
      />
      <h2 className="mt-8">What you offer, and when</h2>
      <SummaryList
        rows={[
          row("offer", "Tiers", said(list(own.tiersOffered.map((tier) => TIER_LABELS[tier])))),
          row("offer", "When you can start", shown.start),
        ]}
      />
    </>
  );
}
