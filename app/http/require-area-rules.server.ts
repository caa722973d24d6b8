import type { AreaAccess } from "#app/domain/access/access.ts";
import { findNamedArea } from "#app/domain/access/find-own.server.ts";
import { notFound, requireAdmin, requireArea } from "#app/http/guards.server.ts";

/**
 * Who may set what holds in an area: its commissioner at /council/settings, and the administrator at
 * /admin/areas/:slug/settings. Others see 404.
 */
export async function requireAreaRules(request: Request, slug: string | undefined): Promise<AreaAccess> {
  if (slug === undefined) return requireArea(request, ["commissioner"]);
  const access = await requireAdmin(request);
  const area = await findNamedArea(slug);
  if (!area) throw notFound();
  return { ...access, area };
}
/** Where the same pages lie for whoever looks. */
export const rulesBase = (slug: string | undefined): string =>
  slug === undefined ? "/council/settings" : `/admin/areas/${slug}/settings`;
