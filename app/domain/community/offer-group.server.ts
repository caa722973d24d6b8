import { randomUUID } from "node:crypto";
import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { Offer } from "#app/domain/community/group-forms.ts";
import { fieldsOf, sameFields } from "#app/domain/community/group-row.ts";
import { placeGroup } from "#app/domain/community/place-group.server.ts";
import { queueGroupEmail } from "#app/domain/community/send-group-email.server.ts";
import { beginAttempt } from "#app/domain/identity/attempts.server.ts";
import { findSignUpAreas } from "#app/domain/identity/find-sign-up-areas.server.ts";
import { now } from "#app/lib/clock.ts";
import { refused, type Result } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/** "Portswood Lunch Club" and an id to "portswood-lunch-club-1f3a9c" */
const slugOf = (name: string, id: string): string => {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "");
  return `${words || "group"}-${id.slice(0, 6)}`;
};

/**
 * Anybody may offer a group: nobody else reads it until they press the link in an email. The same form again is the same
 * offer. Refusals: too-many, area-closed, sent-before.
 */
export async function offerGroup(input: Offer & { address: string }): Promise<Result<null>> {
  const { areaId, fields, ownerName, ownerEmail, submissionKey } = input;
  if (!(await findSignUpAreas()).some(({ id }) => id === areaId))
    return refused("area-closed", "Choose the area");
  const { waitMinutes } = await beginAttempt({
    what: "email",
    email: `community ${ownerEmail}`,
    address: input.address,
  });
  if (waitMinutes > 0)
    return refused(
      "too-many",
      `Several groups came from here in a short time. Nothing was kept. What you wrote is still in the boxes: wait ${waitMinutes} minutes and send it again, or phone us.`,
    );
  return act(systemAccess("community"), async (tx) => {
    const id = randomUUID();
    const { count } = await tx.communityGroup.createMany({
      data: [
        {
          id,
          slug: slugOf(fields.name, id),
          areaId,
          status: "unconfirmed",
          ...fields,
          ...(await placeGroup(tx, areaId, fields)),
          source: "Told by the people who run it",
          ownerName,
          ownerEmail,
          submissionKey,
          createdAt: now(),
          changedAt: now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) {
      const before = await tx.communityGroup.findUniqueOrThrow({ where: { submissionKey } });
      sameAsSent(before.ownerEmail === ownerEmail && sameFields(fieldsOf(before), fields));
      return null;
    }
    await queueGroupEmail(tx, id, "offered");
    tx.audit({ action: "community.begun", objectType: "community_group", objectId: id, areaId });
    return null;
  });
}
