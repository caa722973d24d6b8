import type { presentPlan } from "#app/domain/plans/present-plan.ts";
import { CommentLink, type CommentCounts } from "#app/routes/plans/comments/comment-link.tsx";
import { PlanItems } from "#app/routes/plans/plan-items.tsx";
import { NO_NOTES, Remarks, type LineNotes } from "#app/routes/plans/plan-remarks.tsx";
import { Card } from "#app/ui/card.tsx";

type Props = {
  plan: ReturnType<typeof presentPlan>;
  base: string;
  editable: boolean;
  /** The community group that an action came from. */
  groups?: Record<string, { name: string; href: string }>;
  comments?: CommentCounts;
  /** What the council wrote at single lines; nothing in a sealed version. */
  notes?: LineNotes;
  /** Whether what is done may be offered to others as an idea. */
  offers?: boolean;
};

/** A whole plan: what it says in words, then needs, outcomes and actions. */
export function PlanRead({
  plan,
  base,
  editable,
  groups = {},
  offers = false,
  comments,
  notes = NO_NOTES,
}: Props) {
  return (
    <>
      <h2 id="sections">In words</h2>
      <div className="my-3 grid gap-3">
        {plan.sections.map((section) => (
          <Card key={section.key}>
            <h3 id={section.key}>{section.title}</h3>
            {section.body.trim() === "" ? (
              <p className="mt-1 text-soft">{editable ? section.ask : "Nothing is written here."}</p>
            ) : (
              <>
                <p dir="auto" className="mt-1 max-w-[62ch] whitespace-pre-line [overflow-wrap:anywhere]">
                  {section.body}
                </p>
                <p className="mt-2 text-soft">{section.how}</p>
              </>
            )}
            <Remarks notes={notes} base={base} editable={editable} line={section.key} />
            <p className="no-print flex flex-wrap gap-x-6">
              {editable ? (
                <a href={`${base}/sections/${section.key}`} className="inline-flex min-h-11 items-center">
                  {section.body.trim() === "" ? "Write this" : "Change"}
                  <span className="sr-only">: {section.title}</span>
                </a>
              ) : null}
              <CommentLink
                base={base}
                part={`section:${section.key}`}
                what={section.title}
                comments={comments}
              />
            </p>
          </Card>
        ))}
      </div>
      <PlanItems
        plan={plan}
        groups={groups}
        offers={offers}
        base={base}
        editable={editable}
        comments={comments}
        notes={notes}
      />
    </>
  );
}
