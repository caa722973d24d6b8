import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findAreaRules } from "#app/domain/commissioning/find-area-rules.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { requireAreaRules, rulesBase } from "#app/http/require-area-rules.server.ts";
import { RateTable, SettingHistory } from "#app/routes/council/settings-tables.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ area: string }> = { title: ({ area }) => `Tiers and rules of ${area}` };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAreaRules(request, params.slug);
  return {
    area: access.area.name,
    base: rulesBase(params.slug),
    back:
      params.slug === undefined
        ? { href: "/council", label: "Council" }
        : { href: "/admin", label: "Administration" },
    done: new URL(request.url).searchParams.has("done"),
    ...(await findAreaRules(access)),
  };
}

export default function AreaSettings() {
  const { area, base, back, done, tiers, costs, settings } = useLoaderData<typeof loader>();
  return (
    <Page
      kicker={area}
      title="Tiers and rules"
      back={back}
      lead={
        <p>
          Every rule has a day from which it holds. A row is never changed: you add a new one. What people
          have already agreed keeps its price and its pot.
        </p>
      }
    >
      {done ? (
        <Notice tone="done" title="The new row is recorded" announce>
          <p>It holds from its day on. What was there before is still below.</p>
        </Notice>
      ) : null}
      <h2 className="mt-8">Support planning tiers</h2>
      <p className="max-w-[62ch]">The fixed fee and the hours that people are offered.</p>
      <RateTable caption="Tiers: fees and hours" money="Fixed fee" rows={tiers} />
      <p className="no-print my-4 flex flex-wrap gap-3">
        {(["low", "medium", "high"] as const).map((tier) => (
          <ButtonLink key={tier} href={`${base}/tier?tier=${tier}`}>
            Change {tier === "low" ? "Low" : tier === "medium" ? "Medium" : "High"}
          </ButtonLink>
        ))}
      </p>
      <SettingHistory
        title="Where the planning fee comes from"
        setting={settings["fee-source"]}
        href={`${base}/fee-source`}
        what="where the fee comes from"
      />
      <SettingHistory
        title="VAT"
        setting={settings["fees-include-vat"]}
        href={`${base}/fees-include-vat`}
        what="VAT"
      />
      <SettingHistory
        title="Days to answer"
        setting={settings["answer-within-days"]}
        href={`${base}/answer-within-days`}
        what="days to answer"
      />
      <SettingHistory
        title="Yearly figure for adjustments"
        setting={settings["adjustments-yearly"]}
        href={`${base}/adjustments-yearly`}
        what="the yearly figure"
      />
      <SettingHistory
        title="Approving support plans"
        setting={settings["plan-approval-limit"]}
        href={`${base}/plan-approval-limit`}
        what="up to what every practitioner may approve"
      />
      {base === "/council/settings" ? (
        <p className="no-print">
          <ButtonLink href="/council/plans/approvers">Who may approve above it</ButtonLink>
        </p>
      ) : null}
      <h2 className="mt-8">What the council’s own hours would cost</h2>
      <p className="max-w-[62ch]">For the report on planning costs. Nobody is charged by it.</p>
      <RateTable caption="The council’s own cost" money="An hour" rows={costs} />
      <p className="no-print my-4 flex flex-wrap gap-3">
        {(["low", "medium", "high"] as const).map((tier) => (
          <ButtonLink key={tier} href={`${base}/council-cost?tier=${tier}`}>
            Change the cost for {tier === "low" ? "Low" : tier === "medium" ? "Medium" : "High"}
          </ButtonLink>
        ))}
      </p>
    </Page>
  );
}
