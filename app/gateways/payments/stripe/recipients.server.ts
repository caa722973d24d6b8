import type { Stripe } from "stripe";
import { onThisSite, siteAddress } from "#app/env.server.ts";
import type { CardGateway, Recipient } from "#app/gateways/payments/card-gateway.ts";
import { ask } from "#app/gateways/payments/stripe/ask.ts";
import { marks, marksOf, modeOf } from "#app/gateways/payments/stripe/facts.ts";

type Recipients = Pick<
  CardGateway,
  "createRecipient" | "findRecipient" | "findRecipientsOf" | "createOnboardingLink"
>;
const INCLUDE: Stripe.V2.Core.AccountRetrieveParams.Include[] = ["configuration.recipient", "requirements"];

/**
 * Those who are paid: an account that receives transfers and takes no payments itself. The platform bears Stripe's fees and
 * losses, so that nobody who is paid is charged anything.
 */
export const recipients = (stripe: Stripe): Recipients => ({
  createRecipient: ({ idempotencyKey, supplierId, displayName, email, country, business }) =>
    ask(async () =>
      recipientFact(
        await stripe.v2.core.accounts.create(
          {
            display_name: displayName,
            contact_email: email,
            dashboard: "express",
            identity: { country, entity_type: business },
            defaults: {
              currency: "gbp",
              responsibilities: { fees_collector: "application", losses_collector: "application" },
            },
            configuration: {
              recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
            },
            metadata: marks(supplierId, idempotencyKey),
            include: INCLUDE,
          },
          { idempotencyKey },
        ),
      ),
    ),
  findRecipient: (id) =>
    ask(async () => recipientFact(await stripe.v2.core.accounts.retrieve(id, { include: INCLUDE }))),
  findRecipientsOf: (supplierId) =>
    ask(async () => {
      const ids: string[] = [];
      for await (const account of stripe.v2.core.accounts.list({
        applied_configurations: ["recipient"],
        limit: 20,
      }))
        if (marksOf(account.metadata).reference === supplierId) ids.push(account.id);
      return Promise.all(
        ids.map(async (id) =>
          recipientFact(await stripe.v2.core.accounts.retrieve(id, { include: INCLUDE })),
        ),
      );
    }),
  createOnboardingLink: ({ accountId, returnPath, refreshPath }) =>
    ask(async () => {
      const link = await stripe.v2.core.accountLinks.create({
        account: accountId,
        use_case: {
          type: "account_onboarding",
          account_onboarding: {
            return_url: siteAddress(returnPath),
            refresh_url: siteAddress(refreshPath),
          },
        },
      });
      return { url: onThisSite(link.url), expiresAt: new Date(link.expires_at) };
    }),
});

function recipientFact(account: Stripe.V2.Core.Account): Recipient {
  const transfers = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers;
  return {
    id: account.id,
    transfersActive: transfers?.status === "active",
    requirementsDue: (account.requirements?.entries ?? [])
      .filter((entry) => entry.awaiting_action_from === "user")
      .map((entry) => entry.description),
    reference: marksOf(account.metadata).reference,
    mode: modeOf(account.livemode),
  };
}
