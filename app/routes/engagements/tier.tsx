import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  findChoice,
  findDraft,
  findPlannerToChoose,
  findSent,
  saveTier,
} from "#app/domain/engagements/draft-engagement.server.ts";
import { TierForm } from "#app/domain/engagements/engagement-forms.ts";
import { tierCards } from "#app/domain/engagements/tier-cards-rules.ts";
import { suggestTier } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { shortDay } from "#app/lib/dates.ts";
import { WithinNotice } from "#app/routes/engagements/within-notice.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { MoneyBar } from "#app/ui/money-bar.tsx";
import { Page } from "#app/ui/page.tsx";
import { TierCards } from "#app/ui/tier-cards.tsx";

export const handle: Handle = { title: "How much planning do you want?" };

async function find(request: Request, slug: string | undefined) {
  const access = await requirePerson(request, "engage_planners");
  const planner = await findPlannerToChoose(slug ?? "");
  if (!planner) throw notFound();
  const draft = await findDraft(access, planner.id, new URL(request.url).searchParams.get("draft"));
  return { access, planner, draft };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { access, planner, draft } = await find(request, params.slug);
  if (!draft) throw redirect(`/planners/${planner.slug}/engage`);
  const sent = await findSent(access, draft.id);
  if (sent) throw redirect(`/engagements/${sent}`);
  const { tiers, purse, pot } = await findChoice(access, planner.id);
  const suggestion = suggestTier(draft);
  const cards = tierCards({
    tiers,
    purse,
    answers: draft,
    offered: planner.tiersOffered,
    plannerName: planner.firstName,
  });
  const money = pot && { spent: pot.spentPence, aside: pot.heldPence, left: pot.availablePence };
  const usable = cards.filter((card) => card.unavailable === null);
  const chosen = draft.tier ?? (usable.some((card) => card.tier === suggestion.tier) ? suggestion.tier : "");
  return {
    planner,
    draftId: draft.id,
    note: draft.note,
    chosen,
    cards,
    money,
    within: pot?.within
      ? {
          costs: "",
          legalBasis: pot.within.legalBasis,
          since: pot.within.since ? shortDay(pot.within.since) : "",
        }
      : null,
    because: suggestion.because,
    canGoOn: usable.length > 0,
    ownMoney: purse === "card",
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { access, planner, draft } = await find(request, params.slug);
  const form = await readForm(request, access);
  if (!draft) throw redirect(`/planners/${planner.slug}/engage`);
  const parsed = parseForm(form, TierForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const saved = await saveTier(access, draft.id, parsed.value);
  return outcome(form, saved, `/planners/${planner.slug}/engage/check?draft=${draft.id}`);
}

export default function ChooseTier() {
  const { planner, draftId, note, chosen, cards, money, within, because, canGoOn, ownMoney } =
    useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page
      title="How much planning do you want?"
      kicker="Step 2 of 3"
      back={{ href: `/planners/${planner.slug}/engage?draft=${draftId}`, label: "The three questions" }}
      lead={
        <p>The fee is fixed. If it takes longer, you are never charged more without agreeing to it first.</p>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      <Notice tone="calm" title="What we suggest, and why">
        <p>{because} You can choose another.</p>
      </Notice>
      <PostForm>
        <WithinNotice within={within} />
        <TierCards
          cards={cards}
          chosen={failed ? String(failed.values.tier ?? "") : chosen}
          error={failed?.errors.tier}
        />
        <Card>
          <h2>
            {ownMoney
              ? "Paying with your own money"
              : within
                ? "Your care money now"
                : "Your support planning money now"}
          </h2>
          {ownMoney ? (
            <p className="mt-2">
              You pay by card when you have checked everything, and the money waits until you agree that the
              work is done. Before you pay anybody, you can ask the council to look at your needs. That is
              free, whatever money you have.
            </p>
          ) : money ? (
            <div className="mt-3">
              <MoneyBar {...money} />
            </div>
          ) : (
            <p className="mt-2">
              There is no support planning money in your budget yet. Ask your council for a planning pot, or
              phone us and we will ask with you.
            </p>
          )}
        </Card>
        {canGoOn ? (
          <>
            <TextArea
              name="note"
              label={`Anything you want ${planner.firstName} to know? (you can leave this out)`}
              hint={`Only ${planner.firstName} sees it. For example, the best time to phone you.`}
              value={failed ? String(failed.values.note ?? "") : note}
              error={failed?.errors.note}
              rows={4}
              maxLength={5000}
            />
            <Button>Next: check and agree</Button>
          </>
        ) : (
          <p className="my-6">
            <ButtonLink href="/budget">See my budget</ButtonLink>
          </p>
        )}
      </PostForm>
    </Page>
  );
}
