import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideUpgrade } from "#app/domain/engagements/upgrades/decide-upgrade.server.ts";
import { findUpgrade } from "#app/domain/engagements/upgrades/find-upgrades.server.ts";
import { describeUpgrade, waitingWords } from "#app/domain/engagements/upgrades/upgrade-words.ts";
import { DecideUpgradeForm } from "#app/domain/engagements/upgrades/upgrade-forms.ts";
import { ROUTE_WORDS } from "#app/domain/people/person-words.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { pounds } from "#app/lib/money.ts";
import { UpgradeForm } from "#app/routes/council/upgrade-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Card, Notice, Tag, Tags } from "#app/ui/card.tsx";
import { HourBlocks } from "#app/ui/hour-blocks.tsx";
import { MoneyBar } from "#app/ui/money-bar.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const found = await findUpgrade(access, params.id ?? "");
  if (!found) throw notFound();
  const { upgrade, engagement, price, money, personName } = found;
  const line = describeUpgrade(upgrade);
  const possible =
    upgrade.status === "asked" &&
    upgrade.decider === "council" &&
    engagement.status === "accepted" &&
    engagement.endings.length === 0;
  const pot = money && { spent: money.spentPence, aside: money.heldPence, left: money.availablePence };
  return {
    id: upgrade.id,
    title: `More hours for ${personName}`,
    done: new URL(request.url).searchParams.has("done"),
    possible,
    line,
    waiting: upgrade.status === "asked" ? waitingWords(upgrade, false) : "",
    hours: { allowed: upgrade.minutesBefore / 60, used: upgrade.minutesLogged / 60 },
    answered: upgrade.personAnswer === "wants",
    personId: engagement.person.id,
    phone: engagement.person.phone ?? "",
    facts: [
      { label: "Planner", value: `${engagement.planner.firstName} ${engagement.planner.lastName}` },
      { label: "Reference", value: engagement.reference },
      { label: "Whose money", value: ROUTE_WORDS[engagement.pot.fundingRoute] },
    ],
    price: price && {
      feePence: price.feePence,
      feeBefore: upgrade.feeBeforePence,
      hours: price.row.hours,
      byArea: price.adjustmentPence,
      extra: price.extraPence,
      short: price.shortPence,
    },
    pot,
    after:
      pot && price
        ? {
            spent: pot.spent,
            aside: pot.aside + price.extraPence,
            left: Math.max(0, pot.left - price.extraPence),
          }
        : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const form = await readForm(request, access);
  const id = params.id ?? "";
  const parsed = parseForm(form, DecideUpgradeForm);
  // Whose it is comes first: what is not theirs is not there, whatever was sent
  if (!parsed.ok) {
    if (!(await findUpgrade(access, id))) throw notFound();
    return formAgain(parsed.failed);
  }
  return outcome(form, await decideUpgrade(access, id, parsed.value), `/council/upgrades/${id}?done=decided`);
}

export default function Upgrade() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { line, pot, after } = page;
  return (
    <Page title={page.title} back={{ href: "/council/upgrades", label: "Requests for more hours" }}>
      <ErrorSummary errors={failed?.errors} />
      {page.done ? (
        <Notice tone="done" title="Your decision is recorded" announce>
          <p>They and the planner have been told, in your words.</p>
        </Notice>
      ) : null}
      <Tags>
        <Tag tone={page.possible ? "sea" : "plain"}>{line.status}</Tag>
        <Tag>{line.step}</Tag>
      </Tags>
      {page.waiting ? <p className="my-3 max-w-[62ch]">{page.waiting}</p> : null}
      <div className="grid items-start gap-5 md:grid-cols-2">
        <Card>
          <h2>Why, and the hours so far</h2>
          <p className="my-3 whitespace-pre-line">“{line.reason}”</p>
          {line.because ? <p className="my-3 font-semibold">{line.because}.</p> : null}
          <HourBlocks hours={page.hours.allowed} used={page.hours.used} />
          <p>{line.hours}</p>
        </Card>
        <Card>
          <h2>Who it is about</h2>
          <SummaryList
            rows={[
              ...page.facts,
              ...(line.person ? [{ label: "What the person said", value: line.person }] : []),
              ...(line.decided
                ? [
                    { label: "Decided", value: line.decided },
                    { label: "In their words", value: line.words || "None" },
                  ]
                : []),
              ...(line.money ? [{ label: "The fixed fee", value: line.money }] : []),
            ]}
          />
        </Card>
      </div>
      {page.possible && pot && after ? (
        <div className="mt-5 grid items-start gap-5 md:grid-cols-2">
          <Card>
            <h2 className="mb-3">The pot now</h2>
            <MoneyBar {...pot} />
          </Card>
          <Card>
            <h2 className="mb-3">
              {page.price && page.price.short > 0
                ? `If you approve and put ${pounds(page.price.short)} in`
                : "If you approve"}
            </h2>
            <MoneyBar {...after} />
          </Card>
        </div>
      ) : null}
      {page.possible ? (
        <UpgradeForm answered={page.answered} phone={page.phone} price={page.price} failed={failed} />
      ) : null}
      <p className="my-6">
        <a href={`/council/people/${page.personId}`} className="inline-flex min-h-11 items-center">
          Everything about this person
        </a>
      </p>
    </Page>
  );
}
