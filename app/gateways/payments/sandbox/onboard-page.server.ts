// The sandbox's page for people who are to be paid: it asks for nothing, and says yes.
import { onThisSite } from "#app/env.server.ts";
import { recipientThat } from "#app/gateways/payments/sandbox/endpoints/accounts.server.ts";
import { tellThin } from "#app/gateways/payments/sandbox/news.server.ts";
import { change, find, inTurn, look } from "#app/gateways/payments/sandbox/store.server.ts";
import { now } from "#app/lib/clock.ts";

export type OnboardPage = { state: "open" | "active" | "expired"; returnTo: string; againAt: string };

export const findOnboardPage = (id: string): Promise<OnboardPage | null> =>
  inTurn(async (tx) => {
    const link = (await look(tx, "sandbox.onboarding_link", id))?.body;
    if (!link) return null;
    const account = await find(tx, "v2.core.account", link.account);
    const active = account.requirements.entries?.length === 0;
    return {
      state: active ? "active" : new Date(link.expires_at) <= now() ? "expired" : "open",
      returnTo: onThisSite(link.return_url),
      againAt: onThisSite(link.refresh_url),
    };
  });

/** Everything asked for is given: money can be passed on to them. */
export const finishOnboarding = (id: string): Promise<boolean> =>
  inTurn(async (tx) => {
    const link = (await look(tx, "sandbox.onboarding_link", id))?.body;
    if (!link || new Date(link.expires_at) <= now()) return false;
    const account = await find(tx, "v2.core.account", link.account);
    await change(tx, account, { configuration: recipientThat("active"), requirements: { entries: [] } });
    await tellThin(tx, "v2.core.account[requirements].updated", account.id);
    await tellThin(tx, "v2.core.account[configuration.recipient].capability_status_updated", account.id);
    return true;
  });
