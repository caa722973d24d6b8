import { readFileSync } from "node:fs";
import path from "node:path";
import { systemAccess } from "#app/domain/access/access.ts";
import { importCaseload } from "#app/domain/commissioning/import-caseload.server.ts";
import { db } from "#app/db.server.ts";
import type { Seed } from "#seed/context.ts";

const NAME = "caseload-2019-06.csv";

/**
 * The real caseload of June 2019, as anybody would import it; caseload-2019-06.source.md says where it comes from. An area
 * that somebody imported a caseload into before the first start keeps that one alone: two would add up to neither.
 */
export async function seedCaseload({ caseloadArea }: Seed): Promise<void> {
  if ((await db().prisma.cohortImport.count({ where: { areaId: caseloadArea.id } })) > 0) return;
  const bytes = readFileSync(path.resolve("prisma/seed", NAME));
  const imported = await importCaseload(systemAccess("seed"), caseloadArea.slug, { name: NAME, bytes });
  if (!imported.ok) throw new Error(imported.refusal.words);
}
