import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/** The core service has read an idea: it shows, or its planner is told why not. Refusals: not-found, stale, own-idea. */
export function decideIdea(
  access: AreaAccess,
  id: string,
  { version, decision, words }: { version: number; decision: "approve" | "refuse"; words: string },
) {
  return act(access, async (tx) => {
    const where = { id, areaId: access.area.id };
    const idea = await tx.communityIdea.findFirst({
      where,
      include: { planner: { select: { accountId: true } } },
    });
    if (!idea) throw new Refusal("not-found", "We cannot find this idea.");
    const accountId = idea.planner?.accountId ?? null;
    if (accountId === access.actor.accountId)
      throw new Refusal(
        "own-idea",
        "Nobody can decide about their own idea. Ask a colleague. Nothing was changed.",
      );
    const shown = decision === "approve";
    const { count } = await tx.communityIdea.updateMany({
      where: { ...where, version, status: "waiting" },
      data: {
        status: shown ? "shown" : "refused",
        answer: shown ? "" : words,
        decidedAt: now(),
        version: { increment: 1 },
      },
    });
    if (count === 0)
      throw new Refusal(
        "stale",
        "Somebody has decided about this idea already. Nothing was changed by this.",
      );
    tx.audit({
      action: shown ? "idea.approved" : "idea.refused",
      objectType: "community_idea",
      objectId: id,
      areaId: access.area.id,
    });
    if (accountId)
      await notify(tx, {
        to: { accountId },
        subject: shown ? "Your idea is in the library" : "About the idea that you offered",
        body: shown
          ? "We have read the idea that you offered. Everybody can find it now. Thank you."
          : `We have read the idea that you offered, and did not take it into the library. The reason:\n\n${words}\n\nYou can offer it again in other words.`,
        path: "/ideas",
        onceKey: `idea-decided:${id}`,
      });
    return id;
  });
}
