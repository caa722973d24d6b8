import { createHmac } from "node:crypto";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

const LONGEST_WAIT = 10_000;
export type SignedNews = { id: string; body: string; signature: string };

/** Signed as Stripe signs: the moment of sending and the body, by the secret that the app knows too. */
async function sign(body: string): Promise<string> {
  const { webhookSecret } = await db().prisma.sandboxCardSetting.findUniqueOrThrow({ where: { id: 1 } });
  const moment = Math.floor(now().getTime() / 1000);
  return `t=${moment},v1=${createHmac("sha256", webhookSecret).update(`${moment}.${body}`).digest("hex")}`;
}

type Which = { ids: string[] } | { fate: "send" | "send_in_reverse" } | "all";

/** What waits to be sent, in the order in which it would go. */
async function waiting(which: Which) {
  const found = await db().prisma.sandboxCardDelivery.findMany({
    where: {
      sentAt: null,
      fate: { not: "lose" },
      ...(which === "all" ? {} : "ids" in which ? { id: { in: which.ids } } : { fate: which.fate }),
    },
    include: { event: true },
    orderBy: { position: "asc" },
  });
  const backwards = found.filter(({ fate }) => fate === "send_in_reverse").reverse();
  return [...found.filter(({ fate }) => fate === "send"), ...backwards];
}

async function markSent(id: string): Promise<void> {
  await db().prisma.sandboxCardDelivery.update({ where: { id }, data: { sentAt: now() } });
}

/** A job: one message, or (`reverse`) all that has gathered. An answer other than 2xx fails the job, which is tried again. */
export async function deliverNews(id: string, to: URL | null): Promise<void> {
  if (to === null) throw new Error("the app is not listening yet");
  const failed: string[] = [];
  for (const { id: one, event } of await waiting(
    id === "reverse" ? { fate: "send_in_reverse" } : { ids: [id] },
  )) {
    const body = JSON.stringify(event.body);
    const answer = await fetch(to, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json", "Stripe-Signature": await sign(body) },
      signal: AbortSignal.timeout(LONGEST_WAIT),
      redirect: "manual",
    }).catch(() => null);
    if (answer?.ok) await markSent(one);
    else failed.push(`${event.id}: ${answer?.status ?? "no answer"}`);
  }
  if (failed.length > 0) throw new Error(`news of test payments was not taken: ${failed.join(", ")}`);
}

/** For tests that carry the messages themselves: everything that waits, signed, in the order it would come. */
export async function takeNews(): Promise<SignedNews[]> {
  const taken: SignedNews[] = [];
  for (const { id, event } of await waiting("all")) {
    const body = JSON.stringify(event.body);
    taken.push({ id: event.id, body, signature: await sign(body) });
    await markSent(id);
  }
  return taken;
}
