import { siteAddress } from "#app/env.server.ts";
import type { CardCalls } from "#app/gateways/payments/contract/card-calls.ts";
import type { Answers } from "#app/gateways/payments/sandbox/endpoints/call.ts";
import type { Account } from "#app/gateways/payments/sandbox/kept.ts";
import { tellThin } from "#app/gateways/payments/sandbox/news.server.ts";
import { metadataOf, onlyThese } from "#app/gateways/payments/sandbox/only-these.ts";
import { noSuch, StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";
import { all, find, keep, look, newId } from "#app/gateways/payments/sandbox/store.server.ts";
import { now } from "#app/lib/clock.ts";

type Create = CardCalls["POST /v2/core/accounts"];
const LINK_LASTS = 10 * 60_000;
/** What the sandbox asks of somebody before money can be passed on to them. */
const DUE = ["identity.individual.date_of_birth", "default_outbound_destination"];
const KNOWN = "display_name contact_email dashboard identity defaults configuration metadata include".split(
  " ",
);

export const accounts: Answers<
  | "POST /v2/core/accounts"
  | "GET /v2/core/accounts"
  | "GET /v2/core/accounts/:id"
  | "POST /v2/core/account_links"
> = {
  async "POST /v2/core/accounts"({ tx, params }) {
    onlyThese(params, KNOWN);
    checkRecipient(params);
    const account = await keep(tx, {
      id: newId("acct"),
      object: "v2.core.account",
      applied_configurations: ["recipient"],
      closed: false,
      configuration: recipientThat("restricted"),
      created: now().toISOString(),
      dashboard: params.dashboard ?? "none",
      livemode: false,
      metadata: metadataOf(params.metadata),
      requirements: { entries: DUE.map(entryOf) },
    });
    await tellThin(tx, "v2.core.account.created", account.id);
    return included(account, params.include);
  },
  async "GET /v2/core/accounts/:id"({ tx, params, id }) {
    return included(await find(tx, "v2.core.account", id), params.include);
  },
  async "GET /v2/core/accounts"({ tx, params, page }) {
    const { limit = 10 } = params;
    const found = await all(tx, "v2.core.account");
    const from = Number(page ?? 0);
    const next = from + limit;
    return {
      data: found.slice(from, next).map((account) => included(account, [])),
      next_page_url: next < found.length ? `/v2/core/accounts?page=${next}` : null,
      previous_page_url: null,
    };
  },
  async "POST /v2/core/account_links"({ tx, params }) {
    const { account, use_case } = params;
    if (!(await look(tx, "v2.core.account", account))) throw noSuch("v2.core.account", account, "account");
    const onboarding = use_case.account_onboarding;
    if (use_case.type !== "account_onboarding" || !onboarding?.return_url)
      throw new StripeRefusal("This sandbox models account_onboarding with a return_url only.", {
        code: "invalid_fields",
        param: "use_case",
      });
    const expires_at = new Date(now().getTime() + LINK_LASTS).toISOString();
    const link = await keep(tx, {
      id: newId("onb"),
      object: "sandbox.onboarding_link",
      account,
      expires_at,
      refresh_url: onboarding.refresh_url,
      return_url: onboarding.return_url,
    });
    return {
      object: "v2.core.account_link",
      account,
      created: now().toISOString(),
      expires_at,
      livemode: false,
      url: siteAddress(`/sandbox/onboard/${link.id}`),
      use_case,
    };
  },
};

export const recipientThat = (status: "active" | "restricted"): Account["configuration"] => ({
  recipient: {
    applied: true,
    capabilities: {
      stripe_balance: {
        stripe_transfers: {
          status,
          status_details:
            status === "active" ? [] : [{ code: "requirements_past_due", resolution: "provide_info" }],
        },
      },
    },
  },
});

const entryOf = (description: string) => ({
  awaiting_action_from: "user" as const,
  description,
  errors: [],
  impact: {},
  minimum_deadline: { status: "currently_due" as const },
  requested_reasons: [],
});

/** v2 gives the parts that were asked for, and null for the others. */
function included(account: Account, include: readonly string[] | undefined): object {
  const asked = (part: string) => include?.includes(part) ?? false;
  return {
    ...account,
    configuration: asked("configuration.recipient") ? account.configuration : null,
    requirements: asked("requirements") ? account.requirements : null,
  };
}

function checkRecipient({ configuration, identity, defaults, contact_email }: Create): void {
  const refuse = (message: string, param: string) =>
    new StripeRefusal(message, { code: "invalid_fields", param });
  onlyThese(configuration, ["recipient"], "configuration");
  if (configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.requested !== true)
    throw refuse(
      "This sandbox models recipients that ask for stripe_balance.stripe_transfers.",
      "configuration",
    );
  if (identity?.country?.toLowerCase() !== "gb")
    throw refuse("This sandbox models accounts in gb.", "identity.country");
  if (!contact_email?.includes("@"))
    throw refuse("A contact_email is required for onboarding.", "contact_email");
  const { fees_collector, losses_collector } = defaults?.responsibilities ?? {};
  if (losses_collector === "application" && fees_collector !== "application")
    throw refuse(
      "If losses_collector is application, fees_collector must be application too.",
      "defaults.responsibilities.fees_collector",
    );
}
