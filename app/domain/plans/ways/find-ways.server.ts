import { findHelpLine } from "#app/domain/access/find-help-line.server.ts";
import type { FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { yearOf, minutesAWeek } from "#app/domain/plans/plan-sums-rules.ts";
import { shortWords } from "#app/domain/plans/value-words.ts";
import { PLACEMENT_STATES, type PlacementState } from "#app/domain/plans/ways/placement-rules.ts";
import { HOW_OFFERED } from "#app/domain/plans/ways/ways-forms.ts";
import { WAYS, waysFor, type Way } from "#app/domain/plans/ways/ways-rules.ts";
import { db } from "#app/db.server.ts";
import { momentWords, shortDay } from "#app/lib/dates.ts";

/** How the budget of a plan can be taken, what was offered and chosen, and what the council arranges. The caller has found the plan. */
export async function findWays(plan: FoundPlan) {
  const where = { planId: plan.id };
  const newest = { orderBy: { number: "desc" } } as const;
  const { prisma } = db();
  const [offers, choices, placements, managers, help] = await Promise.all([
    prisma.directPaymentOffer.findMany({ where, orderBy: { number: "asc" } }),
    prisma.planWay.findMany({ where, ...newest }),
    prisma.placement.findMany({ where, ...newest, include: { steps: newest } }),
    prisma.budgetManager.findMany({ where: { areaId: plan.areaId }, orderBy: { name: "asc" }, take: 6 }),
    findHelpLine(plan.areaId),
  ]);
  const paid = plan.actions.filter(({ route }) => route !== "own_money");
  const employed = paid.filter((action) => action.kind === "assistant" && minutesAWeek(action) > 0);
  const words = new Map(plan.actions.map(({ id, what }) => [id, shortWords(what)]));
  const part = (id: string | null) =>
    id === null ? "The whole plan" : (words.get(id) ?? "A part that was taken away");
  const said = choices.map((choice) => ({
    id: choice.id,
    number: choice.number,
    key: choice.way as Way,
    way: WAYS[choice.way as Way],
    parts: choice.actionIds.map(part),
    why: choice.why,
    by: `${choice.byName}, ${momentWords(choice.at)}`,
    authority: choice.authority,
  }));
  return {
    cards: waysFor({
      assistants: employed.map(minutesAWeek),
      paid: paid.filter((one) => {
        const { year, once } = yearOf(one);
        return one.kind !== "assistant" && year + once > 0;
      }).length,
      reservesPence: plan.seesMoney ? (plan.reserves?.total ?? null) : null,
      managers: managers.map(({ name }) => name),
      phone: help.phone,
    }),
    offers: offers.map((offer) => ({
      id: offer.id,
      words:
        offer.how === "page"
          ? `Read of it in Ownway on ${shortDay(offer.offeredOn)}, before choosing`
          : `${offer.offeredBy}, ${HOW_OFFERED[offer.how as keyof typeof HOW_OFFERED].toLowerCase()}, on ${shortDay(offer.offeredOn)}`,
      by: `Written down by ${offer.byName}, ${momentWords(offer.at)}`,
    })),
    /** The newest choice counts; those before it stand in the history. */
    chosen: said[0] ?? null,
    before: said.slice(1),
    seen: choices[0]?.number ?? 0,
    placements: placements.map((one) => ({
      id: one.id,
      part: part(one.actionId),
      state: PLACEMENT_STATES[one.state as PlacementState],
      ended: one.dueOn === null,
      steps: one.steps.map((step) => ({
        id: step.id,
        words: `${PLACEMENT_STATES[step.state as PlacementState]}: ${step.byName}, ${momentWords(step.at)}${step.words === "" ? "" : `. “${step.words}”`}`,
      })),
    })),
    parts: plan.actions.map(({ id, what }) => ({ value: id, label: shortWords(what) })),
  };
}
