import type { LoaderFunctionArgs } from "@remix-run/node";
import { adjustmentsCsv } from "#app/domain/commissioning/adjustments-csv.ts";
import { findAdjustments } from "#app/domain/commissioning/find-adjustments.server.ts";
import { requireArea } from "#app/http/guards.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["commissioner"]);
  // Excel takes a file for UTF-8 only when it begins with a byte order mark
  return new Response(`\ufeff${adjustmentsCsv(await findAdjustments(access))}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="adjustments-${access.area.slug}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
