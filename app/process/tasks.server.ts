import type { TaskList } from "graphile-worker";
import { sendNotification } from "#app/domain/notifications/send-notification.server.ts";

/** Every job by name. A job may run twice without harm. */
export const tasks: TaskList = {
  "send-notification": (payload) => sendNotification((payload as { id: string }).id),
};
