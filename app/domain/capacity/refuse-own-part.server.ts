import type { AreaAccess } from "#app/domain/access/access.ts";
import { ownPart } from "#app/domain/access/own-part.server.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { Refusal } from "#app/lib/result.ts";

/** A practitioner of the person's area records it, and nobody who has a part of their own in it. */
export async function refuseOwnPart(tx: Act, access: AreaAccess, personId: string): Promise<void> {
  const person = await tx.person.count({ where: { id: personId, areaId: access.area.id } });
  if (person === 0 || access.actor.role !== "practitioner")
    throw new Refusal("not-found", "This person is not in your area. Nothing was recorded.");
  const part = await ownPart(tx, access.actor.accountId, personId);
  if (part) throw new Refusal("own-part", `${part}, so a colleague must record this. Nothing was recorded.`);
}
