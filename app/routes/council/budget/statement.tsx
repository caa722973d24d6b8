import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LookForm } from "#app/domain/budgets/budget-forms.ts";
import { findPersonBudgets } from "#app/domain/budgets/find-person-budgets.server.ts";
import { lookAtStatement, sayWhyLooking } from "#app/domain/budgets/look-at-statement.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { shortDay } from "#app/lib/dates.ts";
import { pounds, poundsAndPence } from "#app/lib/money.ts";
import { one } from "#app/routes/council/contact-fields.tsx";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export const handle: Handle<{ name: string }> = { title: ({ name }) => `Statement of ${name}` };

async function find(request: Request, id: string | undefined) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findPersonBudgets(access, id ?? "");
  if (!found) throw notFound();
  return { access, ...found };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { access, person, name } = await find(request, params.id);
  const query = new URL(request.url).searchParams;
  const page = Math.min(10_000, Math.floor(Number(query.get("page") ?? 1)) || 1);
  const found = await lookAtStatement(access, person.id, query.get("pot"), page);
  if (!found) throw notFound();
  return {
    id: person.id,
    name,
    reason: found.reason,
    totals: found.totals.map((pot) => ({
      id: pot.id,
      name: pot.name,
      period: pot.period,
      allocated: pounds(pot.allocatedPence),
      spent: pounds(pot.spentPence),
      aside: pounds(pot.heldPence),
      left: pounds(pot.availablePence),
    })),
    statement: found.statement && {
      ...found.statement,
      lines: found.statement.lines.map((line) => ({ ...line, on: shortDay(line.on) })),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { access, person } = await find(request, params.id);
  const form = await readForm(request, access);
  const parsed = parseForm(form, LookForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(
    form,
    await sayWhyLooking(access, person.id, parsed.value.reason),
    `/council/people/${person.id}/budget/statement`,
  );
}

export default function CouncilStatement() {
  const { id, name, reason, totals, statement } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const answers = failed ?? { errors: {}, values: {} };
  const at = `/council/people/${id}/budget/statement`;
  return (
    <Page
      title={`Statement of ${name}`}
      back={{ href: `/council/people/${id}/budget`, label: "Budget" }}
      lead={<p>Totals are enough for most questions. Single lines are somebody’s private life.</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      <DataTable
        caption="In totals"
        rows={totals}
        rowKey={(pot) => pot.id}
        empty="They have no budget yet."
        columns={[
          {
            heading: "Money",
            rowHeading: true,
            cell: (pot) =>
              reason ? (
                <a href={`${at}?pot=${pot.id}`} className="-my-2.5 inline-block py-2.5">
                  {pot.name}, {pot.period}
                </a>
              ) : (
                `${pot.name}, ${pot.period}`
              ),
          },
          { heading: "Put in", number: true, cell: (pot) => pot.allocated },
          { heading: "Spent", number: true, cell: (pot) => pot.spent },
          { heading: "Set aside", number: true, cell: (pot) => pot.aside },
          { heading: "Left", number: true, cell: (pot) => pot.left },
        ]}
      />
      {reason ? (
        <Notice tone="calm" title="You may see each line today">
          <p>You said why: {reason}. The person can read this. Choose the money in the table.</p>
        </Notice>
      ) : (
        <>
          <h2 className="mt-8">See each line</h2>
          <PostForm>
            <TextArea
              name="reason"
              label="Why do you need to see each line?"
              hint="A sentence. It is kept, and the person can read that you looked. It holds for 8 hours."
              rows={2}
              maxLength={500}
              value={one(answers, "reason")}
              error={answers.errors.reason}
            />
            <Button>Say why, and go on</Button>
          </PostForm>
        </>
      )}
      {statement ? (
        <>
          <DataTable
            caption={`${statement.pot.name}, ${statement.pot.period}: newest first`}
            rows={statement.lines}
            rowKey={(line) => line.id}
            empty="Nothing has changed yet."
            columns={[
              { heading: "Date", rowHeading: true, cell: (line) => line.on },
              { heading: "What", cell: (line) => line.what },
              { heading: "In or out", number: true, cell: (line) => poundsAndPence(line.leftChange) },
              { heading: "Set aside", number: true, cell: (line) => poundsAndPence(line.asideChange) },
              { heading: "Left", number: true, cell: (line) => poundsAndPence(line.leftAfter) },
            ]}
          />
          <Pagination
            page={statement.page}
            pages={statement.pages}
            href={(n) => `${at}?pot=${statement.pot.id}&page=${String(n)}`}
          />
        </>
      ) : null}
    </Page>
  );
}
