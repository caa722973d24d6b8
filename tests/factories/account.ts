import { randomUUID } from "node:crypto";
import type { Actor, AreaAccess, PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { openSession } from "#app/domain/identity/open-session.server.ts";
import { hashPassword } from "#app/domain/identity/passwords.server.ts";
import { db } from "#app/db.server.ts";
import type { Role } from "#app/generated/prisma/enums.ts";

export const PASSWORD = "a long enough password";
let hashed: Promise<string> | undefined;

/** A confirmed account with one role. */
export async function makeAccount(role: Role, areaId: string | null, name = "Test Person") {
  hashed ??= hashPassword(PASSWORD);
  return db().prisma.account.create({
    data: {
      email: `${randomUUID()}@test.example`,
      name,
      passwordHash: await hashed,
      confirmedAt: new Date(),
      roles: { create: { role, areaId } },
    },
    include: { roles: true },
  });
}
type TestAccount = Awaited<ReturnType<typeof makeAccount>>;

/** The Cookie header of a new session of an account. */
export async function cookieOf(account: { id: string }): Promise<string> {
  const cookie = await openSession(db().prisma, account.id, "tests");
  return cookie.split(";")[0] ?? "";
}
export function actorOf(account: TestAccount): Actor {
  const role = account.roles[0];
  if (!role) throw new Error("the account has no role");
  return {
    accountId: account.id,
    name: account.name,
    role: role.role,
    roleId: role.id,
    areaId: role.areaId,
    agencyId: role.agencyId,
    sessionId: `session-of-${account.id}`,
  };
}
const request = { requestId: "test", formToken: "test" };

export const areaAccessOf = (
  account: TestAccount,
  area: { id: string; slug: string; name: string },
): AreaAccess => ({
  ...request,
  actor: actorOf(account),
  subject: null,
  grant: null,
  area: { id: area.id, slug: area.slug, name: area.name },
});
export const personAccessOf = (
  account: TestAccount,
  person: {
    id: string;
    areaId: string;
    firstName: string | null;
    lastName: string | null;
    reference: string;
  },
): PersonAccess => ({
  ...request,
  actor: actorOf(account),
  subject: {
    personId: person.id,
    areaId: person.areaId,
    name: personName(person),
    reference: person.reference,
  },
  grant: null,
});
export const plannerAccessOf = (
  account: TestAccount,
  planner: { id: string; areaId: string; slug: string; firstName: string; lastName: string },
): PlannerAccess => ({
  ...request,
  actor: actorOf(account),
  subject: null,
  grant: null,
  planner: {
    id: planner.id,
    areaId: planner.areaId,
    slug: planner.slug,
    name: `${planner.firstName} ${planner.lastName}`,
  },
});
