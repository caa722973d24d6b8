import type pg from "pg";
import { APP_ROLE } from "#app/db.server.ts";
import { PlainError } from "#app/process/plain-error.ts";

const NOT_ALLOWED = "42501";
const MADE_MEANWHILE = ["42710", "23505"];
const codeOf = (error: unknown) => (error as { code?: string }).code ?? "";

/**
 * The role that the app works as belongs to the whole server, so another database of it may have made it. Since PostgreSQL
 * 16 a user that makes a role may not yet become it: that right is given too.
 * @throws PlainError with the words for the server's administrator.
 */
export async function ensureAppRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ me: string; there: boolean }>(
    "SELECT current_user AS me, EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS there",
    [APP_ROLE],
  );
  const me = rows[0]?.me ?? "";
  try {
    if (!rows[0]?.there)
      await client.query(`CREATE ROLE ${APP_ROLE} NOLOGIN`).catch((error: unknown) => {
        if (!MADE_MEANWHILE.includes(codeOf(error))) throw error;
      });
    await client.query(`SET ROLE ${APP_ROLE}`).catch(async (error: unknown) => {
      if (codeOf(error) !== NOT_ALLOWED) throw error;
      await client.query(`GRANT ${APP_ROLE} TO "${me.replaceAll('"', '""')}"`);
      await client.query(`SET ROLE ${APP_ROLE}`);
    });
    await client.query("RESET ROLE");
  } catch (error) {
    if (codeOf(error) !== NOT_ALLOWED) throw error;
    throw new PlainError(
      `The database user ${me} may not make or become the role ${APP_ROLE}. Ask the server's administrator to run once: CREATE ROLE ${APP_ROLE} NOLOGIN; GRANT ${APP_ROLE} TO "${me}"; (leave out what is there already).`,
      { cause: error },
    );
  }
}
