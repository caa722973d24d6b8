import { timingSafeEqual } from "node:crypto";
import type { Tx } from "#app/db.server.ts";
import type { CommunityGroup } from "#app/generated/prisma/client.ts";
import { sign } from "#app/secret.server.ts";
import { Refusal } from "#app/lib/result.ts";

const KEY = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([A-Za-z0-9_-]{43})$/;
const sealOf = ({ id, ownerKey }: Pick<CommunityGroup, "id" | "ownerKey">) =>
  sign("community-group", id, String(ownerKey));

/** The private address of a group, for its leader's email alone. Nothing that could be stolen from the database opens it. */
export const keyOf = (group: Pick<CommunityGroup, "id" | "ownerKey">): string =>
  `${group.id}-${sealOf(group)}`;

/** The group that a private address belongs to; null for any other address. Rows are locked where a write follows. */
export async function findByKey(tx: Tx, key: string, lock = false): Promise<CommunityGroup | null> {
  const [, id, seal] = KEY.exec(key) ?? [];
  if (!id || !seal) return null;
  if (lock) await tx.$queryRaw`SELECT id FROM community_group WHERE id = ${id}::uuid FOR UPDATE`;
  const group = await tx.communityGroup.findUnique({ where: { id } });
  if (!group) return null;
  const [given, right] = [Buffer.from(seal), Buffer.from(sealOf(group))];
  return given.length === right.length && timingSafeEqual(given, right) ? group : null;
}
/** The same for a write by its leader. Throws `Refusal` not-found, or stale where the page is older than the group. */
export async function lockByKey(tx: Tx, key: string, version: number): Promise<CommunityGroup> {
  const group = await findByKey(tx, key, true);
  if (!group) throw new Refusal("not-found", "We cannot find this group.");
  if (group.version !== version)
    throw new Refusal(
      "stale",
      "This was changed since you opened the page. Nothing was changed by this. Open your link again and look first.",
    );
  return group;
}
