import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { describeMeter } from "#app/domain/engagements/describe-engagement.ts";
import { DESK_STAGES, isStage, waitsFor, type DeskStage } from "#app/domain/plans/desk/desk-words.ts";
import { findDesk } from "#app/domain/plans/desk/find-desk.server.ts";
import { nearTone, nearWords } from "#app/domain/plans/reviews/review-words.ts";
import { requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, longDay, shortDay } from "#app/lib/dates.ts";
import { readPage } from "#app/lib/query.ts";
import { DeskPerson, DeskReviews } from "#app/routes/desk/desk-parts.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export const handle: Handle = { title: "My desk" };

function slotWords(planner: { takingNewPeople: boolean; startsFrom: Date | null; status: string }): string {
  if (planner.status !== "published") return "Your profile is not shown to people now.";
  if (!planner.takingNewPeople) return "You take nobody new at the moment.";
  return planner.startsFrom && planner.startsFrom > dayOf(now())
    ? `You can begin with somebody new from ${longDay(planner.startsFrom)}.`
    : "You can begin with somebody new now.";
}

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requirePlanner(request);
  const query = new URL(request.url).searchParams;
  const asked = query.get("stage");
  const stage = isStage(asked) ? asked : null;
  const { planner, counts, all, page, pages, rows, reviews } = await findDesk(
    access,
    stage,
    readPage(query.get("page"), 10_000),
  );
  return {
    slot: slotWords(planner),
    stage,
    page,
    pages,
    all,
    stages: (Object.entries(DESK_STAGES) as [DeskStage, string][]).map(([key, label]) => ({
      key,
      label: `${label} (${String(counts.get(key) ?? 0)})`,
    })),
    reviews: reviews.map((row) => ({
      id: row.engagementId,
      name: row.name,
      href: `/plans/${row.reviewedPlanId ?? ""}/reviews/${row.reviewId ?? ""}`,
      due: row.reviewDue ? longDay(row.reviewDue) : "",
      state: nearWords(row.near),
      tone: nearTone(row.near),
    })),
    rows: rows.map((row) => {
      const working = row.engagementStatus === "accepted" || row.engagementStatus === "delivered";
      return {
        id: row.engagementId,
        name: row.name,
        stage: DESK_STAGES[row.stage],
        ...waitsFor(row.stage, row.name, {
          delivered: row.engagementStatus === "delivered",
          inForce: row.reviewedPlanId !== null,
          selfFunder: row.selfFunder,
        }),
        since:
          row.stage === "in_force"
            ? `In force since ${shortDay(dayOf(row.since))}`
            : `Since ${shortDay(dayOf(row.since))}`,
        answerBy: row.stage === "asked" ? longDay(row.answerBy) : "",
        meter: working ? describeMeter(row) : null,
        planHref:
          row.planId === null
            ? null
            : row.stage === "in_force"
              ? `/plans/${row.planId}/reviews`
              : `/plans/${row.planId}`,
        review: row.reviewDue ? `Reviewed by ${shortDay(row.reviewDue)}` : "",
      };
    }),
  };
}

export default function Desk() {
  const { slot, stage, page, pages, all, stages, reviews, rows } = useLoaderData<typeof loader>();
  const at = (key: string | null, n = 1) =>
    `/desk${key || n > 1 ? `?${new URLSearchParams({ ...(key ? { stage: key } : {}), ...(n > 1 ? { page: String(n) } : {}) }).toString()}` : ""}`;
  const filter = (href: string, label: string, here: boolean) => (
    <a
      href={href}
      aria-current={here ? "page" : undefined}
      className={`inline-flex min-h-11 items-center rounded-[10px] px-3 font-semibold ${here ? "bg-sea text-on-sea" : "bg-sand text-ink"}`}
    >
      {label}
    </a>
  );
  return (
    <Page title="My desk" lead={<p>Everybody you plan with, how far each is, and what waits for whom.</p>}>
      <p className="my-4">
        {slot}{" "}
        <a href="/profile/planner/edit/offer" className="inline-flex min-h-11 items-center">
          Change when you can begin
        </a>
      </p>
      <p className="no-print flex flex-wrap gap-x-6">
        <a href="/desk/templates" className="inline-flex min-h-11 items-center">
          Your templates
        </a>
        <a href="/ideas" className="inline-flex min-h-11 items-center">
          Ideas that others found good
        </a>
      </p>
      <DeskReviews reviews={reviews} />
      <h2 className="mt-8">People by stage</h2>
      <nav aria-label="Stages" className="no-print my-4">
        <ul className="flex flex-wrap gap-2">
          <li>{filter(at(null), "Everybody", stage === null)}</li>
          {stages.map(({ key, label }) => (
            <li key={key}>{filter(at(key), label, key === stage)}</li>
          ))}
        </ul>
      </nav>
      {all === 0 ? (
        <Notice tone="calm" title="Nobody here">
          <p>
            {stage
              ? "Nobody is at this stage now."
              : "When somebody asks you to plan with them, they show here."}
          </p>
        </Notice>
      ) : null}
      <ul className="grid gap-4">
        {rows.map((row) => (
          <li key={row.id}>
            <DeskPerson row={row} />
          </li>
        ))}
      </ul>
      <Pagination page={page} pages={pages} href={(n) => at(stage, n)} />
    </Page>
  );
}
