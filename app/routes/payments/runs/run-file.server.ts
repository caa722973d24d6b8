import type { AreaAccess } from "#app/domain/access/access.ts";
import { findRunFile } from "#app/domain/payments/runs/find-run-file.server.ts";
import { notFound } from "#app/http/guards.server.ts";

const TYPES = { csv: "text/csv; charset=utf-8", bacs: "text/plain; charset=us-ascii" } as const;

/** A run's file as a download. */
export async function runFile(access: AreaAccess, id: string, kind: "csv" | "bacs"): Promise<Response> {
  const file = await findRunFile(access, id, kind);
  if (!file) throw notFound();
  return new Response(file.content, {
    headers: {
      "Content-Type": TYPES[kind],
      "Content-Disposition": `attachment; filename="${file.name}"`,
      "Cache-Control": "no-store",
    },
  });
}
