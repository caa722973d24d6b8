import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SETTINGS, type Setting } from "#app/domain/budgets/area-setting-rules.ts";
import { CouncilCostForm, SettingForm, TierRowForm } from "#app/domain/commissioning/area-rule-forms.ts";
import { changeSetting } from "#app/domain/commissioning/change-setting.server.ts";
import { findAreaRules, findNewest } from "#app/domain/commissioning/find-area-rules.server.ts";
import { recordCouncilCost, recordTier } from "#app/domain/commissioning/record-rate.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requireAreaRules, rulesBase } from "#app/http/require-area-rules.server.ts";
import { known } from "#app/lib/query.ts";
import { RuleFields } from "#app/routes/council/settings-fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

type Tier = "low" | "medium" | "high";
const TIERS: Record<string, Tier> = { low: "low", medium: "medium", high: "high" };
const TITLES = {
  tier: "Change a tier",
  "council-cost": "Change the council’s own cost",
  "fee-source": "Change where the planning fee comes from",
  "fees-include-vat": "Change what the fees include",
  "answer-within-days": "Change the days to answer",
  "adjustments-yearly": "Change the yearly figure for adjustments",
  "plan-approval-limit": "Change up to what every practitioner may approve plans",
} as const;
type Rule = keyof typeof TITLES;
const RATES: Record<string, Rule> = { tier: "tier", "council-cost": "council-cost" };
const ruleOf = (name: string | undefined): Rule => {
  const found = known(RATES, name);
  const rule: Rule | undefined = found ?? SETTINGS.find((setting) => setting === name);
  if (!rule) throw notFound();
  return rule;
};

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAreaRules(request, params.slug);
  const rule = ruleOf(params.rule);
  const tier = known(TIERS, new URL(request.url).searchParams.get("tier")) ?? "medium";
  const [newest, rules] = await Promise.all([findNewest(access), findAreaRules(access)]);
  const rates = rule === "tier" ? rules.tiers : rule === "council-cost" ? rules.costs : [];
  const rate = rates.find((row) => row.tier === tier && row.state === "now");
  return {
    rule,
    tier,
    tierName: rate?.tierName ?? "",
    title: TITLES[rule],
    area: access.area.name,
    back: rulesBase(params.slug),
    now:
      rule === "tier" || rule === "council-cost"
        ? rate
          ? `${rate.tierName}: ${rate.money}${rule === "tier" ? "" : " an hour"}, up to ${String(rate.hours)} hours, from ${rate.from}`
          : "Nothing holds today"
        : rules.settings[rule].now,
    hours: rate ? String(rate.hours) : "",
    seen:
      rule === "tier"
        ? newest.tier(tier)
        : rule === "council-cost"
          ? newest.cost(tier)
          : newest.setting(rule),
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAreaRules(request, params.slug);
  const form = await readForm(request, access);
  const rule = ruleOf(params.rule);
  const next = `${rulesBase(params.slug)}?done=recorded`;
  if (rule === "tier") {
    const parsed = parseForm(form, TierRowForm);
    return parsed.ok ? outcome(form, await recordTier(access, parsed.value), next) : formAgain(parsed.failed);
  }
  if (rule === "council-cost") {
    const parsed = parseForm(form, CouncilCostForm);
    return parsed.ok
      ? outcome(form, await recordCouncilCost(access, parsed.value), next)
      : formAgain(parsed.failed);
  }
  const parsed = parseForm(form, SettingForm[rule satisfies Setting]);
  return parsed.ok
    ? outcome(form, await changeSetting(access, rule, parsed.value), next)
    : formAgain(parsed.failed);
}

export default function ChangeRule() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const said = (name: string, saved = "") => answer(failed, name, saved);
  return (
    <Page
      title={page.title}
      kicker={page.area}
      narrow
      back={{ href: page.back, label: "Tiers and rules" }}
      lead={<p>Today: {page.now}.</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <input type="hidden" name="submissionKey" value={said("submissionKey", page.submissionKey)} />
        <input type="hidden" name="seen" value={said("seen", String(page.seen))} />
        <RuleFields rule={page.rule} tier={page.tier} hours={page.hours} failed={failed} />
        <DateField
          name="from"
          legend="From which day?"
          hint="Today or later. For example, 1 4 2027"
          values={{ day: said("from.day"), month: said("from.month"), year: said("from.year") }}
          error={failed?.errors.from}
        />
        <TextArea
          name="reason"
          label="Why, and where it was decided"
          hint="For example, Cabinet, 12 January 2027, minute 14. It is kept with the row."
          rows={3}
          maxLength={500}
          value={said("reason")}
          error={failed?.errors.reason}
        />
        <div className="flex flex-wrap gap-3">
          <Button>Record the new row</Button>
          <ButtonLink href={page.back}>Change nothing</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
