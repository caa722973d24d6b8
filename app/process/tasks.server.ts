import type { TaskList } from "graphile-worker";
import { lookAfterBudgets } from "#app/domain/budgets/look-after-budgets.server.ts";
import { lapseEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { lookAfterCommunity } from "#app/domain/community/look-after-community.server.ts";
import { sendGroupEmail, type GroupEmailJob } from "#app/domain/community/send-group-email.server.ts";
import { remindEngagement } from "#app/domain/engagements/remind-engagement.server.ts";
import { remindUpgrade } from "#app/domain/engagements/upgrades/remind-upgrade.server.ts";
import { reconcile } from "#app/domain/payments/reconciliation/reconcile.server.ts";
import { sendAccountEmail, type AccountEmailJob } from "#app/domain/identity/send-account-email.server.ts";
import { sweepIdentity } from "#app/domain/identity/sweep.server.ts";
import { remindPayment } from "#app/domain/payments/invoices/remind-payment.server.ts";
import { runStep } from "#app/domain/payments/cards/run-step.server.ts";
import { settleCardPayment } from "#app/domain/payments/cards/settle-card-payment.server.ts";
import { sweepCards } from "#app/domain/payments/cards/sweep-cards.server.ts";
import { workCardEvent } from "#app/domain/payments/cards/work-card-event.server.ts";
import { lookAfterReviews } from "#app/domain/plans/reviews/look-after-reviews.server.ts";
import { sendNotification } from "#app/domain/notifications/send-notification.server.ts";
import { newsAddress } from "#app/gateways/payments/cards.server.ts";
import { deliverNews } from "#app/gateways/payments/sandbox/deliver-news.server.ts";
import { settleDueNow } from "#app/gateways/payments/sandbox/due.server.ts";

/** Every job by name. A job may run twice without harm. */
export const tasks: TaskList = {
  reconcile: async () => {
    await reconcile();
  },
  // Test payments: what the card provider does by itself, and what it tells the app
  "deliver-card-news": (payload) => deliverNews((payload as { id: string }).id, newsAddress()),
  "settle-card-sandbox": () => settleDueNow(),
  "run-card-step": (payload) => runStep((payload as { id: string }).id),
  "settle-card-payment": (payload) => settleCardPayment((payload as { id: string }).id),
  "sweep-cards": () => sweepCards(),
  "work-card-event": (payload) => workCardEvent((payload as { id: string }).id),
  "lapse-engagement": (payload) => lapseEngagement((payload as { engagementId: string }).engagementId),
  "look-after-budgets": () => lookAfterBudgets(),
  "look-after-reviews": () => lookAfterReviews(),
  "remind-engagement": (payload) => remindEngagement(payload as Parameters<typeof remindEngagement>[0]),
  "remind-upgrade": (payload) => remindUpgrade(payload as Parameters<typeof remindUpgrade>[0]),
  "remind-payment": (payload) => remindPayment(payload as Parameters<typeof remindPayment>[0]),
  "send-account-email": (payload) => sendAccountEmail(payload as AccountEmailJob),
  "look-after-community": () => lookAfterCommunity(),
  "send-group-email": (payload) => sendGroupEmail(payload as GroupEmailJob),
  "sweep-identity": () => sweepIdentity(),
  "send-notification": (payload) => sendNotification((payload as { id: string }).id),
};

/** What is done by the clock (UTC), by one of however many copies run. */
export const crontab = [
  "23 3 * * * sweep-identity",
  "41 1 * * * look-after-budgets",
  "11 4 * * * look-after-community",
  // After nine in London, in summer and in winter
  "7 9 * * * look-after-reviews",
  "41 2 * * * reconcile",
  "*/10 * * * * sweep-cards ?max=1",
].join("\n");
