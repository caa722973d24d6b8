import type { Looker } from "#app/domain/payments/reconciliation/find-differences.server.ts";
import { notFound, requireAccount, requireArea } from "#app/http/guards.server.ts";

/** The council looks at its own area. Anybody else sees 404. */
export const requireAreaLooker = async (request: Request): Promise<Looker> => ({
  side: "area",
  access: await requireArea(request, ["commissioner", "practitioner"]),
});
/** Whoever looks after the site: what concerns card payments everywhere, and the record as a whole. */
export async function requireSiteLooker(request: Request): Promise<Looker> {
  const access = await requireAccount(request);
  if (!["admin", "core_manager"].includes(access.actor.role)) throw notFound();
  return { side: "site", access };
}
