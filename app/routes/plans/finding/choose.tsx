import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { ChooseForm } from "#app/domain/plans/brokerage/brokerage-forms.ts";
import { chooseQuote } from "#app/domain/plans/brokerage/choose-quote.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { findPath, loadFinding } from "#app/routes/plans/finding/load-finding.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { TextArea } from "#app/ui/field.tsx";

export const handle: Handle = { title: "Choose this?" };

export async function loader(args: LoaderFunctionArgs) {
  const { beside, shown, action, found, party } = await loadFinding(args);
  const asked = new URL(args.request.url).searchParams.get("quote") ?? "";
  const quote = shown.quotes.find(({ id }) => id === asked);
  // Only the person decides, or who acts for them
  if (party.side !== "person" || (asked !== "" && !quote)) throw notFound();
  const from = quote?.from ?? (action.who || "as the plan has it");
  const price = quote?.price ?? shown.cost;
  return {
    beside,
    shown,
    from,
    price,
    tie: quote?.tie ?? shown.tie,
    open: shown.open && (quote ? quote.mayChoose : shown.maySettle),
    takes: quote !== undefined && beside.editable,
    quote: quote?.id ?? "",
    seen: found.seen,
    actionVersion: action.version,
    quoteVersion: found.quotes.find(({ id }) => id === asked)?.version ?? 0,
    question: needsWords(party.access)
      ? `For “${shown.what}”: do you choose ${from}, at this price: ${price}?`
      : null,
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  if (party.side !== "person") throw notFound();
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, ChooseForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { quote, ...input } = parsed.value;
  const { id = "", itemId = "" } = params;
  const result = await chooseQuote(party.access, id, itemId, {
    ...input,
    quoteId: quote === "" ? null : quote,
  });
  return outcome(form, result, findPath(params, "secured"));
}

export default function ChooseQuote() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const kept = (name: "seen" | "actionVersion" | "quoteVersion" | "quote") => (
    <input type="hidden" name={name} value={answer(failed, name, String(page[name]))} />
  );
  return (
    <PlanForm
      beside={page.beside}
      title="Choose this?"
      lead={
        <p>
          {page.takes
            ? "The plan takes this price. The other prices are kept, and are shown as not chosen."
            : "It is written down that this is secured. The other prices are kept."}
        </p>
      }
      failed={failed}
      version={0}
      submissionKey={page.submissionKey}
      press="Yes, choose this"
      open={page.open}
      back={{ href: page.shown.base, label: "Finding it" }}
    >
      {kept("seen")}
      {kept("actionVersion")}
      {kept("quoteVersion")}
      {kept("quote")}
      <Card className="my-4">
        <p dir="auto" className="[overflow-wrap:anywhere]">
          {page.shown.what}
        </p>
        <h2 dir="auto" className="[overflow-wrap:anywhere]">
          {page.from}
        </h2>
        <p className="text-[1.2rem] font-bold">{page.price}</p>
      </Card>
      {page.tie ? (
        <Notice tone="attention" title="Before you choose">
          <p>{page.tie}</p>
        </Notice>
      ) : null}
      <TextArea
        name="words"
        label="Why this one? You need not say."
        rows={3}
        value={answer(failed, "words")}
        error={failed?.errors.words}
      />
      {page.question === null ? null : (
        <DecisionFields
          question={page.question}
          personName={page.shown.name}
          values={failed?.values}
          errors={failed?.errors}
        />
      )}
    </PlanForm>
  );
}
