import { AGES, OUTSTANDING, type Age } from "#app/domain/payments/invoices/invoice-rules.ts";
import { INVOICE_STATUS_WORDS } from "#app/domain/payments/invoices/invoice-words.ts";
import type { InvoiceStatus } from "#app/generated/prisma/enums.ts";
import { addDays, type Day } from "#app/lib/dates.ts";
import { literal } from "#app/lib/like.ts";

export type StateChoice = "open" | "all" | InvoiceStatus;
export type InvoiceFilter = { state: StateChoice; age: Age | null; q: string };

export const STATE_CHOICES: readonly { value: StateChoice; label: string }[] = [
  { value: "open", label: "Not paid yet" },
  ...(Object.entries(INVOICE_STATUS_WORDS) as [InvoiceStatus, string][]).map(([value, label]) => ({
    value,
    label,
  })),
  { value: "all", label: "All" },
];

/** The filters of a link; what we did not offer is left out. */
export function readFilter(query: URLSearchParams): InvoiceFilter {
  const state = STATE_CHOICES.find((one) => one.value === query.get("state"))?.value ?? "open";
  const age = AGES.find((one) => one === query.get("age")) ?? null;
  return { state, age, q: (query.get("q") ?? "").trim().slice(0, 60) };
}

/** Last days for payment that fall into an age, seen from today. */
function dueIn(age: Age, today: Day) {
  switch (age) {
    case "not-due":
      return { gte: today };
    case "1-30":
      return { gte: addDays(today, -30), lt: today };
    case "31-60":
      return { gte: addDays(today, -60), lt: addDays(today, -30) };
    case "61-plus":
      return { lt: addDays(today, -60) };
  }
}

export function whereFilter({ state, age, q }: InvoiceFilter, today: Day) {
  // What is searched for is never a pattern
  const exact = literal(q);
  return {
    ...(age
      ? { status: { in: [...OUTSTANDING] }, dueOn: dueIn(age, today) }
      : state === "all"
        ? {}
        : { status: state === "open" ? { in: [...OUTSTANDING] } : state }),
    ...(q
      ? {
          OR: [
            { document: { label: { startsWith: exact.toUpperCase() } } },
            { engagement: { reference: q.toUpperCase() } },
            { person: { reference: { equals: exact, mode: "insensitive" as const } } },
            { payment: { bankReference: { equals: exact, mode: "insensitive" as const } } },
          ],
        }
      : {}),
  };
}
