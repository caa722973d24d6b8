import type { TaskList } from "graphile-worker";

/** Every job by name. A job may run twice without harm. */
export const tasks: TaskList = {};
