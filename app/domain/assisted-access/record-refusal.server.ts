import type { Access } from "#app/domain/access/access.ts";
import { recordView } from "#app/domain/audit/act.server.ts";

/** Why somebody could not act for a person: kept in the audit chain (QUALITY: Safe), though nothing was changed. */
export async function recordRefusal(
  access: Access,
  reason: string,
  about: { personId?: string; grantId?: string; areaId?: string } = {},
): Promise<void> {
  const grantId = about.grantId ?? access.grant?.id;
  await recordView(access, {
    action: "assisted.refused",
    objectType: grantId ? "access_grant" : "account",
    objectId: grantId ?? access.actor.accountId ?? "system",
    detail: { reason },
    ...(about.personId ? { personId: about.personId } : {}),
    ...(about.areaId ? { areaId: about.areaId } : {}),
  });
}
