import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changePlanningPot } from "#app/domain/budgets/change-planning-pot.server.ts";
import { findTiers } from "#app/domain/budgets/find-tiers.server.ts";
import { PlanningPotForm } from "#app/domain/budgets/planning-pot-form.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { findPersonRecord } from "#app/domain/people/find-person-record.server.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { pounds } from "#app/lib/money.ts";
import { one } from "#app/routes/council/contact-fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { MoneyBar } from "#app/ui/money-bar.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Change planning money" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const record = await findPersonRecord(access, params.id ?? "");
  const pot = record?.pots.find((each) => each.potId === params.potId && each.kind === "support_planning");
  if (!record || !pot) throw notFound();
  return {
    id: record.person.id,
    name: record.name,
    tier: pot.authorisedTier ?? "medium",
    tiers: await findTiers(access.area.id),
    money: { spent: pot.spentPence, aside: pot.heldPence, left: pot.availablePence },
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ["practitioner"]);
  const form = await readForm(request, access);
  const record = await findPersonRecord(access, params.id ?? "");
  const pot = record?.pots.find((each) => each.potId === params.potId);
  if (!record || !pot) throw notFound();
  const parsed = parseForm(form, PlanningPotForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const changed = await changePlanningPot(access, record.person.id, pot.potId, parsed.value);
  if (!changed.ok) return refusedForm(form, changed.refusal);
  return redirect(`/council/people/${record.person.id}?changed=yes`);
}

export default function EditPlanningPot() {
  const { id, name, tier, tiers, money, submissionKey } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const answers = failed ?? { errors: {}, values: {} };
  return (
    <Page
      title="Change planning money"
      kicker={name}
      narrow
      back={{ href: `/council/people/${id}`, label: name }}
    >
      <ErrorSummary errors={failed?.errors} />
      <div className="my-5">
        <MoneyBar {...money} />
      </div>
      <PostForm>
        <input type="hidden" name="submissionKey" value={one(answers, "submissionKey", submissionKey)} />
        <Radios
          name="tier"
          legend="Up to which tier may they go?"
          hint="Choosing a tier adds no money by itself. Add what is missing below."
          choices={tiers.map((row) => ({
            value: row.tier,
            label: `${TIER_NAMES[row.tier]}: ${pounds(row.feePence)}, up to ${String(row.hours)} hours`,
            ...(row.feePence > money.left
              ? { hint: `${pounds(row.feePence - money.left)} more than is left now` }
              : {}),
          }))}
          value={one(answers, "tier", tier)}
          error={answers.errors.tier}
        />
        <TextField
          name="add"
          label="Money to add, in pounds"
          hint="For example 140. Leave it empty to add none."
          inputMode="decimal"
          width="short"
          prefix="£"
          value={one(answers, "add")}
          error={answers.errors.add}
        />
        <TextArea
          name="reason"
          label="Why?"
          hint="A sentence. It is kept with the change."
          rows={3}
          maxLength={500}
          value={one(answers, "reason")}
          error={answers.errors.reason}
        />
        <div className="flex flex-wrap gap-3">
          <Button>Save the change</Button>
          <ButtonLink href={`/council/people/${id}`}>Change nothing</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
