import { LANGUAGE_TERMS } from "#app/domain/assistants/vocabulary.ts";
import type { OwnProfile } from "#app/domain/planners/find-own-profile.server.ts";
import type { Section } from "#app/domain/planners/profile-forms.ts";
import {
  EXPERTISE,
  LIVED_TERMS,
  MEETING_WAYS,
  TIER_LABELS,
  TRAVEL_MILES,
} from "#app/domain/planners/vocabulary.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { count } from "#app/lib/words.ts";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";

export const SECTION_TITLES: Record<Section, string> = {
  about: "About you",
  "lived-experience": "Lived experience",
  knowledge: "What you know, and how you meet",
  place: "Where you work",
  offer: "What you offer, and when",
};

type Parts = { day: string; month: string; year: string };
type Own = Pick<
  OwnProfile,
  | "headline"
  | "about"
  | "livedExperience"
  | "livedExperienceWords"
  | "expertise"
  | "languages"
  | "meetingWays"
  | "postcode"
  | "travelMiles"
  | "tiersOffered"
  | "takingNewPeople"
> & { consent: boolean; startsFrom: Parts };
type Props = { section: Section; own: Own; failed: FailedForm | undefined };

/** The fields of one section: with the answers just sent where the form came back, else with what is kept. */
export function SectionFields({ section, own, failed }: Props) {
  const text = (name: string, kept: string) => ({
    name,
    value: failed ? String(failed.values[name] ?? "") : kept,
    error: failed?.errors[name],
  });
  const many = (name: string, kept: readonly string[]) => ({
    name,
    values: failed ? [failed.values[name] ?? []].flat() : kept,
    error: failed?.errors[name],
  });
  switch (section) {
    case "about":
      return (
        <>
          <TextField
            {...text("headline", own.headline)}
            label="In one sentence, how do you work?"
            hint="It stands beside your name in the results."
            maxLength={160}
          />
          <TextArea
            {...text("about", own.about)}
            label="About you"
            hint="What you did before, how you plan, what you know about round here. Leave out your last name and where you live."
            rows={9}
            maxLength={3000}
          />
        </>
      );
    case "lived-experience":
      return (
        <>
          <p>You need not say anything here. Many people look for a planner who has been there.</p>
          <Checkboxes
            {...many("livedExperience", own.livedExperience)}
            legend="What have you lived?"
            choices={LIVED_TERMS.map(({ lived, label }) => ({ value: lived, label }))}
          />
          <TextArea
            {...text("livedExperienceWords", own.livedExperienceWords)}
            label="In your own words"
            hint="A sentence or two."
            rows={4}
            maxLength={400}
          />
          <Checkboxes
            {...many("consent", own.consent ? ["yes"] : [])}
            legend="May we show this?"
            hint="It says something about your health or your family. If you do not tick this, nobody sees it or finds you by it. You can take it back at any time."
            choices={[{ value: "yes", label: "Yes, show my lived experience to everybody" }]}
          />
        </>
      );
    case "knowledge":
      return (
        <>
          <Checkboxes
            small
            {...many("expertise", own.expertise)}
            legend="What do you know about?"
            choices={EXPERTISE}
          />
          <Checkboxes
            small
            {...many("meetingWays", own.meetingWays)}
            legend="How do you meet people?"
            choices={MEETING_WAYS}
          />
          <Checkboxes
            small
            {...many("languages", own.languages)}
            legend="Which languages do you work in?"
            choices={LANGUAGE_TERMS}
          />
        </>
      );
    case "place":
      return (
        <>
          <TextField
            {...text("postcode", own.postcode)}
            label="Your postcode"
            hint="Private. We keep it to the nearest half kilometre for searches, and say only things like “1 to 3 miles away”. The first part alone, like SO17, will do."
            width="short"
            autoComplete="postal-code"
            spellCheck={false}
          />
          <SelectField
            {...text("travelMiles", String(own.travelMiles))}
            label="How far do you travel to meet somebody at home?"
            options={TRAVEL_MILES.map((miles) => ({
              value: String(miles),
              label: `Up to ${count(miles, "mile")}`,
            }))}
          />
        </>
      );
    case "offer":
      return (
        <>
          <Checkboxes
            {...many("tiersOffered", own.tiersOffered)}
            legend="Which tiers do you offer?"
            hint="The hours and the fee of each are set for the whole area."
            choices={Object.entries(TIER_LABELS).map(([value, label]) => ({ value, label }))}
          />
          <Radios
            {...text("takingNewPeople", own.takingNewPeople ? "yes" : "no")}
            legend="Are you taking new people now?"
            choices={[
              { value: "yes", label: "Yes" },
              { value: "no", label: "No" },
            ]}
          />
          <DateField
            name="startsFrom"
            legend="When could you start with somebody new?"
            hint="Leave it empty if you can start now. For example, 7 12 2026"
            error={failed?.errors.startsFrom}
            values={
              failed
                ? {
                    day: String(failed.values["startsFrom.day"] ?? ""),
                    month: String(failed.values["startsFrom.month"] ?? ""),
                    year: String(failed.values["startsFrom.year"] ?? ""),
                  }
                : own.startsFrom
            }
          />
        </>
      );
  }
}
