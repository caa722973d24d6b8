import type { Access, GroupFields, GroupStatus, Way } from "#app/domain/community/group-content.ts";
import type { Every, NeedArea } from "#app/domain/plans/plan-content.ts";
import type { CommunityGroup } from "#app/generated/prisma/client.ts";

type Row = Pick<CommunityGroup, keyof GroupFields>;
/** A row as the rules see it. What a column may hold is held by the database. */
export const fieldsOf = (row: Row): GroupFields => ({
  name: row.name,
  what: row.what,
  whoFor: row.whoFor,
  needAreas: row.needAreas as NeedArea[],
  way: row.way as Way,
  venue: row.venue,
  postcode: row.postcode,
  whenWords: row.whenWords,
  costPence: row.costPence,
  every: row.every as Every | null,
  costWords: row.costWords,
  access: row.access as Access[],
  contactPhone: row.contactPhone,
  contactEmail: row.contactEmail,
  contactWeb: row.contactWeb,
});
export const statusOf = ({ status }: { status: string }): GroupStatus => status as GroupStatus;
/** A leader's change that waits beside what is shown. */
export const pendingOf = ({ pending }: Pick<CommunityGroup, "pending">): GroupFields | null =>
  pending as GroupFields | null;
/** The same answers, whatever order a database keeps their names in. */
export const sameFields = (one: GroupFields, other: GroupFields): boolean =>
  (Object.keys(one) as (keyof GroupFields)[]).every(
    (name) => JSON.stringify(one[name]) === JSON.stringify(other[name]),
  );
