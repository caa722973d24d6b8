import { Stripe } from "stripe";
import { WebhookForged } from "#app/gateways/payments/card-errors.ts";
import type { CardGateway, WebhookHint } from "#app/gateways/payments/card-gateway.ts";
import { ask, inOurWords } from "#app/gateways/payments/stripe/ask.ts";
import { modeOf, momentOf, secondsOf } from "#app/gateways/payments/stripe/facts.ts";
import { now } from "#app/lib/clock.ts";

type News = Pick<CardGateway, "readWebhook" | "findEvent" | "listEvents">;
const LONGEST_AGE_SECONDS = 300;

/** Each place that Stripe sends news from signs with a secret of its own, and a secret is changed while two are good. */
export const news = (stripe: Stripe, secrets: readonly string[]): News => ({
  readWebhook(rawBody, signature) {
    const read = thin(rawBody) ? readThin : readWhole;
    for (const [i, secret] of secrets.entries())
      try {
        return read(stripe, rawBody, signature, secret);
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw forged(error);
        if (i === secrets.length - 1) throw forged(error);
      }
    throw new Error("there is no secret to check webhooks with");
  },
  findEvent: (id) => ask(async () => eventHint(await stripe.events.retrieve(id))),
  async *listEvents(since) {
    try {
      for await (const event of stripe.events.list({ created: { gte: secondsOf(since) }, limit: 100 }))
        yield eventHint(event);
    } catch (error) {
      throw inOurWords(error);
    }
  },
});

const forged = (error: unknown) =>
  new WebhookForged("a webhook was not signed by Stripe, or is too old", { cause: error });

/** Only says which reader to use: nothing is believed before its signature is checked. */
function thin(rawBody: string): boolean {
  try {
    return (JSON.parse(rawBody) as { object?: unknown } | null)?.object === "v2.core.event";
  } catch {
    return false;
  }
}

function readWhole(stripe: Stripe, body: string, signature: string, secret: string): WebhookHint {
  const moment = now().getTime();
  return eventHint(
    stripe.webhooks.constructEvent(body, signature, secret, LONGEST_AGE_SECONDS, undefined, moment),
  );
}

function readThin(stripe: Stripe, body: string, signature: string, secret: string): WebhookHint {
  const moment = now().getTime();
  const event = stripe.parseEventNotification(
    body,
    signature,
    secret,
    LONGEST_AGE_SECONDS,
    undefined,
    moment,
  );
  const about = ("related_object" in event ? event.related_object : null) as {
    id?: string;
    type: string;
  } | null;
  return {
    id: event.id,
    type: event.type,
    createdAt: new Date(event.created),
    objectId: about?.id ?? "",
    objectType: about?.type ?? "",
    mode: modeOf(event.livemode),
  };
}

function eventHint(event: Stripe.Event): WebhookHint {
  const about = event.data.object as { id?: string; object?: string };
  return {
    id: event.id,
    type: event.type,
    createdAt: momentOf(event.created),
    objectId: about.id ?? "",
    objectType: about.object ?? "",
    mode: modeOf(event.livemode),
  };
}
