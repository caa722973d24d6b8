import { randomBytes } from "node:crypto";
import type { AccountAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** A name for the address of a page, which does not give the last name away: "lena-4f9c2a". */
export const slugFor = (firstName: string): string => {
  const plain = firstName
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return `${plain || "pa"}-${randomBytes(4).toString("hex")}`;
};

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
          slug: slugFor(firstName),
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
