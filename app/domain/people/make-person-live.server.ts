import type { AreaAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { chooseHolder } from "#app/domain/budgets/choose-holder.server.ts";
import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import { findTiers } from "#app/domain/budgets/find-tiers.server.ts";
import { allocateToPot, openPot } from "#app/domain/budgets/open-pot.server.ts";
import { outsideBand } from "#app/domain/people/band-rules.ts";
import { contactColumns, type MakeLive } from "#app/domain/people/person-form.ts";
import { now } from "#app/lib/clock.ts";
import { pounds } from "#app/lib/money.ts";
import { Refusal, type Result } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

type Live = { personId: string; budgetId: string };

/** The person, locked: two who make the same person live at once come one after the other. */
async function lockPerson(tx: Act, areaId: string, personId: string) {
  await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid AND area_id = ${areaId}::uuid FOR UPDATE`;
  const person = await tx.person.findFirst({
    where: { id: personId, areaId },
    include: {
      budgets: {
        select: { id: true, submissionKey: true, weeklyPence: true, periodFrom: true, periodTo: true },
      },
    },
  });
  if (!person) throw new Refusal("not-found", "This person is not in your area. Nothing was changed.");
  return person;
}

/**
 * Gives a person a name, an indicative budget and a support planning pot (DOMAIN: Medium unless the practitioner chose
 * another), all in one act. The planning money is put in at once, unless the area charges planning within the package: then the
 * pot says which tier is authorised and stays empty, since the care money pays. An indicative amount for care is a figure to
 * plan with, so no care money moves until a plan is approved.
 * @param shownFeePence the tier's fee as the practitioner saw it; refused when it has changed since.
 * @param shownSource where they saw that it comes from; the same.
 */
export function makePersonLive(
  access: AreaAccess,
  personId: string,
  form: MakeLive,
  shownFeePence: number,
  shownSource: "alongside" | "within" = "alongside",
): Promise<Result<Live>> {
  return act(access, async (tx) => {
    const person = await lockPerson(tx, access.area.id, personId);
    if (person.accountId === access.actor.accountId)
      throw new Refusal(
        "oneself",
        "This is you. Nobody gives themselves a budget: a colleague must do it. Nothing was changed.",
      );
    const same = person.budgets.find((budget) => budget.submissionKey === form.submissionKey);
    if (same) {
      sameAsSent(
        same.weeklyPence === form.weekly &&
          Number(same.periodFrom) === Number(form.periodFrom) &&
          Number(same.periodTo) === Number(form.periodTo),
      );
      return { personId, budgetId: same.id };
    }
    if (person.liveAt)
      throw new Refusal(
        "already-live",
        "This person is live already. Nothing was changed. Open their page to see.",
      );
    const tier = (await findTiers(access.area.id, undefined, tx)).find((row) => row.tier === form.tier);
    if (!tier) throw new Refusal("no-tier", "Your area has no fee for this tier. Nothing was changed.");
    if (tier.feePence !== shownFeePence)
      throw new Refusal(
        "fee-changed",
        `The fee for this tier is now ${pounds(tier.feePence)}. Nothing was changed. Check the answers again.`,
      );
    const { feeSource } = await findAreaSettings(access.area.id, undefined, tx);
    if (feeSource !== shownSource)
      throw new Refusal(
        "source-changed",
        `In your area planning is now paid ${feeSource === "within" ? "out of the care money" : "by a pot of its own"}. Nothing was changed. Check the answers again.`,
      );
    const planningPence = feeSource === "within" ? 0 : tier.feePence;

    await tx.person.update({ where: { id: personId }, data: { ...contactColumns(form), liveAt: now() } });
    const budget = await tx.budget.create({
      data: {
        personId,
        areaId: access.area.id,
        periodFrom: form.periodFrom,
        periodTo: form.periodTo,
        contribution: form.contribution,
        weeklyPence: form.weekly,
        submissionKey: form.submissionKey,
      },
    });
    const owner = { budgetId: budget.id, personId, areaId: access.area.id };
    const manager = await chooseHolder(tx, access.area.id, form.careRoute, form.managerId);
    const care = await openPot(tx, { ...owner, kind: "care", fundingRoute: form.careRoute, ...manager });
    await tx.potAmount.create({
      data: { potId: care.id, fromOn: form.periodFrom, pence: form.weekly, every: "four_weeks" },
    });
    const planning = await openPot(tx, {
      ...owner,
      kind: "support_planning",
      fundingRoute: "council_held",
      authorisedTier: form.tier,
    });
    if (planningPence > 0)
      await allocateToPot(tx, planning, planningPence, `first:${planning.id}`, access.actor.accountId);
    tx.audit({
      action: "person.made-live",
      objectType: "person",
      objectId: personId,
      personId,
      areaId: access.area.id,
      detail: {
        budgetId: budget.id,
        weeklyPence: form.weekly,
        careRoute: form.careRoute,
        tier: form.tier,
        planningPence,
        outsideBand: outsideBand(person, form.weekly),
      },
    });
    return { personId, budgetId: budget.id };
  });
}
