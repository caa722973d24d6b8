import type { AccountAccess } from "#app/domain/access/access.ts";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";
import { literal } from "#app/lib/like.ts";

const PAGE = 50;

/** Accounts with a role in an area, by name, some at a time; `words` looks in names and emails. For the administrator. */
export async function findAccounts(access: AccountAccess, areaSlug: string, words: string, page: number) {
  if (access.actor.role !== "admin") return null;
  const area = await db().prisma.area.findUnique({
    where: { slug: areaSlug },
    select: { id: true, name: true },
  });
  if (!area) return null;
  const like = { contains: literal(words), mode: "insensitive" } as const;
  const where = {
    roles: { some: { areaId: area.id, endedAt: null } },
    ...(words ? { OR: [{ name: like }, { email: like }] } : {}),
  };
  const [total, accounts] = await Promise.all([
    db().prisma.account.count({ where }),
    db().prisma.account.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: (page - 1) * PAGE,
      take: PAGE,
      include: {
        roles: { where: { areaId: area.id, endedAt: null } },
        _count: { select: { sessions: true } },
      },
    }),
  ]);
  await recordView(access, {
    action: "accounts.viewed",
    objectType: "area",
    objectId: area.id,
    areaId: area.id,
    detail: { accounts: accounts.length, page },
  });
  return {
    area,
    total,
    pages: Math.ceil(total / PAGE),
    accounts: accounts.map((account) => ({
      id: account.id,
      name: account.name,
      email: account.email,
      roles: account.roles.map((role) => ROLE_NAMES[role.role]),
      disabled: account.disabledAt !== null,
      signedIn: account._count.sessions > 0,
    })),
  };
}
