import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { changePlanner } from "#app/domain/planners/change-planner.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

export type PlannerDecision = {
  plannerId: string;
  version: number;
  decision: "approve" | "send-back";
  /** For sending back: what needs to change. */ reason: string;
};

/** The core service's answer to a first publication, in its own area. Nobody approves their own. */
export async function decidePlanner(access: AreaAccess, input: PlannerDecision): Promise<Result<void>> {
  return act(access, async (tx) => {
    const which = { id: input.plannerId, areaId: access.area.id };
    const planner = await tx.planner.findFirst({ where: which });
    if (!planner) throw new Refusal("not-found", "There is no such profile in this area.");
    if (planner.accountId === access.actor.accountId)
      throw new Refusal(
        "own-profile",
        "Nobody can approve their own profile. Ask a colleague. Nothing was changed.",
      );
    if (planner.status !== "submitted")
      throw new Refusal(
        "not-submitted",
        "This profile is not waiting for an answer any more. Nothing was changed.",
      );
    const approved = input.decision === "approve";
    await changePlanner(
      tx,
      { ...which, version: input.version },
      approved
        ? {
            status: "published",
            firstApprovedAt: now(),
            approvedByAccountId: access.actor.accountId,
            sentBackReason: null,
          }
        : { status: "draft", sentBackReason: input.reason },
    );
    tx.audit({
      action: approved ? "planner.approved" : "planner.sent-back",
      objectType: "planner",
      objectId: planner.id,
      areaId: access.area.id,
    });
    if (!planner.accountId) return;
    await notify(tx, {
      to: { accountId: planner.accountId },
      subject: approved ? "Your profile is published" : "Your profile needs a change",
      body: approved
        ? "Your profile is now in the directory. People can find you, ask you a question and choose you. You can change it or pause it at any time."
        : `We have read your profile and ask for a change before it is published:\n\n${input.reason}\n\nChange it and send it again. Nothing you wrote is lost.`,
      path: "/profile/planner",
      onceKey: `planner-decided:${planner.id}:${input.version}`,
    });
  });
}
