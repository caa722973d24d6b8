import type { LoaderFunctionArgs } from "@remix-run/node";
import { idParam } from "#app/http/id-param.server.ts";
import { requireRuns } from "#app/routes/payments/runs/load-run.server.ts";
import { runFile } from "#app/routes/payments/runs/run-file.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return runFile(await requireRuns(request), idParam(params), "csv");
}
