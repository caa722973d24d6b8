import { advocateGap, type ReferralState } from "#app/domain/capacity/advocate-rules.ts";
import { findFacts } from "#app/domain/capacity/find-standing.server.ts";
import type { ChecklistLine } from "#app/domain/plans/checklist-rules.ts";
import type { Tx } from "#app/db.server.ts";

/** The checklist's line about an advocate, where there is something to say. The duty is the council's: it stops nobody. */
export async function findAdvocateLine(
  tx: Tx,
  plan: { id: string; personId: string; selfFunder: boolean },
): Promise<ChecklistLine[]> {
  if (plan.selfFunder) return [];
  const { facts } = await findFacts(tx, plan.personId);
  const newest = await tx.advocateReferral.findFirst({
    where: { planId: plan.id },
    orderBy: { number: "desc" },
    select: { state: true },
  });
  const lacks = facts.findings.plan === "lacks";
  const gap = advocateGap({
    selfFunder: plan.selfFunder,
    lacks,
    referral: newest && { state: newest.state as ReferralState },
  });
  if (!lacks && !newest) return [];
  return [
    {
      key: "advocate",
      title: "An independent advocate",
      law: "Section 67: the council’s duty",
      required: false,
      gaps: gap === null ? [] : [{ words: gap, at: "advocate" }],
    },
  ];
}
