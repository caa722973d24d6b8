import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { potTitle } from "#app/domain/budgets/budget-words.ts";
import { UndoSpendingForm } from "#app/domain/budgets/spending-form.ts";
import { findSpending, undoSpending } from "#app/domain/budgets/write-spending.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { one } from "#app/routes/council/contact-fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Take back what was written down" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "money");
  const spending = await findSpending(access, params.id ?? "");
  if (!spending) throw notFound();
  return {
    undone: spending.state === "undone",
    rows: [
      { label: "Paid on", value: shortDay(spending.paidOn) },
      { label: "What for", value: spending.what },
      { label: "Who was paid", value: spending.payee },
      { label: "From", value: potTitle(spending.pot) },
      { label: "Amount", value: pounds(spending.pence) },
    ],
    assisted: needsWords(access),
    subjectName: access.subject.name,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "money");
  const form = await readForm(request, access);
  const spending = await findSpending(access, params.id ?? "");
  if (!spending) throw notFound();
  const parsed = parseForm(form, UndoSpendingForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(form, await undoSpending(access, spending.id, parsed.value), "/budget/spending?done=undone");
}

export default function CancelSpending() {
  const { undone, rows, assisted, subjectName } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const answers = failed ?? { errors: {}, values: {} };
  const back = { href: "/budget/spending", label: "What was paid" };
  return (
    <Page
      title="Take back what was written down"
      back={back}
      narrow
      lead={
        undone ? undefined : (
          <p>
            For a mistake. What was written stays to be read, with your reason. Then write it again as it
            should be.
          </p>
        )
      }
    >
      <ErrorSummary errors={failed?.errors} />
      <SummaryList rows={rows} />
      {undone ? (
        <Notice tone="calm" title="This is taken back already">
          <p>There is nothing more to do.</p>
        </Notice>
      ) : (
        <PostForm>
          <TextArea
            name="reason"
            label="What was wrong?"
            hint="A sentence. For example: written twice."
            rows={2}
            maxLength={500}
            value={one(answers, "reason")}
            error={answers.errors.reason}
          />
          {assisted ? (
            <DecisionFields
              question="Shall I take back what was written down?"
              personName={subjectName}
              values={failed?.values}
              errors={failed?.errors}
            />
          ) : null}
          <div className="mt-6 flex flex-wrap gap-3">
            <Button weight="danger">Take it back</Button>
            <ButtonLink href="/budget/spending">Leave it as it is</ButtonLink>
          </div>
        </PostForm>
      )}
    </Page>
  );
}
