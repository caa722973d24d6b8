import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { nextReferences } from "#app/domain/people/next-reference.server.ts";
import { contactColumns, type OpenPerson } from "#app/domain/people/person-form.ts";
import type { Result } from "#app/lib/result.ts";

/** Opens a record for somebody who asks the core service for help. The same form twice opens one. */
export function openPerson(access: AreaAccess, form: OpenPerson): Promise<Result<{ id: string }>> {
  return act(access, async (tx) => {
    // The lock that hands out references comes first, so that the same form sent twice at once waits here
    const [reference = ""] = await nextReferences(tx, access.area.id, 1);
    const before = await tx.person.findFirst({
      where: { submissionKey: form.submissionKey, areaId: access.area.id },
      select: { id: true },
    });
    if (before) return before;
    const person = await tx.person.create({
      data: {
        ...contactColumns(form),
        areaId: access.area.id,
        reference,
        submissionKey: form.submissionKey,
      },
      select: { id: true },
    });
    tx.audit({
      action: "person.opened",
      objectType: "person",
      objectId: person.id,
      personId: person.id,
      areaId: access.area.id,
    });
    return person;
  });
}
