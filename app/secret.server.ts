// The key that signs form tokens: SESSION_SECRET, or one made at the first start and kept in the database.
import { createHmac, randomBytes } from "node:crypto";
import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";

let key: string | undefined;

/** Called once at start, when the database is migrated. Several copies of the app end with the same key. */
export async function loadSecret(): Promise<void> {
  const given = env().SESSION_SECRET;
  if (given) {
    key = given;
    return;
  }
  await db().prisma.$executeRaw`INSERT INTO installation_fact (key, value)
    VALUES ('session-secret', ${randomBytes(32).toString("base64url")}) ON CONFLICT DO NOTHING`;
  key = (await db().prisma.installationFact.findUniqueOrThrow({ where: { key: "session-secret" } })).value;
}

/** HMAC-SHA-256 of the parts, base64url. */
export function sign(...parts: string[]): string {
  if (key === undefined) throw new Error("the secret is not loaded");
  return createHmac("sha256", key).update(parts.join("|")).digest("base64url");
}
