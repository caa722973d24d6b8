import { findOwnDetails } from "#app/domain/payments/suppliers/find-own-details.server.ts";
import { findPayee } from "#app/domain/payments/suppliers/find-payee.server.ts";
import type { PayeeAccess } from "#app/domain/payments/suppliers/payee-access.ts";
import { notFound, requireAccount } from "#app/http/guards.server.ts";

/** A planner, or somebody who runs an agency, in their own work. Anybody else sees 404. */
export async function requirePayee(request: Request): Promise<PayeeAccess> {
  const access = await requireAccount(request);
  const payee = await findPayee(access);
  if (!payee) throw notFound();
  return { ...access, payee };
}

/** A supplier's own details for one of the forms that change them; 404 for a planner whose agency is paid. */
export async function loadDetails({ payee }: PayeeAccess) {
  if (payee.kind === "planner" && payee.agencyName !== null) throw notFound();
  return findOwnDetails(payee);
}
