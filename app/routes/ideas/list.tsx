import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findIdeas, MOST_IDEA_PAGES } from "#app/domain/community/ideas/find-ideas.server.ts";
import { NEED_AREAS, type NeedArea } from "#app/domain/plans/plan-content.ts";
import type { Handle } from "#app/http/handle.ts";
import { known, readPage } from "#app/lib/query.ts";
import { IdeaCard } from "#app/routes/ideas/idea-card.tsx";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Ideas that others found good" };

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const asked = query.get("need");
  const need = known(NEED_AREAS, asked) === null ? null : (asked as NeedArea);
  const page = readPage(query.get("page"), MOST_IDEA_PAGES);
  const { ideas, next } = await findIdeas(need, page);
  const at = (number: number) => `/ideas?${need ? `need=${need}&` : ""}page=${number}`;
  return { need: need ?? "", ideas, next: next ? at(page + 1) : "", before: page > 1 ? at(page - 1) : "" };
}

export default function Ideas() {
  const { need, ideas, next, before } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Ideas that others found good"
      lead={
        <p>
          What people did, what it cost them, and what was good about it. Support planners offer them, without
          anybody’s name, and we read each before it is shown.
        </p>
      }
    >
      <form method="get" action="/ideas" role="search" aria-label="Ideas" className="no-print">
        <SelectField
          name="need"
          label="It helps with"
          value={need}
          options={[
            { value: "", label: "Anything" },
            ...Object.entries(NEED_AREAS).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Button weight="quiet">Show ideas</Button>
      </form>
      {ideas.length === 0 ? (
        <Notice tone="calm" title="No idea for this yet">
          <p>
            <a href="/ideas">See every idea</a>, or look among{" "}
            <a href="/community">local groups and services</a>.
          </p>
        </Notice>
      ) : null}
      <ul className="mt-5 grid gap-4">
        {ideas.map((idea) => (
          <li key={idea.id}>
            <IdeaCard idea={idea} />
          </li>
        ))}
      </ul>
      <p className="no-print mt-5 flex gap-6">
        {before ? (
          <a href={before} className="inline-flex min-h-11 items-center">
            Newer ideas
          </a>
        ) : null}
        {next ? (
          <a href={next} className="inline-flex min-h-11 items-center">
            More ideas
          </a>
        ) : null}
      </p>
    </Page>
  );
}
