import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import type { Mode } from "#app/domain/ledger/ledger.server.ts";
import { ageOf, type Age } from "#app/domain/payments/runs/run-rules.ts";
import { findPayableBank, type Payable } from "#app/domain/payments/suppliers/find-payable-bank.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, shortDay } from "#app/lib/dates.ts";

/** What the council's run has to pay: due, not queried, in no other run, out of council-held money. Others pay their own. */
export const whereOwed = (areaId: string) => ({
  areaId,
  status: { in: ["issued" as const, "approved" as const] },
  payerRoute: "council_held" as const,
});
const AGES: readonly Age[] = ["not-due", "to-30", "over-30"];

/** Who is owed something out of the council's money, by how long it has been due; most first. Test and live money apart. */
export async function findOwed(access: AreaAccess) {
  const rows = await db().prisma.invoice.findMany({
    where: whereOwed(access.area.id),
    select: {
      mode: true,
      supplierId: true,
      grossPence: true,
      creditedPence: true,
      dueOn: true,
      supplier: { select: { legalName: true } },
    },
  });
  const payable = await findPayableBank(db().prisma, [...new Set(rows.map((row) => row.supplierId))]);
  const today = dayOf(now());
  const found = new Map<
    string,
    {
      key: string;
      mode: Mode;
      name: string;
      payable: Payable;
      invoices: number;
      totalPence: number;
      ages: Record<Age, number>;
    }
  >();
  for (const row of rows) {
    const key = `${row.supplierId}:${row.mode}`;
    const one = found.get(key) ?? {
      key,
      mode: row.mode as Mode,
      name: row.supplier.legalName,
      payable: payable.get(row.supplierId) ?? { state: "none" as const },
      invoices: 0,
      totalPence: 0,
      ages: { "not-due": 0, "to-30": 0, "over-30": 0 },
    };
    const pence = row.grossPence - row.creditedPence;
    one.invoices++;
    one.totalPence += pence;
    one.ages[ageOf(row.dueOn, today)] += pence;
    found.set(key, one);
  }
  const all = [...found.values()].map(({ payable: bank, ...one }) => ({ ...one, payable: bank.state }));
  return {
    suppliers: all.sort((a, b) => b.totalPence - a.totalPence || a.name.localeCompare(b.name)),
    ages: AGES,
    totals: Object.fromEntries(
      AGES.map((age) => [age, all.reduce((sum, one) => sum + one.ages[age], 0)]),
    ) as Record<Age, number>,
    totalPence: all.reduce((sum, one) => sum + one.totalPence, 0),
  };
}

/** The invoices that a new run can pay, by supplier, of one kind of money; and the suppliers who cannot be paid yet. */
export async function findPayableInvoices(access: AreaAccess, mode: Mode) {
  const rows = await db().prisma.invoice.findMany({
    where: { ...whereOwed(access.area.id), mode },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    include: {
      person: { select: { firstName: true, lastName: true, reference: true } },
      engagement: { select: { tier: true } },
      document: { select: { label: true } },
      supplier: { select: { legalName: true } },
    },
  });
  const ids = [...new Set(rows.map((row) => row.supplierId))];
  const payable = await findPayableBank(db().prisma, ids);
  await recordView(access, {
    action: "owed.viewed",
    objectType: "area",
    objectId: access.area.id,
    detail: { invoices: rows.length },
  });
  const suppliers = ids.map((id) => {
    const own = rows.filter((row) => row.supplierId === id);
    const bank = payable.get(id) ?? { state: "none" as const };
    return {
      id,
      name: own[0]?.supplier.legalName ?? "",
      state: bank.state,
      ending: bank.state === "ready" ? bank.accountNumber.slice(-4) : null,
      totalPence: own.reduce((sum, row) => sum + row.grossPence - row.creditedPence, 0),
      invoices: own.map((row) => ({
        id: row.id,
        what: `${personName(row.person)}${row.engagement ? `, ${TIER_NAMES[row.engagement.tier]}` : ""}`,
        label: row.document.label,
        due: shortDay(row.dueOn),
        pence: row.grossPence - row.creditedPence,
      })),
    };
  });
  return suppliers.sort((a, b) => a.name.localeCompare(b.name));
}
