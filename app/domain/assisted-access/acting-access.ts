import type { AccountAccess, Grant, PersonAccess, Subject } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";

type GrantRow = Pick<Grant, "id" | "basis" | "scopes" | "validUntil" | "decidedBy">;
type PersonRow = {
  id: string;
  areaId: string;
  firstName: string | null;
  lastName: string | null;
  reference: string;
};

/** What somebody does about an assisted session is done with its person, grant and session in the audit chain. */
export function actingAccess(
  access: AccountAccess,
  person: PersonRow,
  grant: GrantRow,
  session: { id: string; channel: Grant["channel"] },
): PersonAccess {
  const subject: Subject = {
    personId: person.id,
    areaId: person.areaId,
    name: personName(person),
    reference: person.reference,
  };
  return {
    actor: access.actor,
    formToken: access.formToken,
    requestId: access.requestId,
    subject,
    grant: {
      id: grant.id,
      basis: grant.basis,
      scopes: grant.scopes,
      validUntil: grant.validUntil,
      decidedBy: grant.decidedBy,
      assistedSessionId: session.id,
      channel: session.channel,
    },
  };
}
