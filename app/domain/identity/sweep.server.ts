import { KNOWN_FOR } from "#app/domain/identity/attempts.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";

const DAY = 86_400_000;
const before = (days: number) => ({ lt: new Date(now().getTime() - days * DAY) });

/** The nightly job: what identity keeps no longer than it is needed. */
export async function sweepIdentity(): Promise<void> {
  const { signInAttempt, emailToken, session, account } = db().prisma;
  await signInAttempt.deleteMany({
    where: {
      OR: [{ succeeded: false, at: before(1) }, { at: before(KNOWN_FOR / DAY) }],
    },
  });
  // A link that is used or too old still says so for a month
  await emailToken.deleteMany({ where: { expiresAt: before(30) } });
  await session.deleteMany({ where: { expiresAt: { lt: now() } } });
  // Signed up and never confirmed: nothing hangs on such an account but its links
  await account.deleteMany({
    where: { confirmedAt: null, signUp: { createdAt: before(7) }, roles: { none: {} } },
  });
}
