import type { TaskList } from "graphile-worker";
import { lapseEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { remindEngagement } from "#app/domain/engagements/remind-engagement.server.ts";
import { sendNotification } from "#app/domain/notifications/send-notification.server.ts";

/** Every job by name. A job may run twice without harm. */
export const tasks: TaskList = {
  "lapse-engagement": (payload) => lapseEngagement((payload as { engagementId: string }).engagementId),
  "remind-engagement": (payload) => remindEngagement(payload as Parameters<typeof remindEngagement>[0]),
  "send-notification": (payload) => sendNotification((payload as { id: string }).id),
};
