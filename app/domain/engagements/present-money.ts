import { POT_PHRASES } from "#app/domain/budgets/budget-words.ts";
import type { ViewSide } from "#app/domain/engagements/describe-engagement.ts";
import type { FoundEngagement } from "#app/domain/engagements/find-engagement.server.ts";
import { isOpen } from "#app/domain/engagements/status-rules.ts";
import {
  contractMadeAt,
  extraHoursFrom,
  firstDayOfWork,
  lastDayToCancel,
} from "#app/domain/engagements/withdrawal-rules.ts";
import { longDay, shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";

const PAYERS = {
  council_held: "The council's payment run",
  direct_payment: "The person",
  third_party: "The budget manager",
  own_money: "The card provider",
} as const;
/** For whoever paid by card: until when it can be cancelled for no reason, and from when work counts. */
function daysToCancel(engagement: FoundEngagement): { label: string; value: string }[] {
  const { expressRequest, acceptedAt, status } = engagement;
  if (expressRequest === null || !isOpen(status)) return [];
  if (!acceptedAt)
    return [{ label: "To cancel", value: "Any time until the planner answers, and 14 days after." }];
  const first = firstDayOfWork(engagement);
  const extra = extraHoursFrom(engagement);
  return [
    {
      label: "To cancel for no reason",
      value: `Until the end of ${longDay(lastDayToCancel(contractMadeAt(engagement) ?? acceptedAt))}`,
    },
    {
      label: "Work may begin",
      value: expressRequest
        ? "At once: it was asked for within the 14 days"
        : `On ${first ? longDay(first) : ""}, after the 14 days`,
    },
    ...(extra ? [{ label: "The extra hours may begin", value: `On ${longDay(extra.day)}` }] : []),
  ];
}

/** The fee, who pays it, and how far that is, as its page lists it. */
export function moneyRows(engagement: FoundEngagement, side: ViewSide) {
  const { feePence, adjustmentPence, status, feeDuePence, invoices, pot } = engagement;
  const rows = [{ label: "The fixed fee", value: pounds(feePence) }];
  if (adjustmentPence > 0) {
    rows.push(
      { label: "Paid by the area's adjustments account", value: pounds(adjustmentPence) },
      {
        label: pot.fundingRoute === "own_money" ? "Paid by card" : `From the ${POT_PHRASES[pot.kind]}`,
        value: pounds(feePence - adjustmentPence),
      },
    );
  } else if (pot.fundingRoute === "own_money") rows.push({ label: "Paid by card", value: pounds(feePence) });
  rows.push(...daysToCancel(engagement));
  if (isOpen(status)) rows.push({ label: "Now", value: `${pounds(feePence)} set aside. Nothing spent.` });
  else if (feeDuePence) {
    rows.push({ label: "Due to the planner", value: pounds(feeDuePence) });
    if (feeDuePence < feePence)
      rows.push({
        label: pot.fundingRoute === "own_money" && adjustmentPence === 0 ? "Back to the card" : "Went back",
        value: pounds(feePence - feeDuePence),
      });
    for (const { adjustment, payerRoute, grossPence, creditedPence, payment, document } of invoices) {
      rows.push({
        label: invoices.length > 1 ? `Paid, ${adjustment ? "the area's part" : "the pot's part"}` : "Paid",
        value: payment
          ? `${pounds(grossPence)} on ${shortDay(payment.paidOn)}${side === "planner" ? `, reference ${payment.bankReference}` : ""}`
          : creditedPence === grossPence
            ? `Nothing. Invoice ${document.label} was credited.`
            : `${pounds(grossPence - creditedPence)} not yet, invoice ${document.label}. ${PAYERS[payerRoute]} pays it.`,
      });
      if (creditedPence > 0)
        rows.push({ label: `Given back of ${document.label}`, value: pounds(creditedPence) });
    }
  } else
    rows.push({
      label: "In the end",
      value:
        pot.fundingRoute === "own_money"
          ? "Nothing is owed. All of it goes back to the card."
          : "Nothing is owed. The money went back.",
    });
  return rows;
}
