import type { LoaderFunctionArgs } from "@remix-run/node";
import { findWholeStatement } from "#app/domain/budgets/find-statement.server.ts";
import { statementCsv } from "#app/domain/budgets/statement-csv.ts";
import { readPeriod } from "#app/domain/budgets/statement-period.ts";
import { notFound, requireMoneyView } from "#app/http/guards.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, isoDay } from "#app/lib/dates.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireMoneyView(request);
  const query = new URL(request.url).searchParams;
  const statements = await findWholeStatement(access, query.get("pot"), readPeriod(query).period);
  if (!statements) throw notFound();
  return new Response(statementCsv(statements), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="statement-${isoDay(dayOf(now()))}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
