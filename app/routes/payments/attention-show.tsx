import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerAttention } from "#app/domain/payments/cards/answer-attention.server.ts";
import { AttentionForm } from "#app/domain/payments/cards/attention-rules.ts";
import { findAttention } from "#app/domain/payments/cards/find-attention.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "A card payment that needs you" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["core_manager"]);
  const found = await findAttention(access, idParam(params));
  if (!found) throw notFound();
  return found;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["core_manager"]);
  const form = await readForm(request, access);
  const parsed = parseForm(form, AttentionForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = idParam(params);
  return outcome(form, await answerAttention(access, id, parsed.value), `/core/card-payments/${id}`);
}

export default function CardTrouble() {
  const one = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="A card payment that needs you"
      back={{ href: "/core/card-payments", label: "All that need you" }}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <Notice tone={one.closed ? "done" : "attention"} title={one.closed ? "Answered" : "What happened"}>
        <p>{one.words}</p>
      </Notice>
      <SummaryList
        rows={[
          { label: "Since", value: one.since },
          ...(one.person ? [{ label: "Who for", value: one.person }] : []),
          ...(one.amountPence === null ? [] : [{ label: "Amount", value: pounds(one.amountPence) }]),
          ...(one.step
            ? [{ label: "What was tried", value: `${one.step}, ${count(one.tries, "time")}` }]
            : []),
          ...(one.said ? [{ label: "What the card provider said", value: one.said }] : []),
          ...(one.outsideId ? [{ label: "Its number there", value: one.outsideId }] : []),
          ...(one.closed ? [{ label: "Answer", value: one.closed }] : []),
          ...(one.reason ? [{ label: "In words", value: one.reason }] : []),
        ]}
      />
      {one.choices.length > 0 ? (
        <PostForm>
          <Radios
            name="choice"
            legend="What should be done?"
            choices={one.choices}
            value={answer(failed, "choice")}
            error={failed?.errors.choice}
          />
          <TextArea
            name="reason"
            label="In a few words (you can leave this out unless it was dealt with outside)"
            rows={3}
            maxLength={2000}
            value={answer(failed, "reason")}
            error={failed?.errors.reason}
          />
          <Button>Do this</Button>
        </PostForm>
      ) : null}
    </Page>
  );
}
