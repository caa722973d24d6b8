import { db } from "#app/db.server.ts";

export type Health =
  { status: "ok"; database: "up"; migration: string } | { status: "unavailable"; database: "down" };

/** Whether the database answers, and the last migration applied. */
export async function findHealth(): Promise<Health> {
  try {
    const { rows } = await db().pool.query<{ name: string }>(
      "SELECT max(migration_name) AS name FROM public._prisma_migrations WHERE finished_at IS NOT NULL",
    );
    return { status: "ok", database: "up", migration: rows[0]?.name ?? "none" };
  } catch (error) {
    console.error("health:", (error as Error).message);
    return { status: "unavailable", database: "down" };
  }
}
