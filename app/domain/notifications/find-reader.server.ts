import type { Tx } from "#app/db.server.ts";
import type { Reachable } from "#app/domain/notifications/channel-rules.ts";
import { personName } from "#app/domain/access/person-name.ts";

type Reader = Reachable & {
  accountId: string | null;
  personId: string | null;
  name: string;
  informationNeeds: string[];
  language: string;
  helpPhone: string;
  helpHours: string;
};

/** Who is told, how they can be reached and how they need it. An account that is a supported person is told as them. */
export async function findReader(tx: Tx, to: { personId: string } | { accountId: string }): Promise<Reader> {
  const person = await tx.person.findUnique({
    where: "personId" in to ? { id: to.personId } : { accountId: to.accountId },
    include: { account: { select: { email: true } }, area: true },
  });
  if (person)
    return {
      accountId: person.accountId,
      personId: person.id,
      name: personName(person),
      contactBy: person.contactBy,
      email: person.email ?? person.account?.email ?? null,
      phone: person.phone,
      addressLines: person.addressLines,
      postcode: person.postcode,
      informationNeeds: person.informationNeeds,
      language: person.language,
      helpPhone: person.area.phone,
      helpHours: person.area.phoneHours,
    };
  if ("personId" in to) throw new Error(`nobody to tell: person ${to.personId}`);
  const account = await tx.account.findUniqueOrThrow({
    where: { id: to.accountId },
    include: { roles: { where: { endedAt: null }, include: { area: true } } },
  });
  const area = account.roles.find((role) => role.area)?.area;
  return {
    accountId: account.id,
    personId: null,
    name: account.name,
    contactBy: "email",
    email: account.email,
    phone: null,
    addressLines: [],
    postcode: null,
    informationNeeds: [],
    language: "English",
    helpPhone: area?.phone ?? "",
    helpHours: area?.phoneHours ?? "",
  };
}
