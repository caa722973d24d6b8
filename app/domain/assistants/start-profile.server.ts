import type { AccountAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { Tx } from "#app/db.server.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** A name for the address of a page, which does not give the last name away: "lena", "lena-2". */
async function freeSlug(tx: Tx, firstName: string): Promise<string> {
  const plain = firstName
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z ]+/g, "")
    .trim()
    .replace(/ +/g, "-");
  const base = plain.length > 1 ? plain : "pa";
  // One at a time, so that two of the same name never want the same address
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('assistant-slug'))`;
  const rows = await tx.assistant.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}

/** The empty profile of somebody who has the role of an assistant. Begun twice, it is the same one. */
export function startProfile(access: AccountAccess): Promise<Result<{ id: string; slug: string }>> {
  return act(access, async (tx) => {
    const { accountId, areaId, name, role } = access.actor;
    if (role !== "assistant" || !areaId)
      throw new Refusal("not-an-assistant", "Only a personal assistant of an area has a profile here.");
    const [firstName = name, ...rest] = name.trim().split(/\s+/);
    const { count } = await tx.assistant.createMany({
      data: [
        {
          slug: await freeSlug(tx, firstName),
          areaId,
          accountId,
          firstName,
          lastName: rest.join(" "),
          hourlyRatePence: 0,
        },
      ],
      skipDuplicates: true,
    });
    const profile = await tx.assistant.findUniqueOrThrow({
      where: { accountId },
      select: { id: true, slug: true },
    });
    if (count === 1)
      tx.audit({
        action: "assistant-profile.started",
        objectType: "assistant",
        objectId: profile.id,
        areaId,
      });
    return profile;
  });
}
