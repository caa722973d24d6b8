import { groupRows } from "#app/domain/community/group-content.ts";
import { fieldsOf } from "#app/domain/community/group-row.ts";
import { db } from "#app/db.server.ts";
import { shortDay } from "#app/lib/dates.ts";

/** A group's own page. One that nobody confirmed tells its name and why it is not shown; any other is nothing. */
export async function findGroup(slug: string) {
  if (!/^[a-z0-9-]{1,80}$/.test(slug)) return null;
  const group = await db().prisma.communityGroup.findFirst({
    where: { slug, status: { in: ["shown", "hidden"] } },
    include: { cluster: true },
  });
  if (!group) return null;
  const shown = group.status === "shown";
  const since = group.confirmedOn ? shortDay(group.confirmedOn) : "";
  if (!shown) return { name: group.name, slug, since, shown: null };
  const fields = fieldsOf(group);
  return {
    name: group.name,
    slug,
    since,
    shown: {
      rows: groupRows(fields).filter(({ label }) => !["Name", "How to reach it"].includes(label)),
      phone: fields.contactPhone,
      email: fields.contactEmail,
      web: fields.contactWeb,
      cluster: group.cluster
        ? `${group.cluster.name}${group.cluster.invented ? " (an invented boundary)" : ""}`
        : "",
      source: group.source,
      confirmed: `${since}, by ${group.confirmedBy}`,
      invented: group.invented,
    },
  };
}
