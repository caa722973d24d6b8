import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { councilDecides, whyNot } from "#app/domain/capacity/authority-rules.ts";
import { refusalWords, standingWords } from "#app/domain/capacity/authority-words.ts";
import { findFacts, findHeld, whoMay } from "#app/domain/capacity/find-standing.server.ts";
import { STATE_WORDS, type ReferralState } from "#app/domain/capacity/advocate-rules.ts";
import { db } from "#app/db.server.ts";

type Plan = { id: string; personId: string; name: string; selfFunder: boolean };

/**
 * Who may agree to a plan, for its pages: what stands in the reader's way, by what right they would decide, how far it is with an
 * advocate, and whether the council decides.
 */
export async function findPlanAuthority(party: PlanParty, plan: Plan) {
  const { prisma } = db();
  const { facts } = await findFacts(prisma, plan.personId);
  const held = await findHeld(prisma, plan.personId);
  const referral = plan.selfFunder
    ? null
    : await prisma.advocateReferral.findFirst({ where: { planId: plan.id }, orderBy: { number: "desc" } });
  const grant = party.side === "person" ? party.access.grant : null;
  const why = party.side === "person" ? whyNot("plan", grant?.basis ?? "own", facts) : null;
  const lacks = facts.findings.plan === "lacks";
  const instead = whoMay("plan", facts, held);
  return {
    /** Words for who may not agree; null for who may, and for the other sides. */
    refused: why && refusalWords({ why, decision: "plan", name: plan.name, own: grant === null, instead }),
    standing: standingWords(grant?.basis ?? "own"),
    lacks,
    instead,
    council:
      !plan.selfFunder &&
      councilDecides(
        "plan",
        held.map(({ basis }) => basis),
        facts,
      ),
    practitioner: party.side === "practitioner",
    advocate: referral
      ? `${STATE_WORDS[referral.state as ReferralState]}${referral.advocateName === "" ? "" : `: ${referral.advocateName}`}`
      : null,
    mayAsk: !plan.selfFunder,
  };
}
export type PlanAuthority = Awaited<ReturnType<typeof findPlanAuthority>>;
