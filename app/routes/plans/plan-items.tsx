import type { presentPlan } from "#app/domain/plans/present-plan.ts";
import { CommentLink, type CommentCounts } from "#app/routes/plans/comments/comment-link.tsx";
import { Remarks, type LineNotes } from "#app/routes/plans/plan-remarks.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Tag, Tags } from "#app/ui/card.tsx";

type Plan = ReturnType<typeof presentPlan>;
type Editing = { base: string; editable: boolean; comments: CommentCounts };

function Links({
  base,
  editable,
  comments,
  kind,
  id,
  what,
}: Editing & { kind: "need" | "outcome" | "action"; id: string; what: string }) {
  return (
    <p className="no-print flex flex-wrap gap-x-6">
      {editable ? (
        <>
          <a href={`${base}/${kind}s/${id}`} className="inline-flex min-h-11 items-center">
            Change<span className="sr-only"> {what}</span>
          </a>
          <a href={`${base}/take-away/${kind}/${id}`} className="inline-flex min-h-11 items-center">
            Take away<span className="sr-only"> {what}</span>
          </a>
        </>
      ) : null}
      <CommentLink base={base} part={`${kind}:${id}`} what={what} comments={comments} />
    </p>
  );
}
const Needs = ({ needs }: { needs: readonly string[] }) =>
  needs.length === 0 ? (
    <p className="text-soft">For no need yet</p>
  ) : (
    <ul className="list-disc pl-5 text-soft">
      {needs.map((need, i) => (
        <li key={i} dir="auto" className="[overflow-wrap:anywhere]">
          {need}
        </li>
      ))}
    </ul>
  );
const Words = ({ children }: { children: string }) => (
  <p dir="auto" className="font-semibold whitespace-pre-line [overflow-wrap:anywhere]">
    {children}
  </p>
);

/** Needs, outcomes and actions of a plan, each with its links. */
export function PlanItems({
  plan,
  groups,
  offers,
  base,
  editable,
  comments,
  notes,
}: Editing & {
  plan: Plan;
  groups: Record<string, { name: string; href: string }>;
  notes: LineNotes;
  offers: boolean;
}) {
  const edit = { base, editable, comments };
  return (
    <>
      <h2 id="needs" className="mt-8">
        Needs
      </h2>
      {plan.needs.length === 0 ? <p className="my-3">None is written down yet.</p> : null}
      <ul className="my-3 grid gap-3">
        {plan.needs.map((need) => (
          <li key={need.id} id={need.id}>
            <Card>
              <Words>{need.words}</Words>
              <Tags>
                <Tag>{need.area}</Tag>
                <Tag tone={need.eligible === null ? "brick" : need.eligible ? "leaf" : "plain"}>
                  {need.eligible === null
                    ? "Eligible? Not said yet"
                    : need.eligible
                      ? "Eligible"
                      : "Not eligible"}
                </Tag>
                {need.cost ? <Tag tone="plum">{need.cost}</Tag> : null}
              </Tags>
              {editable ? (
                <p className="no-print">
                  <a href={`${base}/community?need=${need.id}`} className="inline-flex min-h-11 items-center">
                    Find a group<span className="sr-only"> for {need.words.slice(0, 60)}</span>
                  </a>
                </p>
              ) : null}
              <Remarks notes={notes} base={base} editable={editable} line={need.id} />
              <Links {...edit} kind="need" id={need.id} what={need.words.slice(0, 60)} />
            </Card>
          </li>
        ))}
      </ul>
      {editable ? <ButtonLink href={`${base}/needs/new`}>Add a need</ButtonLink> : null}
      <h2 id="outcomes" className="mt-8">
        What should come of it
      </h2>
      {plan.outcomes.length === 0 ? <p className="my-3">Nothing is written down yet.</p> : null}
      <ul className="my-3 grid gap-3">
        {plan.outcomes.map((outcome) => (
          <li key={outcome.id} id={outcome.id}>
            <Card>
              <Words>{outcome.words}</Words>
              <Needs needs={outcome.needs} />
              <Remarks notes={notes} base={base} editable={editable} line={outcome.id} />
              <Links {...edit} kind="outcome" id={outcome.id} what={outcome.words.slice(0, 60)} />
            </Card>
          </li>
        ))}
      </ul>
      {editable ? <ButtonLink href={`${base}/outcomes/new`}>Add an outcome</ButtonLink> : null}
      <h2 id="actions" className="mt-8">
        What will be done
      </h2>
      {plan.actions.length === 0 ? <p className="my-3">Nothing is written down yet.</p> : null}
      <ul className="my-3 grid gap-3">
        {plan.actions.map((action) => (
          <li key={action.id} id={action.id}>
            <Card>
              <Words>{action.what}</Words>
              <Tags>
                {action.stage ? (
                  <Tag tone={action.stands ? "leaf" : action.fell ? "brick" : "plain"}>{action.stage}</Tag>
                ) : null}
                <Tag>{action.kind}</Tag>
                {action.route ? <Tag tone="sea">{action.route}</Tag> : null}
                <Tag tone="plum">{action.cost}</Tag>
              </Tags>
              {action.who ? <p dir="auto">By {action.who}</p> : null}
              {groups[action.id] ? (
                <p className="no-print">
                  <a href={groups[action.id]?.href} className="inline-flex min-h-11 items-center">
                    About {groups[action.id]?.name}
                  </a>
                </p>
              ) : null}
              {action.hours ? <p>{action.hours}</p> : null}
              {action.carer ? (
                <p dir="auto" className="[overflow-wrap:anywhere]">
                  Agreed by {action.carer}
                </p>
              ) : null}
              <Needs needs={action.needs} />
              {action.tie ? <p className="mt-2 border-l-4 border-marigold pl-3">{action.tie}</p> : null}
              {action.chase ? (
                <p className="mt-2 border-l-4 border-brick pl-3 font-semibold">{action.chase}.</p>
              ) : null}
              <p className="no-print">
                <a href={`${base}/actions/${action.id}/find`} className="inline-flex min-h-11 items-center">
                  Finding it<span className="sr-only">: {action.what.slice(0, 60)}</span>
                </a>
                {offers ? (
                  <a
                    href={`${base}/actions/${action.id}/offer`}
                    className="ml-6 inline-flex min-h-11 items-center"
                  >
                    Offer it as an idea<span className="sr-only">: {action.what.slice(0, 60)}</span>
                  </a>
                ) : null}
              </p>
              {notes.decided[action.id] ? (
                <p className="mt-2 font-semibold">{notes.decided[action.id]}.</p>
              ) : null}
              <Remarks notes={notes} base={base} editable={editable} line={action.id} />
              <Links {...edit} kind="action" id={action.id} what={action.what.slice(0, 60)} />
            </Card>
          </li>
        ))}
      </ul>
      {editable ? (
        <p className="flex flex-wrap gap-3">
          <ButtonLink href={`${base}/actions/new`}>Add an action</ButtonLink>
          <ButtonLink href={`${base}/community`}>Find a group or service near</ButtonLink>
          <ButtonLink href={`${base}/ideas`}>Ideas of others</ButtonLink>
        </p>
      ) : null}
    </>
  );
}
