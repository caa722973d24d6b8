import type { ShownGroup } from "#app/domain/community/present-group.ts";
import { WITHIN_MILES } from "#app/domain/places/grid-rules.ts";
import type { Beside } from "#app/domain/plans/present-plan.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { count } from "#app/lib/words.ts";
import { GroupCard } from "#app/routes/community/group-card.tsx";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Checkboxes } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

type Choice = { value: string; label: string };
type Shown = {
  beside: Beside;
  needs: Choice[];
  needId: string;
  filters: { words: string; within: number | null; cluster: string; free: boolean };
  clusters: (Choice & { invented: boolean })[];
  placeKnown: boolean;
  total: number;
  more: boolean;
  page: number;
  pages: string[];
  results: (ShownGroup & { there: boolean })[];
};

function Search({ page }: { page: Shown }) {
  const { filters } = page;
  return (
    <form
      method="get"
      role="search"
      aria-label="Groups for this plan"
      className="no-print my-4 grid gap-x-6 rounded-[14px] border border-line bg-card px-[22px] pb-[22px] sm:grid-cols-2"
    >
      <SelectField
        name="need"
        label="For which need?"
        value={page.needId}
        options={[{ value: "", label: "Any of them" }, ...page.needs]}
      />
      <TextField name="q" label="Words" value={filters.words} maxLength={200} />
      {page.placeKnown ? (
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
      ) : null}
      {page.clusters.length > 0 ? (
        <SelectField
          name="cluster"
          label="Part of the area"
          value={filters.cluster}
          options={[{ value: "", label: "All of it" }, ...page.clusters]}
        />
      ) : null}
      <Checkboxes
        name="cost"
        small
        legend="Cost"
        choices={[{ value: "free", label: "Only what is free" }]}
        values={filters.free ? ["free"] : []}
      />
      <div className="self-end">
        <Button weight="quiet">Look</Button>
      </div>
    </form>
  );
}

/** Groups near the person of a plan; each goes into the plan in one press. */
export function PlanGroups({ page, errors }: { page: Shown; errors: Record<string, string> | undefined }) {
  const { beside } = page;
  return (
    <Page
      title="Groups for this plan"
      kicker={`Support plan of ${beside.name}`}
      back={{ href: `/plans/${beside.id}`, label: "The plan" }}
      lead={
        <p>
          {page.placeKnown
            ? "The nearest to where they live come first. What is online or by phone comes after."
            : "We do not know where they live, so these are by name."}
        </p>
      }
    >
      <ErrorSummary errors={errors} />
      {beside.editable ? null : (
        <Notice tone="calm" title="This plan is not open for writing">
          <p>It is now: {beside.status.toLowerCase()}. You can look, but nothing can be put in.</p>
        </Notice>
      )}
      <Search page={page} />
      <p>
        <b>
          {page.total === 0
            ? "Nothing matches all of this yet"
            : page.more
              ? `More than ${page.total} groups and services`
              : count(page.total, "group or service", "groups and services")}
        </b>
      </p>
      {page.total === 0 ? (
        <Notice tone="calm" title="What you can do now">
          <p>
            Look for any need, at any distance.{" "}
            <a href={`/plans/${beside.id}/community`}>See every group and service</a>. Or phone us, and we
            look with you. We have noted what is missing, never for whom.
          </p>
        </Notice>
      ) : null}
      <ul className="mt-4 grid gap-4">
        {page.results.map((group) => (
          <li key={group.id}>
            <GroupCard group={group}>
              {group.there ? <p className="font-semibold">It is in the plan.</p> : null}
              {beside.editable && !(group.there && page.needId === "") ? (
                <PostForm className="no-print">
                  <input type="hidden" name="groupId" value={group.id} />
                  <input type="hidden" name="needId" value={page.needId} />
                  <Button weight="quiet">
                    {group.there ? "Link it to this need" : "Put it into the plan"}
                    <span className="sr-only">: {group.name}</span>
                  </Button>
                </PostForm>
              ) : null}
            </GroupCard>
          </li>
        ))}
      </ul>
      <Pagination
        page={page.page}
        pages={page.pages.length}
        href={(number) => page.pages[number - 1] ?? `/plans/${beside.id}/community`}
      />
    </Page>
  );
}
