import type { AreaAccess } from "#app/domain/access/access.ts";
import { runStatus, stepsOf, type RunStep } from "#app/domain/payments/runs/run-rules.ts";
import { findSupplierAccounts } from "#app/domain/payments/suppliers/find-supplier-accounts.server.ts";
import type { Tx } from "#app/db.server.ts";
import { Refusal } from "#app/lib/result.ts";

const MOVED_ON =
  "This run has changed since you opened the page. Nothing of yours was changed. Look at how it stands now.";

/** Nobody makes, approves or records a payment to themselves or their own agency. */
export async function refusePayee(tx: Tx, accountId: string, supplierIds: string[]): Promise<void> {
  const accounts = [...(await findSupplierAccounts(tx, supplierIds)).values()].flat();
  if (accounts.includes(accountId))
    throw new Refusal(
      "oneself",
      "Some of this money is for you or your agency. A colleague must do this. Nothing was changed.",
    );
}

/**
 * A run of the area, locked for one step: of two at once the second waits, and then finds it moved on. Refusals: not-found
 * (another area's too), moved-on, same-person (whoever made it does not approve it), oneself (whoever is paid by it).
 */
export async function lockRun(tx: Tx, access: AreaAccess, id: string, step: RunStep, version?: number) {
  await tx.$queryRaw`SELECT id FROM payment_run WHERE id = ${id}::uuid AND area_id = ${access.area.id}::uuid FOR UPDATE`;
  const run = await tx.paymentRun.findFirst({
    where: { id, areaId: access.area.id },
    include: { lines: { include: { items: true, supplier: true, bank: true }, orderBy: { id: "asc" } } },
  });
  if (!run) throw new Refusal("not-found", "There is no such run.");
  const status = runStatus(run.status);
  const mine = run.madeByAccountId === access.actor.accountId;
  if (step === "approve" && status === "draft" && mine)
    throw new Refusal(
      "same-person",
      "You made this run, so somebody else must approve it. Nothing was changed. Ask a colleague.",
    );
  if (!stepsOf({ ...run, status }, access.actor.accountId).includes(step))
    throw new Refusal("moved-on", MOVED_ON);
  if (version !== undefined && run.version !== version) throw new Refusal("moved-on", MOVED_ON);
  if (step !== "cancel")
    await refusePayee(
      tx,
      access.actor.accountId,
      run.lines.map((line) => line.supplierId),
    );
  return { ...run, status };
}
