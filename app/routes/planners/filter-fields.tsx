import { LANGUAGE_TERMS, type Term } from "#app/domain/assistants/vocabulary.ts";
import { WITHIN_MILES } from "#app/domain/places/grid-rules.ts";
import type { PlannerFilters } from "#app/domain/planners/filter-rules.ts";
import {
  COMMON_EXPERTISE,
  EMPLOYMENT_FILTERS,
  EXPERTISE,
  LIVED_FILTERS,
  MEETING_WAYS,
} from "#app/domain/planners/vocabulary.ts";
import { count } from "#app/lib/words.ts";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";

const ANY = { value: "", label: "Any" };
const options = (terms: readonly Term[]) => terms.map(({ value, label }) => ({ value, label }));

/** The fields of the search for a planner. */
export function FilterFields({ filters }: { filters: PlannerFilters }) {
  const more = EXPERTISE.slice(COMMON_EXPERTISE);
  return (
    <>
      <TextField
        name="postcode"
        label="Near this postcode"
        hint="All of it, or the first part, like SO17"
        value={filters.postcode}
        autoComplete="postal-code"
        spellCheck={false}
        maxLength={10}
      />
      <SelectField
        name="within"
        label="How far away"
        value={String(filters.within ?? "")}
        options={[
          { value: "", label: "Any distance" },
          ...WITHIN_MILES.map((miles) => ({ value: String(miles), label: `Within ${count(miles, "mile")}` })),
        ]}
      />
      <Checkboxes
        small
        name="expertise"
        legend="They know about"
        choices={EXPERTISE.slice(0, COMMON_EXPERTISE)}
        values={filters.expertise}
      />
      <details className="my-4" open={more.some(({ value }) => filters.expertise.includes(value))}>
        <summary className="min-h-11 py-2 font-semibold text-sea">More that they know about</summary>
        <Checkboxes
          small
          name="expertise"
          idPrefix="more-expertise"
          legend="They also know about"
          choices={more}
          values={filters.expertise}
        />
      </details>
      <Radios
        small
        name="lived-experience"
        legend="Lived experience"
        choices={[ANY, ...LIVED_FILTERS]}
        value={filters.lived ?? ""}
      />
      <Radios
        small
        name="employment"
        legend="Who they work for"
        choices={[ANY, ...EMPLOYMENT_FILTERS]}
        value={filters.employment ?? ""}
      />
      <Checkboxes small name="meeting" legend="Can meet" choices={MEETING_WAYS} values={filters.meeting} />
      <SelectField
        name="language"
        label="Language"
        value={filters.language ?? ""}
        options={[ANY, ...options(LANGUAGE_TERMS)]}
      />
      <SelectField
        name="tier"
        label="How much planning"
        value={filters.tier ?? ""}
        options={[
          ANY,
          { value: "low", label: "Low tier" },
          { value: "medium", label: "Medium tier" },
          { value: "high", label: "High tier" },
        ]}
      />
      <Checkboxes
        small
        name="available"
        legend="When"
        choices={[{ value: "now", label: "Taking new people now" }]}
        values={filters.available ? ["now"] : []}
      />
      <SelectField
        name="sort"
        label="Show first"
        value={filters.sort}
        options={[
          { value: "best", label: "Best match" },
          { value: "distance", label: "Nearest" },
          { value: "soonest", label: "Soonest start" },
        ]}
      />
    </>
  );
}
