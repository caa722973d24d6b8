import { CLIENT_GROUPS } from "#app/domain/people/person-words.ts";
import { searchQuery, type PeopleSearch } from "#app/domain/people/people-search.ts";
import { count } from "#app/lib/words.ts";
import { Button } from "#app/ui/button.tsx";
import { RemovableChip, Tag } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

type Listed = {
  id: string;
  reference: string;
  name: string;
  ageGroup: string | null;
  clientGroup: string | null;
  band: string | null;
  live: boolean;
  selfFunder: boolean;
};
type Props = {
  search: PeopleSearch;
  total: number;
  pages: number;
  people: Listed[];
  bands: { value: string; label: string }[];
};
const LIVE = [
  { value: "", label: "Everybody" },
  { value: "yes", label: "Live" },
  { value: "no", label: "Not live yet" },
];
const weekly = (label: string): string => `${label.charAt(0).toUpperCase()}${label.slice(1)} a week`;

export function PeopleList({ search, total, pages, people, bands }: Props) {
  const href = (more: Partial<PeopleSearch>) => `/council${searchQuery(search, more)}`;
  const bandLabel = bands.find((band) => band.value === search.band)?.label ?? search.band;
  const chips: [string, string][] = [
    ...(search.q ? [[`“${search.q}”`, href({ q: "" })] as [string, string]] : []),
    ...(search.group ? [[search.group, href({ group: "" })] as [string, string]] : []),
    ...(search.band ? [[weekly(bandLabel), href({ band: "" })] as [string, string]] : []),
    ...(search.live
      ? [[search.live === "yes" ? "Live" : "Not live yet", href({ live: "" })] as [string, string]]
      : []),
  ];
  return (
    <>
      <form
        method="get"
        action="/council"
        role="search"
        aria-label="People"
        className="no-print my-6 rounded-[14px] border border-line bg-card px-[22px] pt-1 pb-5"
      >
        <div className="grid gap-x-6 md:grid-cols-2">
          <TextField
            name="q"
            label="Name, reference or whole email address"
            value={search.q}
            maxLength={80}
          />
          <SelectField name="live" label="Live or not" options={LIVE} value={search.live} width="full" />
          <SelectField
            name="group"
            label="Client group"
            options={[
              { value: "", label: "Any" },
              ...CLIENT_GROUPS.map((value) => ({ value, label: value })),
            ]}
            value={search.group}
            width="full"
          />
          <SelectField
            name="band"
            label="Weekly cost, as published"
            options={[
              { value: "", label: "Any" },
              ...bands.map((band) => ({ value: band.value, label: weekly(band.label) })),
            ]}
            value={search.band}
            width="full"
          />
        </div>
        <Button>Show people</Button>
      </form>
      <h2>{count(total, "person", "people")}</h2>
      {chips.length > 0 ? (
        <p className="no-print my-3 flex flex-wrap gap-2">
          {chips.map(([label, to]) => (
            <RemovableChip key={label} href={to}>
              {label}
            </RemovableChip>
          ))}
        </p>
      ) : null}
      {people.length === 0 ? (
        <p className="my-4">
          {chips.length > 0 ? (
            <>
              Nobody fits all of this. <a href="/council">Show everybody</a>, or take one filter off.
            </>
          ) : (
            "There is nobody in your area yet. Import a caseload, or add a person."
          )}
        </p>
      ) : (
        <DataTable
          caption="People of your area"
          captionHidden
          rows={people}
          rowKey={(person) => person.id}
          columns={[
            {
              heading: "Person",
              rowHeading: true,
              cell: (person) => (
                <a href={`/council/people/${person.id}`} className="inline-flex min-h-11 items-center">
                  {person.name}
                </a>
              ),
            },
            { heading: "Reference", cell: (person) => person.reference },
            { heading: "Age", cell: (person) => person.ageGroup ?? "Not known" },
            { heading: "Client group", cell: (person) => person.clientGroup ?? "Not known" },
            { heading: "Weekly cost", cell: (person) => person.band ?? "No band" },
            {
              heading: "Live",
              cell: (person) =>
                person.selfFunder ? (
                  <Tag tone="plum">Pays for themselves</Tag>
                ) : person.live ? (
                  <Tag tone="leaf">Live</Tag>
                ) : (
                  <Tag>Not yet</Tag>
                ),
            },
          ]}
        />
      )}
      <Pagination page={search.page} pages={pages} href={(page) => href({ page })} />
    </>
  );
}
