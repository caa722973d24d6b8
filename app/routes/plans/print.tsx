import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPaper } from "#app/domain/plans/papers/find-paper.server.ts";
import { PAPER_FORMS, PAPER_FORM_KEYS, paperForm } from "#app/domain/plans/papers/paper-forms.ts";
import { findProfile } from "#app/domain/plans/profile/find-profile.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { PaperView } from "#app/ui/paper-view.tsx";

export const handle: Handle<{ paper: { title: string } }> = { title: ({ paper }) => paper.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = paperForm(new URL(request.url).searchParams.get("form"));
  const found = form && (await findPaper(party, idParam(params), form));
  if (!found) throw notFound();
  const profile = await findProfile(found.plan);
  return {
    id: found.plan.id,
    form,
    paper: found.paper,
    own: party.side === "person",
    posts: party.side !== "practitioner",
    forms: PAPER_FORM_KEYS.filter((key) => key !== "profile" || profile !== null),
  };
}

export default function PrintPlan() {
  const { id, form, paper, own, posts, forms } = useLoaderData<typeof loader>();
  return (
    <div className="wrap py-8">
      <div className="no-print mb-8">
        <p className="mb-3">
          <a href={`/plans/${id}`} className="inline-flex min-h-11 items-center">
            <span aria-hidden="true">←&nbsp;</span> The plan
          </a>
        </p>
        <nav aria-label="Forms of this plan">
          <ul className="grid gap-3 sm:grid-cols-2">
            {forms.map((key) => (
              <li key={key} className="rounded-[14px] border border-line bg-card px-5 py-3">
                <p className="font-bold">
                  {PAPER_FORMS[key].title}
                  {key === form ? <span className="font-normal text-soft"> (shown below)</span> : null}
                </p>
                <p className="text-soft">{PAPER_FORMS[key].says}</p>
                <p className="flex flex-wrap gap-x-6">
                  <a
                    href={`/plans/${id}/print?form=${key}`}
                    aria-current={key === form ? "page" : undefined}
                    className="inline-flex min-h-11 items-center"
                  >
                    Read or print<span className="sr-only">: {PAPER_FORMS[key].title}</span>
                  </a>
                  <a href={`/plans/${id}/plan.pdf?form=${key}`} className="inline-flex min-h-11 items-center">
                    Save as a PDF<span className="sr-only">: {PAPER_FORMS[key].title}</span>
                  </a>
                </p>
              </li>
            ))}
          </ul>
        </nav>
        <p className="mt-3 flex flex-wrap gap-x-6">
          {own ? (
            <a href={`/plans/${id}/profile`} className="inline-flex min-h-11 items-center">
              Choose what a personal assistant may read
            </a>
          ) : null}
          {posts ? (
            <a href={`/plans/${id}/post`} className="inline-flex min-h-11 items-center">
              Send it by post
            </a>
          ) : null}
        </p>
        <p className="mt-4 max-w-[62ch]">
          To print, use your browser’s own print button: only the plan comes out. A PDF is a file to keep or
          to send. It can be read aloud by a screen reader.
        </p>
      </div>
      <PaperView paper={paper} />
    </div>
  );
}
