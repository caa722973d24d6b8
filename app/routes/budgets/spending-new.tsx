import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { findSpendingPots } from "#app/domain/budgets/find-spending.server.ts";
import { SpendingForm } from "#app/domain/budgets/spending-form.ts";
import { findUseChoices } from "#app/domain/plans/reviews/find-use.server.ts";
import { writeSpending } from "#app/domain/budgets/write-spending.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { HoursFieldOf, UseField } from "#app/routes/budgets/use-fields.tsx";
import { dateParts, one } from "#app/routes/council/contact-fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Write down what was paid" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "money");
  const [pots, choices] = await Promise.all([
    findSpendingPots(access),
    findUseChoices(access.subject.personId),
  ]);
  const today = dayOf(now());
  const asked = new URL(request.url).searchParams.get("pot");
  return {
    pots: pots.map(({ id, title, left }) => ({ id, title, left: pounds(left) })),
    potId: pots.find(({ id }) => id === asked)?.id ?? (pots.length === 1 ? (pots[0]?.id ?? "") : ""),
    today: {
      day: String(today.getUTCDate()),
      month: String(today.getUTCMonth() + 1),
      year: String(today.getUTCFullYear()),
    },
    choices: choices.map(({ id, what, who }) => ({ id, label: who === "" ? what : `${what} (${who})` })),
    name: access.grant ? access.subject.name : null,
    subjectName: access.subject.name,
    assisted: needsWords(access),
    submissionKey: randomUUID(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requirePerson(request, "money");
  const form = await readForm(request, access);
  const parsed = parseForm(form, SpendingForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await writeSpending(access, parsed.value);
  return outcome(form, result, ({ state }) => `/budget/spending?done=${state}`);
}

export default function NewSpending() {
  const { choices, pots, potId, today, name, subjectName, assisted, submissionKey } =
    useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const answers = failed ?? { errors: {}, values: {} };
  const back = { href: "/budget/spending", label: "What was paid" };
  if (pots.length === 0)
    return (
      <Page title="Write down what was paid" back={back} narrow>
        <Notice tone="calm" title="There is nothing to write down">
          <p>
            Only money in your own account is written down here, once the council has agreed the budget. Other
            money is paid by the council or a budget manager, and shows in the statement by itself.
          </p>
        </Notice>
      </Page>
    );
  const field = (key: string) => ({ name: key, value: one(answers, key), error: answers.errors[key] });
  const date = dateParts(answers, "paid");
  const short = answers.errors[""]?.startsWith("By this record") ?? false;
  return (
    <Page
      title="Write down what was paid"
      back={back}
      lead={
        <p>
          For what {name ?? "you"} paid already, from an account of {name ? "their" : "your"} own. Nothing is
          paid by this.
        </p>
      }
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <input type="hidden" name="submissionKey" value={one(answers, "submissionKey", submissionKey)} />
        <Radios
          name="potId"
          legend="Which money did it come from?"
          choices={pots.map((pot) => ({ value: pot.id, label: pot.title, hint: `${pot.left} is left` }))}
          value={one(answers, "potId", potId)}
          error={answers.errors.potId}
        />
        <TextField
          {...field("what")}
          label="What was it for?"
          hint="For example: 4 hours of support on Monday"
          maxLength={200}
        />
        <TextField {...field("payee")} label="Who was paid?" width="half" maxLength={100} />
        <DateField
          name="paid"
          legend="When was it paid?"
          values={failed ? date : today}
          error={answers.errors.paid}
        />
        <TextField
          {...field("amount")}
          label="How much, in pounds?"
          hint="For example 66 or 66.50"
          inputMode="decimal"
          width="short"
          prefix="£"
        />
        {choices.length > 0 ? (
          <>
            <UseField choices={choices} auto value={one(answers, "use", "auto")} error={answers.errors.use} />
            <HoursFieldOf value={one(answers, "hours")} error={answers.errors.hours} />
          </>
        ) : null}
        {assisted ? (
          <DecisionFields
            question="You tell me that you paid this, from your own account. Shall I write it down?"
            personName={subjectName}
            values={failed?.values}
            errors={failed?.errors}
          />
        ) : null}
        <div className="mt-6 flex flex-wrap gap-3">
          <Button>Write it down</Button>
          {short ? (
            <Button name="keep" value="yes" weight="quiet">
              It is right. Keep it, and let the council know
            </Button>
          ) : null}
          <ButtonLink href="/budget/spending">Go back</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
