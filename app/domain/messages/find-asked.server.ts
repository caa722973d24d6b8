import { db, type Tx } from "#app/db.server.ts";
import type { Directory } from "#app/generated/prisma/enums.ts";
import { shownName } from "#app/domain/messages/message-rules.ts";
import { initials } from "#app/lib/words.ts";

export type Asked = {
  directory: Directory;
  id: string;
  slug: string;
  name: string;
  initials: string;
  headline: string;
  areaId: string;
  accountId: string | null;
  /** Published, with somebody to read it. */
  open: boolean;
};
const columns = {
  id: true,
  slug: true,
  firstName: true,
  lastName: true,
  headline: true,
  areaId: true,
  accountId: true,
  status: true,
  firstApprovedAt: true,
} as const;

/** A planner or assistant to put a question to, by the address of their profile; null where there is none to see. */
export async function findAsked(
  directory: Directory,
  slug: string,
  tx: Tx = db().prisma,
): Promise<Asked | null> {
  const profile =
    directory === "planners"
      ? await tx.planner.findUnique({ where: { slug }, select: columns })
      : await tx.assistant.findUnique({ where: { slug }, select: columns });
  // A paused profile was public, so that it exists is known; a draft or one sent back is nobody's business
  if (!profile || (profile.status !== "published" && profile.status !== "paused")) return null;
  if (profile.firstApprovedAt === null && profile.status === "paused") return null;
  return {
    directory,
    id: profile.id,
    slug: profile.slug,
    name: shownName(profile),
    initials: initials(profile.firstName, profile.lastName),
    headline: profile.headline,
    areaId: profile.areaId,
    accountId: profile.accountId,
    open: profile.status === "published" && profile.accountId !== null,
  };
}
