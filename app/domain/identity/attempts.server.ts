import { minutesUntil, waitUntil, WINDOW } from "#app/domain/identity/guessing-rules.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { sign } from "#app/secret.server.ts";

const DAY = 86_400_000;
export const KNOWN_FOR = 90 * DAY;
const ENOUGH = 100;

type Attempt = { waitMinutes: number; succeed: () => Promise<void> };
const since = (length: number) => new Date(now().getTime() - length);

/** One thing tried: a password, or asking for an email. Only hashes are kept. */
export type Tried = { what: "password" | "email"; email: string; address: string };
const hashes = ({ what, email, address }: Tried) => ({
  emailHash: sign("attempt", what, email),
  addressHash: sign("attempt", what, address),
});

async function begin(tried: Tried): Promise<Attempt> {
  const { emailHash, addressHash } = hashes(tried);
  const table = db().prisma.signInAttempt;
  // Written before anything is tried, so that a hundred guesses at once see each other
  const { id } = await table.create({ data: { emailHash, addressHash, succeeded: false, at: now() } });
  const failures = async (where: { emailHash?: string; addressHash?: string }, from: Date) =>
    (
      await table.findMany({
        where: { ...where, succeeded: false, at: { gt: from }, id: { not: id } },
        orderBy: { at: "desc" },
        take: ENOUGH,
        select: { at: true },
      })
    ).map((row) => row.at);
  const success = await table.findFirst({
    where: { emailHash, addressHash, succeeded: true, at: { gt: since(KNOWN_FOR) } },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  const recent = since(WINDOW);
  const [pair, email, address] = await Promise.all([
    failures({ emailHash, addressHash }, success && success.at > recent ? success.at : recent),
    failures({ emailHash }, since(DAY)),
    failures({ addressHash }, recent),
  ]);
  const until = waitUntil({ pair, email, address, knownAddress: success !== null }, now());
  if (until) {
    // Trying while one has to wait does not make the wait longer
    await table.delete({ where: { id } });
    return { waitMinutes: minutesUntil(until, now()), succeed: () => Promise.resolve() };
  }
  return {
    waitMinutes: 0,
    succeed: async () => {
      await table.update({ where: { id }, data: { succeeded: true, at: now() } });
    },
  };
}

/** Counts a try and says how long to wait before the next may be made. When counting fails, nobody is kept out. */
export async function beginAttempt(tried: Tried): Promise<Attempt> {
  try {
    const attempt = await begin(tried);
    return { ...attempt, succeed: () => attempt.succeed().catch(cannotCount) };
  } catch (error) {
    cannotCount(error);
    return { waitMinutes: 0, succeed: () => Promise.resolve() };
  }
}
/** The owner has shown who they are by other means: their own address is known, and earlier failures from it are past. */
export async function recordSuccess(tried: Tried): Promise<void> {
  await db()
    .prisma.signInAttempt.create({ data: { ...hashes(tried), succeeded: true, at: now() } })
    .catch(cannotCount);
}
const cannotCount = (error: unknown): void => {
  console.error("tries to sign in cannot be counted:", error instanceof Error ? error.message : error);
};
