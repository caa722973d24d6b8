// A database that DATABASE_URL names: looked at before anything else, so that a wrong address ends in one sentence.
import pg from "pg";
import { PlainError } from "#app/process/plain-error.ts";

const OLDEST = 15;
type Coded = { code?: string; message?: string; errors?: Coded[] };

function why(error: Coded, url: URL): string {
  const where = `${url.hostname}:${url.port || "5432"}`;
  const name = decodeURIComponent(url.pathname.slice(1)) || "(none)";
  const user = decodeURIComponent(url.username) || "(none)";
  switch (error.code ?? error.errors?.[0]?.code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `DATABASE_URL names the host ${url.hostname}, which cannot be found. Check its spelling and the network.`;
    case "ECONNREFUSED":
      return `DATABASE_URL names ${where}, where nothing answers. Check that PostgreSQL runs there, and the port.`;
    case "28P01":
    case "28000":
      return `The PostgreSQL at ${where} does not let the user ${user} in. Check the user and the password in DATABASE_URL, and the server's pg_hba.conf.`;
    case "3D000":
      return `The PostgreSQL at ${where} has no database ${name}. Make it (createdb ${name}) or correct DATABASE_URL.`;
    case "42501":
      return `The user ${user} may not connect to the database ${name} at ${where}. Ask its administrator for CONNECT.`;
    case "53300":
      return `The PostgreSQL at ${where} has no connection free. Raise max_connections there, or end what holds them.`;
    case "57P03":
      return `The PostgreSQL at ${where} is still starting or already ending. Try again in a minute.`;
    default:
      return `The database that DATABASE_URL names (${where}) cannot be used: ${error.message ?? "no reason given"}. Check DATABASE_URL.`;
  }
}

/** @throws PlainError when the server cannot be reached, does not let us in, or is too old. */
export async function checkGivenDatabase(connectionString: string): Promise<void> {
  if (!URL.canParse(connectionString))
    throw new PlainError(
      "DATABASE_URL cannot be read. It must look like postgresql://user:password@host:5432/name.",
    );
  const url = new URL(connectionString);
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 8000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; encoding: string }>(
      "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
    );
    const version = Math.floor(Number(rows[0]?.version) / 10_000);
    if (version < OLDEST)
      throw new PlainError(
        `The database that DATABASE_URL names is PostgreSQL ${version}. Ownway needs PostgreSQL ${OLDEST} or later.`,
      );
    if (rows[0]?.encoding !== "UTF8")
      throw new PlainError(
        `The database that DATABASE_URL names has the encoding ${rows[0]?.encoding ?? "unknown"}. Make one with the encoding UTF8.`,
      );
  } catch (error) {
    throw error instanceof PlainError ? error : new PlainError(why(error as Coded, url), { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}
