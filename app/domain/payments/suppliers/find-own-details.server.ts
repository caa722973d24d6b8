import type { Payee } from "#app/domain/payments/suppliers/payee-access.ts";
import { SELF_BILLING } from "#app/domain/payments/suppliers/self-billing-words.ts";
import { vatNumberWords } from "#app/domain/payments/suppliers/vat-number-rules.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";

const STATUS = {
  not_registered: "Not registered for VAT",
  registered: "Registered for VAT",
  exempt: "Exempt from VAT",
} as const;
const percent = (basisPoints: number): string => `${String(basisPoints / 100)}%`;
const sortCodeWords = (code: string): string => `${code.slice(0, 2)}-${code.slice(2, 4)}-${code.slice(4)}`;

/** A supplier's own details, as they themselves see them: whole. Others see the last four digits of an account only. */
export async function findOwnDetails(payee: Payee) {
  const where = payee.kind === "agency" ? { agencyId: payee.agencyId } : { plannerId: payee.plannerId };
  const supplier = await db().prisma.supplier.findUnique({
    where,
    include: {
      vat: { orderBy: { validFrom: "desc" } },
      bank: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1 },
      agreements: { where: { version: SELF_BILLING.version } },
    },
  });
  const today = dayOf(now());
  const vat = (supplier?.vat ?? []).map((row) => ({
    id: row.id,
    from: shortDay(row.validFrom),
    holds: row.validFrom <= today,
    words: [
      STATUS[row.status],
      row.number ? vatNumberWords(row.number) : null,
      row.number ? percent(row.rateBasisPoints) : null,
    ]
      .filter(Boolean)
      .join(", "),
  }));
  const [bank] = supplier?.bank ?? [];
  const [agreement] = supplier?.agreements ?? [];
  return {
    // A supplier not yet made begins with version 1
    version: supplier?.version ?? 1,
    legalName: supplier?.legalName ?? payee.name,
    addressLines: supplier?.addressLines ?? [],
    vatNow: vat.find((row) => row.holds)?.words ?? STATUS.not_registered,
    vat,
    bank: bank && {
      accountName: bank.accountName,
      sortCode: sortCodeWords(bank.sortCode),
      accountNumber: bank.accountNumber,
      since: shortDay(dayOf(bank.createdAt)),
      checked: bank.checkSaid === "passes",
    },
    agreed: agreement
      ? `${agreement.acceptedByName} agreed on ${shortDay(dayOf(agreement.acceptedAt))}`
      : null,
  };
}
