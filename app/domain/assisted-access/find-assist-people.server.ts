import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { db } from "#app/db.server.ts";
import { Prisma } from "#app/generated/prisma/client.ts";
import { literal } from "#app/lib/like.ts";

export type FoundPerson = { id: string; name: string; reference: string; postcode: string | null };
type Row = {
  id: string;
  firstName: string | null;
  lastName: string | null;
  reference: string;
  postcode: string | null;
};
export const MOST_FOUND = 20;

const squeezed = (column: Prisma.Sql) =>
  Prisma.sql`upper(regexp_replace(${column}, '[^A-Za-z0-9]', '', 'g'))`;
/** Without accents: Zoe finds Zoë. */
const folded = (words: Prisma.Sql) =>
  Prisma.sql`lower(regexp_replace(normalize(${words}, NFD), '[\u0300-\u036f]', '', 'g'))`;
const NAME = Prisma.sql`coalesce(first_name, '') || ' ' || coalesce(last_name, '')`;

async function people(areaId: string, where: Prisma.Sql): Promise<FoundPerson[]> {
  const rows = await db().prisma.$queryRaw<Row[]>`
    SELECT id, first_name AS "firstName", last_name AS "lastName", reference, postcode FROM person
    WHERE area_id = ${areaId}::uuid AND (${where})
    ORDER BY last_name NULLS LAST, first_name, reference LIMIT ${MOST_FOUND + 1}`;
  return rows.map((row) => ({
    id: row.id,
    name: personName(row),
    reference: row.reference,
    postcode: row.postcode,
  }));
}

async function recorded(access: AreaAccess, found: FoundPerson[]): Promise<FoundPerson[]> {
  if (found.length > 0)
    await recordView(access, {
      action: "people.searched",
      objectType: "area",
      objectId: access.area.id,
      areaId: access.area.id,
      detail: { shown: found.length },
    });
  return found;
}

/** People of the worker's own area by part of a name, a reference, a postcode or a phone number, written any way. */
export async function findAssistPeople(access: AreaAccess, query: string): Promise<FoundPerson[]> {
  const words = query.trim().replace(/\s+/g, " ");
  const tight = words.toUpperCase().replace(/[^A-Z0-9]/g, "");
  if (words.length < 2) return [];
  const named = Prisma.sql`${folded(NAME)} LIKE '%' || ${folded(Prisma.sql`${literal(words)}::text`)} || '%'`;
  const either = [named];
  if (tight.length >= 2)
    either.push(
      Prisma.sql`${squeezed(Prisma.sql`reference`)} = ${tight}`,
      Prisma.sql`${squeezed(Prisma.sql`postcode`)} LIKE ${tight} || '%'`,
    );
  const digits = words.replace(/\D/g, "").replace(/^(44|0)/, "");
  if (digits.length >= 6)
    either.push(Prisma.sql`regexp_replace(phone, '[^0-9]', '', 'g') LIKE '%' || ${digits}`);
  return recorded(access, await people(access.area.id, Prisma.join(either, " OR ")));
}

/** Who may be the same person as one about to be added: the same name, the same phone, or the surname at the postcode. */
export async function findSamePeople(
  access: AreaAccess,
  one: { firstName: string; lastName: string; phone: string; postcode: string | null },
): Promise<FoundPerson[]> {
  const either = [
    Prisma.sql`${folded(NAME)} = ${folded(Prisma.sql`${`${one.firstName} ${one.lastName}`}::text`)}`,
  ];
  const digits = one.phone.replace(/\D/g, "").replace(/^(44|0)/, "");
  if (digits.length >= 6)
    either.push(Prisma.sql`regexp_replace(phone, '[^0-9]', '', 'g') LIKE '%' || ${digits}`);
  if (one.postcode)
    either.push(
      Prisma.sql`postcode = ${one.postcode} AND (lower(last_name) = lower(${one.lastName}) OR lower(first_name) = lower(${one.firstName}))`,
    );
  return recorded(access, await people(access.area.id, Prisma.join(either, " OR ")));
}
