import { createHash } from "node:crypto";
import type { Access } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { readCaseload } from "#app/domain/commissioning/caseload-rules.ts";
import { createArea } from "#app/domain/commissioning/create-area.server.ts";
import { findForecasts } from "#app/domain/commissioning/find-forecasts.server.ts";
import type { Band } from "#app/domain/people/band-rules.ts";
import { nextReferences } from "#app/domain/people/next-reference.server.ts";
import { momentWords } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

export type CaseloadFile = { name: string; bytes: Uint8Array };
export type ImportedCaseload = { area: string; importId: string; file: string; people: number };

const AT_A_TIME = 1000;

async function knownBands(tx: Act, areaId: string): Promise<Band[]> {
  const rows = await tx.person.findMany({
    where: { areaId, weeklyFromPence: { not: null } },
    distinct: ["weeklyFromPence", "weeklyToPence"],
    select: { weeklyFromPence: true, weeklyToPence: true },
  });
  return rows.map((row) => ({ weeklyFromPence: row.weeklyFromPence ?? 0, weeklyToPence: row.weeklyToPence }));
}

/** The area of a slug, locked until the transaction ends: whoever imports into it at the same time waits. Made if missing. */
async function lockArea(tx: Act, slug: string): Promise<{ id: string; slug: string }> {
  if (!/^[a-z0-9][a-z0-9-]{1,60}$/.test(slug))
    throw new Refusal(
      "bad-area",
      `"${slug}" cannot name an area: use small letters, digits and hyphens. Nothing was imported.`,
    );
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('caseload:' || ${slug}, 0))`;
  const area = await tx.area.findUnique({ where: { slug }, select: { id: true, slug: true } });
  if (area) return area;
  const name = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll("-", " ");
  const made = await createArea(tx, {
    slug,
    name,
    councilName: `${name} Council`,
    phone: "",
    phoneHours: "",
  });
  tx.audit({ action: "area.made", objectType: "area", objectId: made.id, areaId: made.id });
  return made;
}

/**
 * Imports a caseload into an area (made if missing), all of it or none: one person for each that a line counts, with the band's bounds.
 * Only counts were published, so nobody gets a weekly amount; and the tier by band is the area's forecast, so nobody
 * gets a tier. The same file twice is refused, also when both come at once.
 */
export function importCaseload(
  access: Access,
  slug: string,
  file: CaseloadFile,
): Promise<Result<ImportedCaseload>> {
  const fileHash = createHash("sha256").update(file.bytes).digest("hex");
  return act(access, async (tx) => {
    const area = await lockArea(tx, slug);
    const before = await tx.cohortImport.findUnique({
      where: { areaId_fileHash: { areaId: area.id, fileHash } },
    });
    if (before)
      throw new Refusal(
        "imported-before",
        `${file.name}: this very file was imported into ${area.slug} on ${momentWords(before.importedAt)} (${String(before.people)} people). Nothing was imported. To import it into an area of its own, add --area and another name.`,
      );
    const forecasts = await findForecasts(area.id, undefined, tx);
    const read = readCaseload(file.bytes, forecasts, await knownBands(tx, area.id));
    if (!read.ok)
      throw new Refusal(
        "bad-file",
        `${file.name}, line ${String(read.problem.line)}: ${read.problem.reason}. Nothing was imported.`,
      );
    const people = read.rows.reduce((sum, row) => sum + row.people, 0);
    const made = await tx.cohortImport.create({
      data: { areaId: area.id, fileName: file.name, fileHash, people },
    });
    const references = await nextReferences(tx, area.id, people);
    const data = read.rows
      .flatMap((row) => Array.from({ length: row.people }, () => row))
      .map(({ ageGroup, clientGroup, weeklyFromPence, weeklyToPence }, i) => ({
        areaId: area.id,
        cohortImportId: made.id,
        reference: references[i] ?? "",
        ageGroup,
        clientGroup,
        weeklyFromPence,
        weeklyToPence,
      }));
    for (let start = 0; start < data.length; start += AT_A_TIME)
      await tx.person.createMany({ data: data.slice(start, start + AT_A_TIME) });
    tx.audit({
      action: "caseload.imported",
      objectType: "cohort_import",
      objectId: made.id,
      areaId: area.id,
      detail: { people, fileHash },
    });
    return { area: area.slug, importId: made.id, file: file.name, people };
  });
}
