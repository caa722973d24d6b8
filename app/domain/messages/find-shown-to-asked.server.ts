import { recordView } from "#app/domain/audit/act.server.ts";
import { otherSide, otherSideColumns } from "#app/domain/messages/other-side.ts";
import type { Party } from "#app/domain/messages/party.ts";
import { db } from "#app/db.server.ts";

/** What a planner or assistant will see of somebody who asks them, to be shown before they ask. Seen by another, it is audited. */
export async function findShownToAsked(access: Party): Promise<{ name: string; needs: string[] }> {
  const person = access.subject
    ? await db().prisma.person.findUnique({
        where: { id: access.subject.personId },
        select: otherSideColumns.person.select,
      })
    : null;
  if (access.grant)
    await recordView(access, {
      action: "person.named",
      objectType: "person",
      objectId: access.subject.personId,
    });
  const { name, needs } = otherSide(
    { person, asker: person ? null : { name: access.actor.name }, planner: null, assistant: null },
    false,
  );
  return { name, needs };
}
