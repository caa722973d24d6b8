import type { Server } from "node:http";
import type { Env } from "#app/env.server.ts";
import type { Opened } from "#app/process/open.server.ts";

function databaseWords({ postgres, url }: Opened, folder: string): string {
  if (postgres) return `PostgreSQL of its own in ${folder} (${postgres.how})`;
  const { hostname, port, pathname } = new URL(url);
  return `given by DATABASE_URL: ${pathname.slice(1)} at ${hostname}:${port || "5432"}`;
}

/** What a person who started Ownway needs to know, once it answers. */
export function greeting(env: Env, opened: Opened, server: Server, seeded: boolean): string {
  const { port } = server.address() as { port: number };
  const host = ["0.0.0.0", "::"].includes(env.HOST) ? "127.0.0.1" : env.HOST;
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const demonstration = env.APP_MODE === "demonstration";
  const rows = [
    ["Address", address],
    ["Sign in", `${address}/sign-in${demonstration ? " (demonstration accounts, one press each)" : ""}`],
    ["Database", databaseWords(opened, env.DATA_DIR)],
    [
      "Mode",
      demonstration
        ? `demonstration: invented people, no email or money leaves it${seeded ? "; just made" : ""}`
        : "production",
    ],
    ["To end it", "press Ctrl+C"],
  ] as const;
  const lines = rows.map(([name, words]) => `  ${`${name}:`.padEnd(11)}${words}`);
  return ["", "Ownway is ready.", ...lines, ""].join("\n");
}
