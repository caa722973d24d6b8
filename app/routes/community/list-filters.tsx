import { ACCESS } from "#app/domain/community/group-content.ts";
import type { GroupFilters } from "#app/domain/community/group-filters.ts";
import { WITHIN_MILES } from "#app/domain/places/grid-rules.ts";
import { NEED_AREAS } from "#app/domain/plans/plan-content.ts";
import { Checkboxes } from "#app/ui/choices.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";

const options = (words: Record<string, string>, none: string) => [
  { value: "", label: none },
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
];
type Props = {
  filters: GroupFilters;
  postcodeWrong: string | undefined;
  clusters: readonly { value: string; label: string; invented: boolean }[];
};

/** The questions of a search for a group. */
export function GroupFilterFields({ filters, postcodeWrong, clusters }: Props) {
  return (
    <>
      <TextField
        name="q"
        label="Words"
        hint="For example: lunch, or singing"
        value={filters.words}
        maxLength={200}
      />
      <SelectField
        name="need"
        label="It helps with"
        value={filters.need ?? ""}
        options={options(NEED_AREAS, "Anything")}
      />
      <TextField
        name="postcode"
        label="Near this postcode"
        hint="The first half is enough"
        autoComplete="postal-code"
        value={filters.postcode}
        error={postcodeWrong}
        maxLength={12}
      />
      <SelectField
        name="within"
        label="How far away"
        value={filters.within === null ? "" : String(filters.within)}
        options={[
          { value: "", label: "Any distance" },
          ...WITHIN_MILES.map((miles) => ({
            value: String(miles),
            label: miles === 1 ? "Within 1 mile" : `Within ${miles} miles`,
          })),
        ]}
      />
      {clusters.length > 0 ? (
        <SelectField
          name="cluster"
          label="Part of the area"
          hint={
            clusters.some(({ invented }) => invented)
              ? "The boundaries of a demonstration are invented."
              : "What is online or by phone is found from everywhere."
          }
          value={filters.cluster}
          options={[{ value: "", label: "All of it" }, ...clusters]}
        />
      ) : null}
      <Checkboxes
        name="cost"
        small
        legend="Cost"
        choices={[{ value: "free", label: "Only what is free" }]}
        values={filters.free ? ["free"] : []}
      />
      <details open={filters.access.length > 0}>
        <summary className="inline-flex min-h-11 items-center font-semibold text-sea underline">
          Getting in and taking part
        </summary>
        <Checkboxes
          name="access"
          small
          legend="It must have"
          choices={Object.entries(ACCESS).map(([value, label]) => ({ value, label }))}
          values={filters.access}
        />
      </details>
    </>
  );
}
