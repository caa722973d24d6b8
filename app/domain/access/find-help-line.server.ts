import { db } from "#app/db.server.ts";

export type HelpLine = { phone: string; hours: string; areaName: string };
const NONE: HelpLine = { phone: "", hours: "", areaName: "" };
const KEEP_FOR = 60_000;
const known = new Map<string, { line: HelpLine; until: number }>();

/** Whom to phone: an area's own core service, or the first area's for a visitor. Kept for a minute: every page asks. */
export async function findHelpLine(areaId: string | null): Promise<HelpLine> {
  const key = areaId ?? "first";
  const kept = known.get(key);
  if (kept && kept.until > Date.now()) return kept.line;
  const area = await db().prisma.area.findFirst({
    where: areaId ? { id: areaId } : {},
    orderBy: { createdAt: "asc" },
  });
  if (!area) return NONE;
  const line = { phone: area.phone, hours: area.phoneHours, areaName: area.name };
  known.set(key, { line, until: Date.now() + KEEP_FOR });
  return line;
}
