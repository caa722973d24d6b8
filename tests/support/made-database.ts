import { randomUUID } from "node:crypto";
import pg from "pg";

export type MadeDatabase = {
  name: string;
  url: string;
  ask: (sql: string) => Promise<Record<string, unknown>[]>;
  drop: () => Promise<void>;
};

async function askOn(connectionString: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** An empty database of a test's own, or a copy of another, for programs that are given a DATABASE_URL. */
export async function makeDatabase(serverUrl: string, copyOf = "template1"): Promise<MadeDatabase> {
  const name = `made_${randomUUID().replaceAll("-", "")}`;
  await askOn(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${copyOf}`);
  const own = new URL(serverUrl);
  own.pathname = `/${name}`;
  return {
    name,
    url: own.href,
    ask: (sql) => askOn(own.href, sql),
    drop: async () => {
      await askOn(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
