import type { LoaderFunctionArgs } from "@remix-run/node";
import { findSpbReport } from "#app/domain/commissioning/find-spb-report.server.ts";
import { shownReport } from "#app/domain/commissioning/publication-rules.ts";
import { costsCsv, groupsCsv } from "#app/domain/commissioning/spb-csv.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { area } = await requireArea(request, ["commissioner", "practitioner"]);
  const query = new URL(request.url).searchParams;
  const publication = query.get("publication") === "1";
  const report = await findSpbReport(area);
  if (!report.ok) throw notFound();
  const { costs, tables } = shownReport(report.value, report.value.counts, publication);
  const groups = query.get("table") === "groups";
  const name = [
    "support-planning",
    groups ? "groups" : "costs",
    area.slug,
    ...(publication ? ["publication"] : []),
  ].join("-");
  // Excel takes a file for UTF-8 only when it begins with a byte order mark
  return new Response(`\ufeff${groups ? groupsCsv(tables) : costsCsv(costs)}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
