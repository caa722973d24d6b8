import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { beginAttempt } from "#app/domain/identity/attempts.server.ts";
import { checkPassword } from "#app/domain/identity/check-password.server.ts";
import { findSignUpAreas } from "#app/domain/identity/find-sign-up-areas.server.ts";
import { hashPassword } from "#app/domain/identity/passwords.server.ts";
import { queueAccountEmail } from "#app/domain/identity/send-account-email.server.ts";
import type { SignUp } from "#app/domain/identity/sign-up-form.ts";
import { now } from "#app/lib/clock.ts";
import { done, refused, type Result } from "#app/lib/result.ts";

/**
 * Opens an account that its owner has yet to confirm by email. The answer is the same whether the email is known or not;
 * only the email says. Somebody who signs up again before confirming starts anew, and the earlier links end.
 */
export async function signUp(input: SignUp & { address: string }): Promise<Result<null>> {
  const { email, firstName, lastName } = input;
  const name = `${firstName} ${lastName}`;
  const problem = await checkPassword(input.password, { email, name });
  if (problem) return refused("weak-password", problem);
  const area = (await findSignUpAreas()).find((one) => one.id === input.area);
  if (!area) return refused("area-closed", "Choose your area");
  const passwordHash = await hashPassword(input.password);
  // Too many emails to one mailbox: the same answer, and no email
  const { waitMinutes } = await beginAttempt({ what: "email", email, address: input.address });
  if (waitMinutes > 0) return done(null);
  return act(systemAccess("sign-up"), async (tx) => {
    // Of two sign-ups with one email at once, the second waits here for the first
    const { count } = await tx.account.createMany({
      data: [{ email, name, passwordHash, createdAt: now() }],
      skipDuplicates: true,
    });
    const account = await tx.account.findUniqueOrThrow({ where: { email } });
    if (account.confirmedAt || account.disabledAt) {
      await queueAccountEmail(tx, account.id, "known");
      tx.audit({ action: "account.sign-up-repeated", objectType: "account", objectId: account.id });
      return null;
    }
    if (count === 0) {
      await tx.account.update({ where: { id: account.id }, data: { name, passwordHash } });
      await tx.emailToken.deleteMany({ where: { accountId: account.id } });
    }
    const said = { firstName, lastName, role: input.who, areaId: area.id };
    await tx.signUp.upsert({
      where: { accountId: account.id },
      create: { accountId: account.id, ...said, createdAt: now() },
      update: said,
    });
    await queueAccountEmail(tx, account.id, "confirm");
    tx.audit({
      action: "account.signed-up",
      objectType: "account",
      objectId: account.id,
      areaId: area.id,
      detail: { role: input.who },
    });
    return null;
  });
}
