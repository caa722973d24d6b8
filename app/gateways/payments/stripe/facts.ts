import type { MoneyMode } from "#app/gateways/payments/card-gateway.ts";

/** What is written on everything that is made, so that it can be found again: our ids, and nothing about a person. */
export const marks = (reference: string, idempotencyKey: string) => ({
  ownway_reference: reference,
  ownway_key: idempotencyKey,
});
export const marksOf = (metadata: Record<string, string | undefined> | null | undefined) => ({
  reference: metadata?.ownway_reference ?? null,
  idempotencyKey: metadata?.ownway_key ?? null,
});
export const modeOf = (livemode: boolean): MoneyMode => (livemode ? "live" : "test");
export const momentOf = (seconds: number): Date => new Date(seconds * 1000);
export const secondsOf = (moment: Date): number => Math.floor(moment.getTime() / 1000);

/** Stripe gives an id, or the whole object where that was asked for. */
export const idOf = (given: string | { id: string } | null | undefined): string | null =>
  typeof given === "string" ? given : (given?.id ?? null);
export const wholeOf = <T extends { id: string }>(given: string | T | null | undefined): T | null =>
  typeof given === "string" ? null : (given ?? null);
/** Whole seconds that hold the moments from `from` until before `before`. */
export const windowOf = ({ from, before }: { from: Date; before: Date }) => ({
  gte: secondsOf(from),
  lt: Math.ceil(before.getTime() / 1000),
});
