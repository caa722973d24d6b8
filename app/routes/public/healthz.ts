import { findHealth } from "#app/domain/audit/find-health.server.ts";

export async function loader() {
  const health = await findHealth();
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
