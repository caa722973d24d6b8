import { addBankDays, isBankDay } from "#app/domain/payments/runs/bank-day-rules.ts";
import { addDays, longDay, type Day } from "#app/lib/dates.ts";

export const RUN_STATUSES = ["draft", "approved", "exported", "paid", "cancelled"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];
/** What can be done to a run. `approve` is never for whoever made it; the database holds the same. */
export type RunStep = "approve" | "export" | "pay" | "cancel" | "return";

const STEPS: Record<RunStatus, readonly RunStep[]> = {
  draft: ["approve", "cancel"],
  approved: ["export", "pay", "cancel"],
  exported: ["pay", "cancel"],
  paid: ["return"],
  cancelled: [],
};
export const STATUS_WORDS: Record<RunStatus, string> = {
  draft: "Waits for approval",
  approved: "Approved",
  exported: "With the bank",
  paid: "Paid",
  cancelled: "Cancelled",
};
export const runStatus = (words: string): RunStatus => {
  const known = RUN_STATUSES.find((one) => one === words);
  if (!known) throw new Error(`no such status of a run: ${words}`);
  return known;
};

/** What one account may do to a run now. */
export function stepsOf(
  run: { status: RunStatus; madeByAccountId: string },
  accountId: string,
): readonly RunStep[] {
  return STEPS[run.status].filter((step) => step !== "approve" || run.madeByAccountId !== accountId);
}

/** "OWNWAY RUN 00007": what stands on the payee's bank statement. */
export const runReference = (run: { number: number }): string =>
  `OWNWAY RUN ${String(run.number).padStart(5, "0")}`;

/** How far ahead a run may be made: what Bacs keeps a file for. */
const FURTHEST = 30;
/** The first day for a run made today: the bank needs the file the working day before. */
export const firstProcessingDay = (today: Day): Day => addBankDays(today, 1);

/** Why a processing day will not do; null when it will. */
export function processingDayProblem(on: Day, today: Day): string | null {
  const first = firstProcessingDay(today);
  if (on < first)
    return `The bank needs a working day to take the file. The first day it can process is ${longDay(first)}`;
  if (on > addDays(today, FURTHEST)) return `Choose a day within the next ${String(FURTHEST)} days`;
  return isBankDay(on)
    ? null
    : "Banks are closed on that day. Choose a Monday to Friday that is no bank holiday";
}

/** Days in which new details are shown to whoever approves, so that a swindler's change is seen in time. */
const NEW_FOR_DAYS = 7;
/** "first": they never gave others. "changed": there were others before. Null: older than seven days. */
export function freshness(bank: { createdAt: Date }, earlier: boolean, at: Date): "first" | "changed" | null {
  const age = at.getTime() - bank.createdAt.getTime();
  if (age >= NEW_FOR_DAYS * 86_400_000) return null;
  return earlier ? "changed" : "first";
}

/** How long an invoice has been due: the columns of what is owed. */
export type Age = "not-due" | "to-30" | "over-30";
export const AGE_WORDS: Record<Age, string> = {
  "not-due": "Not due yet",
  "to-30": "Up to 30 days late",
  "over-30": "Over 30 days late",
};
export function ageOf(dueOn: Day, today: Day): Age {
  if (dueOn >= today) return "not-due";
  return addDays(dueOn, 30) >= today ? "to-30" : "over-30";
}

/** What a bank says when it sends a payment back. */
export const RETURN_REASONS = {
  closed: "The account is closed",
  "no-account": "There is no such account",
  "name-differs": "The name and the account do not go together",
  moved: "The account was moved to another bank",
  died: "The account holder has died",
  refused: "The account holder refused it",
  other: "The bank gave no reason",
} as const;
export type ReturnReason = keyof typeof RETURN_REASONS;
