import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findLine } from "#app/domain/payments/statements/find-statement.server.ts";
import { isAssisted } from "#app/domain/payments/statements/holder.ts";
import { settleLine } from "#app/domain/payments/statements/settle-line.server.ts";
import { LineForm } from "#app/domain/payments/statements/statement-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requireStatementHolder } from "#app/routes/payments/statements/require-statement.server.ts";
import { poundsAndPence } from "#app/lib/money.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "What is this line?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const holder = await requireStatementHolder(request);
  const line = await findLine(holder, idParam(params), idParam(params, "lineId"));
  if (!line) throw notFound();
  const person = holder.side === "person" ? holder.access.subject.name : "";
  return { statementId: idParam(params), ...line, assisted: isAssisted(holder), person };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const holder = await requireStatementHolder(request);
  const form = await readForm(request, holder.access);
  const parsed = parseForm(form, LineForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = idParam(params);
  return outcome(
    form,
    await settleLine(holder, id, idParam(params, "lineId"), parsed.value),
    `/budget/bank-statement/${id}?done=line`,
  );
}

export default function StatementLinePage() {
  const { statementId, on, description, pence, state, reason, version, pots, entries, assisted, person } =
    useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const back = `/budget/bank-statement/${statementId}`;
  const settled = state === "agrees";
  const choices = settled
    ? [
        {
          value: "open",
          label: "This is wrong. It waits for an answer again",
          hint: "What was written down stays as it is.",
        },
      ]
    : [
        ...entries.map((entry) => ({
          value: `entry:${entry.id}`,
          label: entry.title,
          hint: `Written down for ${entry.on}`,
        })),
        ...pots.map((pot) => ({
          value: `pot:${pot.id}`,
          label: `Spending from ${pot.name.toLowerCase()}`,
          hint: "It is written down now, with the bank’s day and amount",
        })),
        {
          value: "not-budget",
          label: "It has nothing to do with this budget",
          hint: "Say below what it was",
        },
        ...(state === "not_budget" ? [{ value: "open", label: "I do not know yet" }] : []),
      ];
  return (
    <Page title="What is this line?" back={{ href: back, label: "Bank statement" }} narrow>
      <ErrorSummary errors={failed?.errors} />
      <SummaryList
        rows={[
          { label: "Day", value: on },
          { label: "Who or what", value: <span className="[overflow-wrap:anywhere]">{description}</span> },
          { label: pence < 0 ? "Money out" : "Money in", value: poundsAndPence(Math.abs(pence)) },
        ]}
      />
      <PostForm>
        <input type="hidden" name="version" value={version} />
        <Radios
          name="is"
          legend={settled ? "It agrees with the record" : "It is"}
          choices={choices}
          value={answer(failed, "is", state === "not_budget" ? "not-budget" : "")}
          error={failed?.errors.is}
        />
        {settled ? null : (
          <>
            {pots.length > 0 ? (
              <TextField
                name="what"
                label="If it is spending: what was it for?"
                hint="You can leave this empty. The bank’s words are kept then."
                maxLength={200}
                value={answer(failed, "what")}
                error={failed?.errors.what}
              />
            ) : null}
            <TextField
              name="reason"
              label="If it has nothing to do with this budget: what was it?"
              hint="For example, my own shopping."
              maxLength={300}
              value={answer(failed, "reason", reason ?? "")}
              error={failed?.errors.reason}
            />
          </>
        )}
        {assisted ? (
          <DecisionFields
            question={`Your statement shows ${poundsAndPence(Math.abs(pence))} ${pence < 0 ? "out" : "in"} on ${on}: ${description}. What was it?`}
            personName={person}
            values={failed?.values}
            errors={failed?.errors}
          />
        ) : null}
        <div className="mt-6 flex flex-wrap gap-3">
          <Button>Keep this answer</Button>
          <ButtonLink href={back}>Go back</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
