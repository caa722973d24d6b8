import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { IdeaForm } from "#app/domain/community/ideas/idea-forms.ts";
import { offerIdea } from "#app/domain/community/ideas/offer-idea.server.ts";
import { ACTION_KINDS, EVERY, NEED_AREAS } from "#app/domain/plans/plan-content.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { poundsBox } from "#app/lib/money.ts";
import { SureTick } from "#app/routes/desk/sure-tick.tsx";
import { itemOf, loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Offer this as an idea" };
const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  const found = itemOf(plan.actions, idParam(args.params, "itemId"));
  if (party.side !== "planner" || !found) throw notFound();
  return {
    planId: plan.id,
    was: found.what,
    kind: found.kind,
    cost: found.costPence === null ? "" : poundsBox(found.costPence),
    every: found.every ?? "",
    areas: plan.needs.filter(({ id }) => found.needIds.includes(id)).map(({ area }) => area),
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  if (party.side !== "planner") throw notFound();
  const form = await readForm(request, party.access);
  const planId = idParam(params);
  const actionId = idParam(params, "itemId");
  const parsed = parseForm(form, IdeaForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const offered = await offerIdea(party, planId, actionId, parsed.value);
  if (!offered.ok && offered.refusal.code === "maybe-person")
    return refusedForm(form, offered.refusal, "sure");
  return outcome(form, offered, `/plans/${planId}?done=idea#actions`);
}

export default function OfferIdea() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const text = (name: string, saved = "") => ({
    name,
    value: answer(failed, name, saved),
    error: failed?.errors[name],
  });
  return (
    <Page
      title="Offer this as an idea"
      narrow
      back={{ href: `/plans/${page.planId}`, label: "The plan" }}
      lead={
        <>
          <p>
            Others can find it, put it in their plan, and see what it cost. They never learn whose plan it
            came from.
          </p>
          <p>Write it anew, so that it could be anybody’s: no name, no street, no number.</p>
        </>
      }
    >
      <ErrorSummary errors={failed?.errors} />
      <p dir="auto" className="mt-4 border-l-4 border-marigold pl-3 [overflow-wrap:anywhere]">
        In the plan it says: {page.was}
      </p>
      <PostForm>
        <input
          type="hidden"
          name="submissionKey"
          value={answer(failed, "submissionKey", page.submissionKey) || page.submissionKey}
        />
        <TextField {...text("what")} label="What is done?" maxLength={300} />
        <TextArea {...text("why")} label="What was good about it?" rows={4} maxLength={500} />
        <Radios
          {...text("kind", page.kind)}
          small
          legend="Who or what is it?"
          choices={choices(ACTION_KINDS)}
        />
        <Checkboxes
          name="needAreas"
          small
          legend="What does it help with?"
          choices={choices(NEED_AREAS)}
          values={answers(failed, "needAreas", page.areas)}
          error={failed?.errors.needAreas}
        />
        <TextField
          {...text("cost", page.cost)}
          label="What did it cost, in pounds?"
          width="short"
          inputMode="decimal"
          prefix="£"
        />
        <SelectField
          {...text("every", page.every)}
          label="How often did it cost that?"
          options={[{ value: "", label: "Not known" }, ...choices(EVERY)]}
        />
        <SureTick failed={failed} />
        <div className="mt-6 flex flex-wrap gap-3">
          <Button>Send it to be read</Button>
          <ButtonLink href={`/plans/${page.planId}`}>Go back</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
