import { councilDecides, DECISIONS, plannedDirectPayment } from "#app/domain/capacity/authority-rules.ts";
import { findFacts, findHeld, whoMay } from "#app/domain/capacity/find-standing.server.ts";
import type { Tx } from "#app/db.server.ts";
import { list } from "#app/lib/words.ts";

type Plan = {
  id: string;
  personId: string;
  name: string;
  actions: readonly { route: string | null }[];
};
type Stop = { code: string; words: string };

/** The record that somebody cannot decide about their plan, and what stands in the way of deciding for them; nothing where nothing does. */
export async function findStops(tx: Tx, plan: Plan): Promise<{ recordId: string | null; stops: Stop[] }> {
  const { facts, records } = await findFacts(tx, plan.personId);
  const held = await findHeld(tx, plan.personId);
  const bases = held.map(({ basis }) => basis);
  const record = records.find(({ decision, finding }) => decision === "plan" && finding === "lacks");
  const stops: Stop[] = [];
  if (!record)
    stops.push({
      code: "has-capacity",
      words: `Nothing says that ${plan.name} cannot decide about ${DECISIONS.plan}. So they decide, with all the help they need.`,
    });
  else if (!councilDecides("plan", bases, facts))
    stops.push({
      code: "others-decide",
      words: `${list(whoMay("plan", facts, held), "or")} may decide about this plan for ${plan.name}, so the council does not.`,
    });
  if (plan.actions.some(({ route }) => route === "direct_payment") && !plannedDirectPayment(bases, facts))
    stops.push({
      code: "direct-payment",
      words: `The plan has a direct payment in it, and nobody is recorded who may decide about one for ${plan.name}. Have an authorised person recorded, or plan it as held by the council.`,
    });
  const referral = await tx.advocateReferral.findFirst({
    where: { planId: plan.id },
    orderBy: { number: "desc" },
  });
  const settled = referral !== null && ["started", "ended", "not_needed"].includes(referral.state);
  if (!settled && referral?.helperAgreed !== true)
    stops.push({
      code: "advocate",
      words: `${plan.name} has neither an advocate at work nor somebody appropriate who supports them. Ask for an advocate on the plan’s page, or write down there why none is needed.`,
    });
  return { recordId: record?.id ?? null, stops };
}
