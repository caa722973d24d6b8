import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { nextReferences } from "#app/domain/people/next-reference.server.ts";
import { contactColumns, type NewPerson } from "#app/domain/people/person-form.ts";
import type { Result } from "#app/lib/result.ts";

/** Adds somebody who is not in a caseload to the practitioner's own area. The same form twice adds one person. */
export function addPerson(
  access: AreaAccess,
  form: NewPerson,
): Promise<Result<{ id: string; reference: string }>> {
  return act(access, async (tx) => {
    // The lock that hands out references comes first, so that the same form sent twice at once waits here
    const [reference = ""] = await nextReferences(tx, access.area.id, 1);
    const before = await tx.person.findFirst({
      where: { submissionKey: form.submissionKey, areaId: access.area.id },
      select: { id: true, reference: true },
    });
    if (before) return before;
    const person = await tx.person.create({
      data: {
        ...contactColumns(form),
        areaId: access.area.id,
        reference,
        ageGroup: form.ageGroup,
        clientGroup: form.clientGroup,
        submissionKey: form.submissionKey,
      },
      select: { id: true, reference: true },
    });
    tx.audit({
      action: "person.added",
      objectType: "person",
      objectId: person.id,
      personId: person.id,
      areaId: access.area.id,
    });
    return person;
  });
}
