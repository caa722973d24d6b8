import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { POT_PHRASES } from "#app/domain/budgets/budget-words.ts";
import { careCostWords } from "#app/domain/budgets/care-cost-rules.ts";
import { DecisionForm, needsWords } from "#app/domain/assisted-access/decision-form.ts";
import {
  findChoice,
  findDraft,
  findPurse,
  findPlannerToChoose,
  findSent,
} from "#app/domain/engagements/draft-engagement.server.ts";
import { ConfirmForm } from "#app/domain/engagements/engagement-forms.ts";
import { cardsAreTest } from "#app/domain/payments/cards/card-mode.server.ts";
import { priceTier } from "#app/domain/engagements/price-tier-rules.ts";
import { requestEngagement } from "#app/domain/engagements/request-engagement.server.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { WithinNotice } from "#app/routes/engagements/within-notice.tsx";
import { payByCard } from "#app/routes/engagements/pay-by-card.ts";
import { CheckByCard } from "#app/routes/engagements/check-by-card.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { MoneyBar } from "#app/ui/money-bar.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Check and agree" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const planner = await findPlannerToChoose(params.slug ?? "");
  if (!planner) throw notFound();
  const draft = await findDraft(access, planner.id, new URL(request.url).searchParams.get("draft"));
  if (!draft?.tier) throw redirect(`/planners/${planner.slug}/engage`);
  const sent = await findSent(access, draft.id);
  if (sent) throw redirect(`/engagements/${sent}`);
  const { tiers, purse, pot } = await findChoice(access, planner.id);
  const priced = priceTier(tiers, purse, draft, draft.tier);
  return {
    planner,
    byCard: purse === "card",
    test: purse === "card" && cardsAreTest(),
    draft: { id: draft.id, note: draft.note, tierName: TIER_NAMES[draft.tier] },
    money: pot && { spent: pot.spentPence, aside: pot.heldPence, left: pot.availablePence },
    priced: priced.ok
      ? {
          feePence: priced.value.row.feePence,
          hours: priced.value.row.hours,
          fromPotPence: priced.value.fromPotPence,
          adjustmentPence: priced.value.adjustmentPence,
        }
      : null,
    potId: pot?.potId ?? null,
    potWords: POT_PHRASES[pot?.kind ?? "support_planning"],
    within:
      pot?.within && priced.ok
        ? {
            costs: careCostWords(priced.value.fromPotPence, pot.weeklyPence),
            legalBasis: pot.within.legalBasis,
            since: pot.within.since ? shortDay(pot.within.since) : "",
          }
        : null,
    problem: priced.ok ? null : priced.refusal.words,
    assisted: needsWords(access),
    subjectName: access.subject.name,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const draftId = new URL(request.url).searchParams.get("draft") ?? "";
  const planner = await findPlannerToChoose(params.slug ?? "");
  if (!planner || !(await findDraft(access, planner.id, draftId))) throw notFound();
  if ((await findPurse(access.subject.personId)) === "card") return payByCard(access, form, draftId);
  const parsed = parseForm(form, ConfirmForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const { feePence, potId, decision } = parsed.value;
  const result = await requestEngagement(access, {
    draftId,
    feePence,
    potId,
    ...(decision ? { decision } : {}),
  });
  return outcome(form, result, ({ id }) => `/engagements/${id}?done=requested`);
}

export default function CheckAndAgree() {
  const page = useLoaderData<typeof loader>();
  const { planner, draft, money, priced, potId, potWords, within, problem, assisted, subjectName } = page;
  const failed = useActionData<typeof action>();
  const back = `/planners/${planner.slug}/engage/tier?draft=${draft.id}`;
  const question = `Do you want ${planner.firstName} to do a ${draft.tierName} piece of planning, with ${pounds(priced?.fromPotPence ?? 0)} set aside from your ${potWords}?${within ? ` ${within.costs}` : ""}`;
  return (
    <Page title="Check and agree" kicker="Step 3 of 3" back={{ href: back, label: "How much planning" }}>
      <ErrorSummary errors={failed?.errors} />
      {problem && !failed ? (
        <Notice tone="problem" title="This cannot be done just now">
          <p>{problem}</p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          {
            label: "Planner",
            value: `${planner.firstName} ${planner.lastName.charAt(0)}., ${planner.agency ? `with ${planner.agency.name}` : "independent"}`,
            change: { href: "/planners", what: "planner" },
          },
          {
            label: "How much planning",
            value: priced ? `${draft.tierName}: up to ${priced.hours} hours` : draft.tierName,
            change: { href: back, what: "how much planning" },
          },
          ...(priced ? [{ label: "The fixed fee, with any VAT", value: pounds(priced.feePence) }] : []),
          ...(priced && priced.adjustmentPence > 0
            ? [
                {
                  label: "Paid for you",
                  value: `${pounds(priced.adjustmentPence)}, because talking things through takes you longer`,
                },
                {
                  label: page.byCard ? "You pay" : `From your ${potWords}`,
                  value: pounds(priced.fromPotPence),
                },
              ]
            : []),
          {
            label: `Your note to ${planner.firstName}`,
            value: draft.note === "" ? "None" : draft.note,
            change: { href: `${back}#note`, what: "your note" },
          },
        ]}
      />
      {money && priced ? (
        <div className="grid gap-5 md:grid-cols-2">
          <Card>
            <h2 className="mb-3">{within ? "Your care money now" : "Your planning money now"}</h2>
            <MoneyBar {...money} />
          </Card>
          <Card>
            <h2 className="mb-3">If you agree</h2>
            <MoneyBar
              spent={money.spent}
              aside={money.aside + priced.fromPotPence}
              left={Math.max(0, money.left - priced.fromPotPence)}
            />
          </Card>
        </div>
      ) : null}
      <WithinNotice within={within} />
      {priced && page.byCard ? (
        <CheckByCard {...page} tierName={draft.tierName} priced={priced} back={back} failed={failed} />
      ) : priced ? (
        <>
          <Notice tone="calm" title="What happens next">
            <p>
              {pounds(priced.fromPotPence)} is set aside, not spent. {planner.firstName} answers within a few
              days. If {planner.firstName} says no, or does not answer, the money comes straight back.
            </p>
            <p>
              You can cancel freely until {planner.firstName} has logged hours. Nothing is paid until you
              agree that the work is done. {within ? "" : "Your care money is not touched."}
            </p>
          </Notice>
          <PostForm>
            <input type="hidden" name="feePence" value={priced.feePence} />
            {potId ? <input type="hidden" name="potId" value={potId} /> : null}
            {assisted ? (
              <DecisionFields
                question={question}
                personName={subjectName}
                values={failed?.values}
                errors={failed?.errors}
              />
            ) : null}
            <div className="flex flex-wrap gap-3">
              <Button>Agree and ask {planner.firstName}</Button>
              <ButtonLink href={back}>Go back</ButtonLink>
            </div>
          </PostForm>
        </>
      ) : (
        <ButtonLink href={back}>Go back</ButtonLink>
      )}
    </Page>
  );
}
