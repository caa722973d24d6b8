import { createHash, randomInt } from "node:crypto";
import { siteAddress } from "#app/env.server.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { systemAccess } from "#app/domain/access/access.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { planCheckout, toPayPage, waitingStep } from "#app/domain/payments/cards/plan-checkout.server.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { db } from "#app/db.server.ts";
import type { CardPayment } from "#app/generated/prisma/client.ts";
import { now } from "#app/lib/clock.ts";
import { longDay, addDays, dayOf, momentOf } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

// No letter or digit that could be taken for another, since it may be typed from a letter
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const GOOD_FOR_DAYS = 10;

const hashOf = (code: string): string =>
  createHash("sha256")
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ""))
    .digest("hex");
function newCode(): string {
  const part = () => Array.from({ length: 4 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
  return [part(), part(), part()].join("-");
}

/**
 * Sends the person an address where they pay by themselves: no card number is ever told to whoever helps them. Only its hash
 * is kept; a new one makes the old one useless.
 */
export async function sendPayLink(tx: Act, card: CardPayment, plannerName: string): Promise<void> {
  const code = newCode();
  const lastDay = addDays(dayOf(now()), GOOD_FOR_DAYS);
  await tx.cardPayment.update({
    where: { id: card.id },
    data: { linkHash: hashOf(code), linkUntil: momentOf(addDays(lastDay, 1)) },
  });
  tx.audit({ action: "card-payment.link-sent", objectType: "card_payment", objectId: card.id });
  await notify(tx, {
    to: { personId: card.personId },
    subject: "How to pay for your planning",
    body: `${card.purpose === "upgrade" ? `You would like more hours with ${plannerName}. For them to count,` : `You chose ${plannerName} as your planner. To ask them,`} pay ${pounds(card.amountPence)} by card at ${siteAddress(`/pay/${code}`)} until ${longDay(lastDay)}. You can ask somebody you trust to help you. Never tell anybody your card number on the phone: we do not ask for it. If you have changed your mind, do nothing, and nothing happens.`,
    whole: true,
    onceKey: `pay-link:${card.id}:${hashOf(code).slice(0, 12)}`,
  });
}

const found = (code: string) =>
  db().prisma.cardPayment.findFirst({
    where: {
      linkHash: hashOf(code),
      linkUntil: { gt: now() },
      status: { in: ["open", "expired", "failed"] },
    },
    include: {
      draft: { include: { planner: { select: { firstName: true, lastName: true } } } },
      engagement: { include: { planner: { select: { firstName: true, lastName: true } } } },
    },
  });

/** What the page behind such an address shows. It names the planner and the price, and nobody else. */
export async function findPayLink(code: string) {
  const card = await found(code);
  const planner = card?.draft?.planner ?? card?.engagement?.planner;
  if (!card || !planner) return null;
  const kind = card.draft?.tier ? `${TIER_NAMES[card.draft.tier]} planning` : "More hours of planning";
  return {
    what: `${kind} with ${planner.firstName} ${planner.lastName}`,
    amountPence: card.amountPence,
    expressRequest: card.expressRequest === true,
    upgrade: card.purpose === "upgrade",
    test: card.mode === "test",
  };
}

/** On to the provider's pay page: the one that is open, or a new one where the last was left or ran out. */
export async function followPayLink(code: string): Promise<Result<string | null>> {
  const card = await found(code);
  if (!card)
    return {
      ok: false,
      refusal: {
        code: "not-found",
        words: "This address is no longer good. Nothing was paid. Phone us and we will send a new one.",
      },
    };
  const result = await act(systemAccess("pay-link"), async (tx) => {
    await tx.$queryRaw`SELECT id FROM card_payment WHERE id = ${card.id}::uuid FOR UPDATE`;
    const now_ = await tx.cardPayment.findUniqueOrThrow({ where: { id: card.id } });
    if (!["open", "expired", "failed"].includes(now_.status))
      throw new Refusal("moved-on", "This was paid, or is being paid, already. Nothing more was paid.");
    if (now_.status === "open" && now_.checkoutUrl) return { cardPaymentId: card.id, stepId: null };
    const waiting = await waitingStep(tx, now_);
    if (waiting) return { cardPaymentId: card.id, stepId: waiting };
    await tx.cardPayment.update({ where: { id: card.id }, data: { status: "open", checkoutUrl: null } });
    return { cardPaymentId: card.id, stepId: await planCheckout(tx, now_, true) };
  });
  if (!result.ok) return result;
  const begun = await toPayPage(result.value);
  return { ok: true, value: "checkoutUrl" in begun ? begun.checkoutUrl : null };
}
