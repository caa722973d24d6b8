/** The buttons of the sandbox's pay page. */
export const PRESSES = [
  "pay",
  "decline",
  "authenticate",
  "approve",
  "refuse",
  "bank-pays",
  "bank-fails",
  "settle",
] as const;
export type Press = (typeof PRESSES)[number];
