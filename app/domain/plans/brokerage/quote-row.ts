import type { Came, Per, Price, QuoteFields, QuoteKind } from "#app/domain/plans/brokerage/quote-rules.ts";
import type { PlanActionStep, PlanQuote } from "#app/generated/prisma/client.ts";
import { isoDay } from "#app/lib/dates.ts";

// Rows as the rules see them. What a column may hold is held by the database.
export const quoteOf = (row: PlanQuote): QuoteFields => ({
  kind: row.kind as QuoteKind,
  fromName: row.fromName,
  offers: row.offers,
  pence: row.pence,
  per: row.per as Per,
  minutes: row.minutes,
  includes: row.includes,
  validUntil: row.validUntil && isoDay(row.validUntil),
  came: row.came as Came,
  think: row.think,
});
/** What was secured with a step; null for every other step. */
export const securedOf = ({ pence, per, minutes }: PlanActionStep): Price | null =>
  pence === null || per === null || minutes === null ? null : { pence, per: per as Per, minutes };
