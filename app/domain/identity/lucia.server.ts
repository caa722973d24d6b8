// The only file that knows Lucia (docs/decisions/003-lucia-behind-one-wall.md).
import { createHash, randomBytes } from "node:crypto";
import { NodePostgresAdapter } from "@lucia-auth/adapter-postgresql";
import { Lucia, TimeSpan } from "lucia";
import { db, type Tx } from "#app/db.server.ts";
import { demonstration } from "#app/env.server.ts";

type Queries = Pick<Tx, "$queryRawUnsafe">;
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

const lucia = (on: Queries) =>
  new Lucia(
    new NodePostgresAdapter(
      {
        query: async (sql: string, args: unknown[] = []) => ({
          rows: await on.$queryRawUnsafe<unknown[]>(sql, ...args),
        }),
      } as never,
      { user: "account", session: "session" },
    ),
    {
      sessionExpiresIn: new TimeSpan(14, "d"),
      // Browsers take a __Host- cookie only over https
      sessionCookie: {
        name: demonstration() ? "session" : "__Host-session",
        attributes: { secure: !demonstration(), sameSite: "lax", path: "/" },
      },
    },
  );

/** Makes a session; only the hash of its token is kept. */
export async function createSession(tx: Tx, accountId: string): Promise<{ id: string; cookie: string }> {
  const token = randomBytes(32).toString("base64url");
  const id = hashToken(token);
  await lucia(tx).createSession(accountId, {}, { sessionId: id });
  return { id, cookie: lucia(tx).createSessionCookie(token).serialize() };
}
/** The id of the live session of a request; null when there is none. */
export async function readSession(request: Request): Promise<string | null> {
  const auth = lucia(db().prisma);
  const token = auth.readSessionCookie(request.headers.get("Cookie") ?? "");
  if (!token) return null;
  const { session } = await auth.validateSession(hashToken(token));
  return session?.id ?? null;
}
export const endSession = (tx: Queries, id: string): Promise<void> => lucia(tx).invalidateSession(id);
export const blankCookie = (): string => lucia(db().prisma).createBlankSessionCookie().serialize();
