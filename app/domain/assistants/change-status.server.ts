import type { AssistantAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { findWageFloor } from "#app/domain/assistants/find-wage-floor.server.ts";
import { missingFrom } from "#app/domain/assistants/publish-rules.ts";
import { stale } from "#app/domain/assistants/stale.ts";
import type { ProfileStatus } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

const FROM = {
  submitted: ["draft"],
  published: ["paused"],
  paused: ["published"],
  draft: ["submitted"],
} as const satisfies Record<ProfileStatus, readonly ProfileStatus[]>;
const SAID = {
  submitted: "assistant-profile.submitted",
  published: "assistant-profile.resumed",
  paused: "assistant-profile.paused",
  draft: "assistant-profile.withdrawn",
} as const;

function changeStatus(
  access: AssistantAccess,
  version: number,
  to: ProfileStatus,
): Promise<Result<ProfileStatus>> {
  return act(access, async (tx) => {
    const own = { id: access.assistant.id, accountId: access.actor.accountId };
    const profile = await tx.assistant.findFirst({ where: own });
    if (!profile || profile.version !== version) throw stale();
    if (!(FROM[to] as readonly ProfileStatus[]).includes(profile.status)) throw stale();
    if (to === "submitted" || to === "published") {
      const missing = missingFrom(profile, (await findWageFloor(undefined, tx)).pence);
      if (missing.length > 0)
        throw new Refusal(
          "not-ready",
          `Your profile is not ready yet. Nothing was sent. ${missing.map(({ words }) => words).join(". ")}.`,
        );
    }
    const { count } = await tx.assistant.updateMany({
      where: { ...own, version },
      data: {
        status: to,
        version: version + 1,
        updatedAt: now(),
        ...(to === "submitted" ? { sentBackReason: null } : {}),
      },
    });
    if (count === 0) throw stale();
    tx.audit({ action: SAID[to], objectType: "assistant", objectId: profile.id, areaId: profile.areaId });
    return to;
  });
}
/** Asks the core service to look at the profile before it is published for the first time. */
export const submitProfile = (access: AssistantAccess, version: number) =>
  changeStatus(access, version, "submitted");
/** Takes a profile that is waiting to be looked at back, to go on writing. */
export const withdrawProfile = (access: AssistantAccess, version: number) =>
  changeStatus(access, version, "draft");
/** Takes a published profile out of search and off the site until its owner wants it back. */
export const pauseProfile = (access: AssistantAccess, version: number) =>
  changeStatus(access, version, "paused");
/** Puts a paused profile back. It was approved before, so nobody need look again. */
export const resumeProfile = (access: AssistantAccess, version: number) =>
  changeStatus(access, version, "published");
