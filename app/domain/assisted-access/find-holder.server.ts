import type { AreaAccess } from "#app/domain/access/access.ts";
import { holderRole } from "#app/domain/assisted-access/grant-recording-rules.ts";
import { db } from "#app/db.server.ts";
import type { GrantBasis } from "#app/generated/prisma/enums.ts";
import { done, refused, type Result } from "#app/lib/result.ts";

/** The account that will hold a permission: the worker's own, or a representative's or advocate's by its email address. */
export async function findHolder(
  access: AreaAccess,
  choice: { holder: "me" | "them"; holderEmail: string; basis: GrantBasis },
): Promise<Result<string>> {
  if (choice.holder === "me") return done(access.actor.accountId);
  const role = holderRole(choice.basis);
  const account = await db().prisma.account.findFirst({
    where: { email: choice.holderEmail, disabledAt: null, roles: { some: { role, endedAt: null } } },
    select: { id: true },
  });
  return account
    ? done(account.id)
    : refused(
        "no-account",
        `There is no ${role}'s account with this address. Ask them to sign up as a ${role} first.`,
      );
}
/** Who would act, by name. */
export async function findHolderName(id: string): Promise<string | null> {
  return (await db().prisma.account.findUnique({ where: { id }, select: { name: true } }))?.name ?? null;
}
