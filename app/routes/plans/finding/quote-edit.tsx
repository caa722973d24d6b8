import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { QuoteForm } from "#app/domain/plans/brokerage/brokerage-forms.ts";
import { saveQuote } from "#app/domain/plans/brokerage/save-quote.server.ts";
import { minutesAWeek } from "#app/domain/plans/plan-sums-rules.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { poundsBox } from "#app/lib/money.ts";
import { findPath, loadFinding } from "#app/routes/plans/finding/load-finding.server.ts";
import { QuoteFields } from "#app/routes/plans/finding/quote-fields.tsx";
import { itemOf } from "#app/routes/plans/load-plan.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";

export const handle: Handle = { title: "A price" };

const inHours = (minutes: number) =>
  minutes === 0 ? "" : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

export async function loader(args: LoaderFunctionArgs) {
  const { beside, shown, action, found, party } = await loadFinding(args);
  const { quoteId } = args.params;
  const quote = itemOf(found.quotes, quoteId === undefined ? undefined : idParam(args.params, "quoteId"));
  const asked = new URL(args.request.url).searchParams.get("ask");
  const ask = found.asks.find(({ id }) => id === asked);
  const [year = "", month = "", day = ""] = quote?.validUntil?.split("-") ?? [];
  const saved: Record<string, string> = {
    kind: quote?.kind ?? (ask?.whom === "assistant" ? "assistant" : action.kind),
    fromName: quote?.fromName ?? ask?.name ?? "",
    offers: quote?.offers ?? "",
    price: quote && quote.per !== "free" ? poundsBox(quote.pence) : "",
    per: quote?.per ?? (action.kind === "assistant" ? "hour" : ""),
    hours: inHours(quote?.minutes ?? minutesAWeek(action)),
    includes: quote?.includes ?? "",
    "validUntil.day": day,
    "validUntil.month": month,
    "validUntil.year": year,
    came: quote?.came ?? (ask?.how === "message" ? "message" : ""),
    think: quote?.think ?? "",
  };
  return {
    beside,
    shown,
    saved,
    own: party.side === "person",
    fixed: quote?.fixed ?? false,
    version: quote?.version ?? 0,
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, QuoteForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const { id = "", itemId: actionId = "" } = params;
  const itemId = params.quoteId === undefined ? null : idParam(params, "quoteId");
  const askId = new URL(request.url).searchParams.get("ask");
  const result = await saveQuote(party, id, { itemId, actionId, askId, ...parsed.value });
  return outcome(form, result, ({ asideId }) =>
    asideId ? `/plans/${id}/both/${asideId}` : findPath(params, "quote"),
  );
}

export default function EditQuote() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={page.beside}
      title="A price"
      lead={
        <p>
          For: {page.shown.what}. Write it down as it was said. Several can stand side by side, and nothing is
          chosen by it.
        </p>
      }
      failed={failed}
      version={page.version}
      submissionKey={page.submissionKey}
      open={page.shown.open}
      back={{ href: page.shown.base, label: "Finding it" }}
    >
      {page.fixed ? (
        <p className="my-4 font-semibold">
          This price was chosen, so it stays as it is. You can change what you think of it.
        </p>
      ) : null}
      <QuoteFields failed={failed} saved={page.saved} own={page.own} />
    </PlanForm>
  );
}
