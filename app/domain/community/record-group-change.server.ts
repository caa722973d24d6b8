import type { GroupFields } from "#app/domain/community/group-content.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { now } from "#app/lib/clock.ts";

type Kind =
  | "offered"
  | "changed"
  | "approved"
  | "sent_back"
  | "refused"
  | "confirmed"
  | "asked"
  | "reminded"
  | "hidden"
  | "taken_away";
type Change = {
  kind: Kind;
  fields?: GroupFields;
  words?: string;
  by: { name: string; accountId: string | null };
};

/** Writes down what happened to a group, for its history and for the audit chain. */
export async function recordGroupChange(
  tx: Act,
  group: { id: string; areaId: string },
  { kind, fields, words = "", by }: Change,
): Promise<void> {
  await tx.communityChange.create({
    data: {
      groupId: group.id,
      kind,
      ...(fields ? { fields: fields } : {}),
      words,
      byName: by.name,
      byAccountId: by.accountId,
      at: now(),
    },
  });
  tx.audit({
    action: `community.${kind.replace("_", "-")}`,
    objectType: "community_group",
    objectId: group.id,
    areaId: group.areaId,
  });
}
