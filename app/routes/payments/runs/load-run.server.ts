import type { Params } from "@remix-run/react";
import { findRun } from "#app/domain/payments/runs/find-run.server.ts";
import type { RunStep } from "#app/domain/payments/runs/run-rules.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/id-param.server.ts";

/** Staff of the council who make and approve runs. */
export const requireRuns = (request: Request) => requireArea(request, ["practitioner", "commissioner"]);

/** A run of the area. `step`: `possible` says whether it can be done by whoever looks, now. */
export async function loadRun(request: Request, params: Params, step?: RunStep) {
  const access = await requireRuns(request);
  const run = await findRun(access, idParam(params));
  if (!run) throw notFound();
  return { run, possible: step === undefined || run.steps.includes(step) };
}
