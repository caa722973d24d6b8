// What Stripe would tell the app: events are kept, and sent as the behaviour of this sandbox says.
import { Stripe } from "stripe";
import { addJob, type Tx } from "#app/db.server.ts";
import type { Kept, Kind, ThinEvent } from "#app/gateways/payments/sandbox/kept.ts";
import { keep, newId, seconds } from "#app/gateways/payments/sandbox/store.server.ts";
import { now } from "#app/lib/clock.ts";

/** How news goes astray, for tests and demonstrations. */
export type WebhookBehaviour = {
  /** Each message this many times. */
  duplicate?: number;
  delaySeconds?: number;
  /** What has gathered is sent newest first. */
  reverse?: boolean;
  /** `all`: no message arrives. Types: these do not. */
  lose?: "all" | string[];
};
const GATHERS_SECONDS = 2;

/** @param about what it happened to, as it is after it happened */
export async function tell(tx: Tx, type: string, about: Kept[Kind]): Promise<void> {
  const event = await keep(tx, {
    id: newId("evt"),
    object: "event",
    api_version: Stripe.API_VERSION,
    created: seconds(),
    data: { object: about },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  });
  await planDeliveries(tx, event.id, type);
}

/** News of a v2 object carries its name and address only. */
export async function tellThin(tx: Tx, type: string, accountId: string): Promise<void> {
  const event: ThinEvent = {
    id: newId("evt_test"),
    object: "v2.core.event",
    created: now().toISOString(),
    livemode: false,
    related_object: { id: accountId, type: "v2.core.account", url: `/v2/core/accounts/${accountId}` },
    type,
  };
  await keep(tx, event);
  await planDeliveries(tx, event.id, type);
}

async function planDeliveries(tx: Tx, eventId: string, type: string): Promise<void> {
  const setting = await tx.sandboxCardSetting.findUnique({ where: { id: 1 } });
  const {
    duplicate = 1,
    delaySeconds = 0,
    reverse,
    lose = [],
  } = (setting?.behaviour ?? {}) as WebhookBehaviour;
  const lost = lose === "all" || lose.includes(type);
  const wait = reverse ? Math.max(delaySeconds, GATHERS_SECONDS) : delaySeconds;
  const dueAt = new Date(now().getTime() + wait * 1000);
  const { position } = await tx.sandboxCardObject.findUniqueOrThrow({ where: { id: eventId } });
  for (let copy = 0; copy < duplicate; copy++) {
    const fate = lost ? "lose" : reverse ? "send_in_reverse" : "send";
    const { id } = await tx.sandboxCardDelivery.create({ data: { eventId, position, fate, dueAt } });
    if (fate === "send") await addJob(tx, "deliver-card-news", { id }, { runAt: dueAt });
    if (fate === "send_in_reverse")
      await addJob(
        tx,
        "deliver-card-news",
        { id: "reverse" },
        { runAt: dueAt, onceKey: "card-news-reversed" },
      );
  }
}
