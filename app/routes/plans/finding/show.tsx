import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Handle } from "#app/http/handle.ts";
import { known } from "#app/lib/query.ts";
import { AskCards } from "#app/routes/plans/finding/ask-cards.tsx";
import { loadFinding } from "#app/routes/plans/finding/load-finding.server.ts";
import { QuoteCards } from "#app/routes/plans/finding/quote-cards.tsx";
import { PlanBeside, ToChecklist } from "#app/routes/plans/plan-beside.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice, Tag, Tags } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

export const handle: Handle = { title: "Finding it" };

const SAID: Record<string, string> = {
  asked: "It is written down that you asked. The plan reminds you when no answer comes.",
  sent: "Your message was sent. It stands here for everybody who may read the plan.",
  answer: "The answer is written down.",
  quote: "The price is written down beside the others.",
  secured: "It is chosen. The others are kept.",
  moved: "It is written down.",
};

export async function loader(args: LoaderFunctionArgs) {
  const { beside, shown } = await loadFinding(args);
  return { beside, shown, said: known(SAID, new URL(args.request.url).searchParams.get("said")) ?? "" };
}

export default function ShowFinding() {
  const { beside, shown, said } = useLoaderData<typeof loader>();
  const { base, open } = shown;
  return (
    <Page
      title={`Finding it: ${shown.what}`}
      kicker={`Support plan of ${beside.name}`}
      back={{ href: `/plans/${beside.id}#actions`, label: "The plan" }}
    >
      {said ? (
        <Notice tone="done" title="Saved" announce>
          <p>{said}</p>
        </Notice>
      ) : null}
      <Tags>
        <Tag tone="sea">{shown.stage}</Tag>
        <Tag tone="plum">In the plan: {shown.cost}</Tag>
      </Tags>
      {shown.secured ? (
        <p className="max-w-[62ch]">
          Secured: {shown.secured}. Chosen by {shown.securedBy}.
        </p>
      ) : null}
      {shown.changed ? (
        <Notice tone="attention" title="The plan has another price now">
          <p>
            Somebody changed the price in the plan after this was secured. Choose again, or change it back.
          </p>
        </Notice>
      ) : null}
      {shown.tie ? (
        <Notice tone="attention" title="The planner’s own part in this">
          <p>{shown.tie}</p>
        </Notice>
      ) : null}
      <ToChecklist beside={beside} />
      <div className="mt-4 grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <h2 id="asked">Who was asked</h2>
          <AskCards asks={shown.asks} base={base} open={open} />
          {open ? <ButtonLink href={`${base}/ask`}>Ask somebody</ButtonLink> : null}
          <h2 id="prices" className="mt-8">
            Prices, side by side
          </h2>
          <QuoteCards shown={shown} />
          {open ? (
            <p className="flex flex-wrap gap-3">
              <ButtonLink href={`${base}/quotes/new`}>Write down a price</ButtonLink>
              {shown.mayChoose && shown.maySettle ? (
                <ButtonLink href={`${base}/choose`}>Secure it as the plan has it</ButtonLink>
              ) : null}
            </p>
          ) : null}
          {open && !shown.mayChoose ? (
            <p className="my-3 text-soft">Only {shown.name} chooses, or who may act for them.</p>
          ) : null}
          <h2 className="mt-8">How far on it is</h2>
          {shown.steps.length === 0 ? (
            <p className="my-3">It is an idea so far.</p>
          ) : (
            <Timeline items={shown.steps} />
          )}
          {open && shown.mayMove ? (
            <ButtonLink href={`${base}/move`}>Say what became of it</ButtonLink>
          ) : null}
        </div>
        <PlanBeside beside={beside} />
      </div>
    </Page>
  );
}
