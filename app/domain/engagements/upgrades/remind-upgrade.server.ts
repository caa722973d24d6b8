import { systemAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { tellPractitioners } from "#app/domain/budgets/tell-practitioners.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";

/**
 * Job: a request for more hours has waited three or seven days. Reminds whoever has to act; decides nothing. Runs twice
 * without harm, and does nothing where it was decided meanwhile.
 */
export async function remindUpgrade({ upgradeId, kind }: { upgradeId: string; kind: string }): Promise<void> {
  await act(systemAccess("remind-upgrade"), async (tx) => {
    const upgrade = await tx.engagementUpgrade.findFirst({
      where: { id: upgradeId, status: "asked", engagement: { status: "accepted" } },
      include: { engagement: { select: { id: true, reference: true } } },
    });
    if (!upgrade) return;
    const { engagement } = upgrade;
    const again = kind === "second" ? " This is the second time we remind you." : "";
    if (upgrade.personAnswer === null || upgrade.decider === "person")
      await notify(tx, {
        to: { personId: upgrade.personId },
        subject: "Your planner waits for your answer",
        body: `Would you like more hours of planning, or not? Nothing changes until you say.${again}`,
        path: `/engagements/${engagement.id}/upgrade/answer`,
        onceKey: `upgrade:${upgradeId}:reminded:${kind}:person`,
      });
    if (upgrade.decider === "council")
      await tellPractitioners(tx, upgrade.areaId, {
        subject: "A request for more hours waits for the council",
        body: `Planning ${engagement.reference} waits for your decision.${again}`,
        path: `/council/upgrades/${upgradeId}`,
        onceKey: `upgrade:${upgradeId}:reminded:${kind}`,
      });
  });
}
