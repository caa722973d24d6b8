import { randomBytes } from "node:crypto";
import { hashToken } from "#app/domain/identity/lucia.server.ts";
import { db, type Tx } from "#app/db.server.ts";
import type { EmailTokenPurpose } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Refused } from "#app/lib/result.ts";

const HOUR = 3_600_000;
const LASTS: Record<EmailTokenPurpose, number> = { confirm_email: 72 * HOUR, reset_password: HOUR };

const WORDS = {
  unknown: "This link does not work. Check that you opened the whole of it, or ask for a new email.",
  used: {
    confirm_email: "This link has been used already, so your email address is confirmed. You can sign in.",
    reset_password:
      "This link has been used already. If you chose a new password with it, sign in with that. If not, ask for a new email.",
  },
  old: {
    confirm_email: "This link was good for 3 days and they have passed. Ask for a new email.",
    reset_password: "This link was good for 1 hour and that has passed. Ask for a new email.",
  },
} as const;

/** A token for a link in an email: 32 random bytes, of which only the hash is kept. */
export async function mintToken(accountId: string, purpose: EmailTokenPurpose): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await db().prisma.emailToken.create({
    data: {
      accountId,
      purpose,
      tokenHash: hashToken(token),
      expiresAt: new Date(now().getTime() + LASTS[purpose]),
      createdAt: now(),
    },
  });
  return token;
}

async function look(tx: Tx, token: string, purpose: EmailTokenPurpose) {
  const row = await tx.emailToken.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { account: true },
  });
  if (row?.purpose !== purpose || row.account.disabledAt) throw new Refusal("unknown-link", WORDS.unknown);
  if (row.usedAt) throw new Refusal("used-link", WORDS.used[purpose]);
  if (row.expiresAt <= now()) throw new Refusal("old-link", WORDS.old[purpose]);
  return row;
}

/** Uses a token up, once: of two at the same time, one is refused. @returns the account it was made for. */
export async function spendToken(tx: Tx, token: string, purpose: EmailTokenPurpose) {
  const { id, account } = await look(tx, token, purpose);
  const { count } = await tx.emailToken.updateMany({
    where: { id, usedAt: null },
    data: { usedAt: now() },
  });
  if (count === 0) throw new Refusal("used-link", WORDS.used[purpose]);
  return account;
}

/** What is wrong with a link before it is used; null when it is good. */
export async function tokenProblem(token: string, purpose: EmailTokenPurpose): Promise<Refused | null> {
  try {
    await look(db().prisma, token, purpose);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, words: error.message };
    throw error;
  }
}
