import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { findSpending } from "#app/domain/budgets/write-spending.server.ts";
import { changeUse } from "#app/domain/plans/reviews/change-use.server.ts";
import { ChangeUseForm } from "#app/domain/plans/reviews/use-form.ts";
import { findUse, findUseChoices } from "#app/domain/plans/reviews/find-use.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { HoursFieldOf, UseField } from "#app/routes/budgets/use-fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "What a payment was for" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "money");
  const spending = await findSpending(access, params.id ?? "");
  if (!spending) throw notFound();
  const [last, choices] = await Promise.all([findUse(spending.id), findUseChoices(access.subject.personId)]);
  return {
    payment: `${pounds(spending.pence)} to ${spending.payee} on ${shortDay(spending.paidOn)}: ${spending.what}`,
    possible: spending.state !== "undone" && choices.length > 0,
    choices: choices.map(({ id, what, who }) => ({ id, label: who === "" ? what : `${what} (${who})` })),
    use: choices.find(({ id }) => id === last?.actionId)?.id ?? "none",
    matched: last?.how === "matched" && last.actionId !== null,
    hours: last?.minutes ? String(Math.round((last.minutes / 60) * 100) / 100) : "",
    seen: last?.number ?? 0,
    assisted: needsWords(access),
    subjectName: access.subject.name,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "money");
  const form = await readForm(request, access);
  const spending = await findSpending(access, params.id ?? "");
  if (!spending) throw notFound();
  const parsed = parseForm(form, ChangeUseForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(form, await changeUse(access, spending.id, parsed.value), "/budget/spending?done=said");
}

export default function SpendingUse() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const back = { href: "/budget/spending", label: "What was paid" };
  return (
    <Page title="What was it for?" back={back} lead={<p>{page.payment}</p>} narrow>
      <ErrorSummary errors={failed?.errors} />
      {page.possible ? (
        <PostForm>
          {/* Pressed again after a refusal, the answer is put in place of what the page now shows */}
          <input type="hidden" name="seen" value={page.seen} />
          {page.matched ? (
            <p className="my-4">We chose by the name of who was paid. Change it if it is wrong.</p>
          ) : null}
          <UseField
            choices={page.choices}
            auto={false}
            value={answer(failed, "use", page.use)}
            error={failed?.errors.use}
          />
          <HoursFieldOf value={answer(failed, "hours", page.hours)} error={failed?.errors.hours} />
          {page.assisted ? (
            <DecisionFields
              question="Which part of your plan was this payment for?"
              personName={page.subjectName}
              values={failed?.values}
              errors={failed?.errors}
            />
          ) : null}
          <div className="mt-6 flex flex-wrap gap-3">
            <Button>Save</Button>
            <ButtonLink href="/budget/spending">Go back</ButtonLink>
          </div>
        </PostForm>
      ) : (
        <Notice tone="calm" title="There is nothing to choose">
          <p>It was taken back, or there is no plan in force that it could be for.</p>
        </Notice>
      )}
    </Page>
  );
}
