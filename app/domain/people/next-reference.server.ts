import type { Tx } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";

/**
 * The next `n` references of an area's people: P-0001, P-0002 … The area's row is locked until the transaction ends, so
 * that two who add people at once never get the same one.
 */
export async function nextReferences(tx: Tx, areaId: string, n: number): Promise<string[]> {
  await tx.$executeRaw(Prisma.sql`SELECT 1 FROM area WHERE id = ${areaId}::uuid FOR NO KEY UPDATE`);
  const [row] = await tx.$queryRaw<{ last: number }[]>(Prisma.sql`
    SELECT coalesce(max(substring(reference FROM 3)::int), 0) AS last FROM person
    WHERE area_id = ${areaId}::uuid AND reference ~ '^P-[0-9]{4,8}$'`);
  const last = row?.last ?? 0;
  return Array.from({ length: n }, (_, i) => `P-${String(last + i + 1).padStart(4, "0")}`);
}
