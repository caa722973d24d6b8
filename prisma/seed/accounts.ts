import type { Role } from "#app/generated/prisma/enums.ts";
import { hashPassword } from "#app/domain/identity/passwords.server.ts";
import { db } from "#app/db.server.ts";

const DEMONSTRATION_PASSWORD = "demonstration only";

/** The accounts offered as buttons on the sign-in page, by the name before @demo.example. */
const DEMONSTRATION_ACCOUNTS = {
  person: ["Sam Okafor", "person"],
  "self-funder": ["Margaret Hale", "self_funder"],
  representative: ["Priya Nair", "representative"],
  assistant: ["Lena Kowalska", "assistant"],
  planner: ["Rosa Martin", "planner"],
  agency: ["Dev Anand", "agency"],
  core: ["Tomasz Reid", "core_worker"],
  "core-manager": ["Grace Bello", "core_manager"],
  practitioner: ["Helen Marsh", "practitioner"],
  commissioner: ["Imran Siddiqui", "commissioner"],
  "budget-manager": ["Joan Pike", "budget_manager"],
  advocate: ["Callum Fraser", "advocate"],
  admin: ["Ada Wright", "admin"],
} as const satisfies Record<string, readonly [string, Role]>;
export type DemonstrationName = keyof typeof DEMONSTRATION_ACCOUNTS;
export type SeededAccount = { id: string; email: string; name: string; role: { id: string; role: Role } };

/** Each with one role in the area; the commissioner has the same in the second area too. */
export async function seedAccounts(
  areaId: string,
  secondAreaId: string,
): Promise<Record<DemonstrationName, SeededAccount>> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  const seeded: Partial<Record<DemonstrationName, SeededAccount>> = {};
  for (const [key, [name, role]] of Object.entries(DEMONSTRATION_ACCOUNTS) as [
    DemonstrationName,
    readonly [string, Role],
  ][]) {
    const account = await db().prisma.account.create({
      data: {
        email: `${key}@demo.example`,
        name,
        passwordHash,
        confirmedAt: new Date(),
        roles: { create: { role, areaId: role === "admin" ? null : areaId } },
      },
      include: { roles: true },
    });
    const first = account.roles[0];
    if (!first) throw new Error("no role");
    seeded[key] = { id: account.id, email: account.email, name, role: { id: first.id, role } };
    if (role === "commissioner")
      await db().prisma.accountRole.create({ data: { accountId: account.id, role, areaId: secondAreaId } });
  }
  return seeded as Record<DemonstrationName, SeededAccount>;
}
