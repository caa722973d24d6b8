import type { AssistantFilters, Unread } from "#app/domain/assistants/search-filters.ts";
import {
  COMMON_SKILLS,
  EMPLOYMENTS,
  GENDERS,
  LANGUAGE_TERMS,
  LIVED,
  SKILLS,
  type Term,
} from "#app/domain/assistants/vocabulary.ts";
import { WITHIN_MILES } from "#app/domain/places/grid-rules.ts";
import { pounds } from "#app/lib/money.ts";
import { DAY_NAMES, DAYS, PART_HOURS, PARTS } from "#app/lib/week.ts";
import { Checkboxes } from "#app/ui/choices.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";

const any = (label: string) => ({ value: "", label });
const plain = (terms: readonly Term[]) => terms.map(({ value, label }) => ({ value, label }));
const cap = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const more = "inline-flex min-h-11 items-center font-semibold text-sea underline";

type Props = { filters: AssistantFilters; unread: readonly Unread[]; sorts: readonly Term[] };
/** The fields of the search: the common ones first, the rest folded. */
export function AssistantFilterFields({ filters, unread, sorts }: Props) {
  const said = (name: string) => unread.find((one) => one.name === name)?.words;
  const [common, others] = [SKILLS.slice(0, COMMON_SKILLS), SKILLS.slice(COMMON_SKILLS)];
  return (
    <>
      <TextField
        name="postcode"
        label="Near this postcode"
        hint="The first half is enough"
        autoComplete="postal-code"
        value={filters.postcode}
        error={said("postcode")}
        maxLength={12}
      />
      <SelectField
        name="within"
        label="How far away"
        value={filters.within === null ? "" : String(filters.within)}
        options={[
          any("As far as they travel"),
          ...WITHIN_MILES.map((miles) => ({
            value: String(miles),
            label: miles === 1 ? "Within 1 mile" : `Within ${miles} miles`,
          })),
        ]}
      />
      <Checkboxes
        small
        name="skill"
        legend="They can help with"
        choices={plain(common)}
        values={filters.skills}
      />
      <details open={others.some(({ value }) => filters.skills.includes(value))}>
        <summary className={more}>More skills</summary>
        {/* The same name as above; another id for its first box */}
        <Checkboxes
          small
          name="skill"
          idPrefix="more-skill"
          legend="They can also help with"
          choices={plain(others)}
          values={filters.skills}
        />
      </details>
      <Checkboxes
        small
        name="day"
        legend="On these days"
        choices={DAYS.map((day) => ({ value: day, label: DAY_NAMES[day] }))}
        values={filters.days}
      />
      <SelectField
        name="time"
        label="Time of day"
        value={filters.time ?? ""}
        options={[
          any("Any time"),
          ...PARTS.map((part) => ({ value: part, label: `${cap(part)}, ${PART_HOURS[part]}` })),
        ]}
      />
      <TextField
        name="max-rate"
        label="Most you can pay an hour"
        hint="For example 16.50"
        prefix="£"
        inputMode="decimal"
        width="short"
        maxLength={12}
        value={filters.maxRatePence === null ? "" : pounds(filters.maxRatePence).slice(1)}
        error={said("max-rate")}
      />
      <details
        open={
          filters.employment !== null ||
          filters.gender !== null ||
          filters.genderNeed ||
          filters.languages.length + filters.lived.length > 0
        }
      >
        <summary className={more}>More choices</summary>
        <SelectField
          name="employment"
          label="How they work"
          value={filters.employment ?? ""}
          options={[any("Either way"), ...plain(EMPLOYMENTS)]}
        />
        <SelectField
          name="language"
          label="They speak"
          value={filters.languages[0] ?? ""}
          options={[any("Any language"), ...LANGUAGE_TERMS]}
        />
        <Checkboxes
          small
          name="lived-experience"
          legend="Lived experience"
          choices={plain(LIVED)}
          values={filters.lived}
        />
        <fieldset className="my-6">
          <legend className="font-bold">A woman or a man</legend>
          <p className="text-soft">
            The law lets you choose only where the help itself needs it, such as washing or dressing (Equality
            Act 2010, Schedule 9). So tell us that first.
          </p>
          <Checkboxes
            small
            name="gender-need"
            legend="Why you need to choose"
            choices={[{ value: "personal-care", label: "It is for personal or intimate care" }]}
            values={filters.genderNeed ? ["personal-care"] : []}
          />
          <SelectField
            name="gender"
            label="The helper should be"
            value={filters.gender ?? ""}
            error={said("gender")}
            options={[any("Anybody"), ...plain(GENDERS)]}
          />
        </fieldset>
      </details>
      <SelectField name="sort" label="Show first" value={filters.sort} options={plain(sorts)} />
    </>
  );
}
