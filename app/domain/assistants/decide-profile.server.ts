import { z } from "zod";
import type { AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { findWageFloor } from "#app/domain/assistants/find-wage-floor.server.ts";
import { missingFrom } from "#app/domain/assistants/publish-rules.ts";
import { stale } from "#app/domain/assistants/stale.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

export const SendBackForm = z.object({
  version: z.coerce.number().int().positive().max(2_147_483_647),
  reason: z
    .string({ error: "Say what to change, so that they can" })
    .trim()
    .min(5, "Say what to change, so that they can")
    .max(1000, "Keep this to 1,000 letters"),
});

async function waiting(tx: Act, access: AreaAccess, id: string, version: number) {
  const profile = await tx.assistant.findFirst({
    where: { id, areaId: access.area.id, status: "submitted", version },
  });
  if (!profile) throw stale();
  if (profile.accountId === access.actor.accountId)
    throw new Refusal("own-profile", "Nobody can decide about their own profile. Nothing was changed.");
  return profile;
}
/** The version moves with the decision, so that two workers cannot both decide. */
async function settle(tx: Act, id: string, version: number, change: object): Promise<void> {
  const { count } = await tx.assistant.updateMany({
    where: { id, version, status: "submitted" },
    data: { ...change, version: version + 1, updatedAt: now() },
  });
  if (count === 0) throw stale();
}

/** The core service approves a first publication: from now on the profile is found. */
export function approveProfile(access: AreaAccess, id: string, version: number): Promise<Result<string>> {
  return act(access, async (tx) => {
    const profile = await waiting(tx, access, id, version);
    const [missing] = missingFrom(profile, (await findWageFloor(undefined, tx)).pence);
    if (missing) throw new Refusal("not-ready", `It cannot be published yet: ${missing.words}.`);
    await settle(tx, id, version, {
      status: "published",
      firstApprovedAt: profile.firstApprovedAt ?? now(),
      approvedByAccountId: access.actor.accountId,
      sentBackReason: null,
    });
    if (profile.accountId)
      await notify(tx, {
        to: { accountId: profile.accountId },
        subject: "Your profile is published",
        body: "We have looked at your profile and published it. People can find you now. You can change it or pause it whenever you like.",
        path: "/profile/assistant",
        onceKey: `assistant-approved:${id}:${version}`,
      });
    tx.audit({ action: "assistant-profile.approved", objectType: "assistant", objectId: id });
    return profile.slug;
  });
}

/** Back to its owner with what to change. */
export function sendBackProfile(
  access: AreaAccess,
  id: string,
  { version, reason }: z.output<typeof SendBackForm>,
): Promise<Result<string>> {
  return act(access, async (tx) => {
    const profile = await waiting(tx, access, id, version);
    await settle(tx, id, version, { status: "draft", sentBackReason: reason });
    if (profile.accountId)
      await notify(tx, {
        to: { accountId: profile.accountId },
        subject: "Something to change in your profile",
        body: "We have looked at your profile. There is something to change before we can publish it. The page says what.",
        path: "/profile/assistant",
        onceKey: `assistant-sent-back:${id}:${version}`,
      });
    tx.audit({ action: "assistant-profile.sent-back", objectType: "assistant", objectId: id });
    return profile.slug;
  });
}
