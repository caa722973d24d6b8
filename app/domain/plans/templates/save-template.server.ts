import type { z } from "zod";
import type { PlannerAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { refusePersonIn } from "#app/domain/plans/templates/refuse-person-in.server.ts";
import type { TemplateForm } from "#app/domain/plans/templates/template-form.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

const MOST = 200;
const missing = () => new Refusal("not-found", "We cannot find this template.");
const stale = () =>
  new Refusal(
    "stale",
    "This template was changed since you opened the page. Nothing was changed by this. What you wrote is still in the boxes: copy it, and open the page again.",
  );

/** A planner keeps a template, new or changed. Refusals: not-found, stale, sent-before, too-many, person-in-it, maybe-person. */
export function saveTemplate(access: PlannerAccess, id: string | null, input: z.output<typeof TemplateForm>) {
  return act(access, async (tx) => {
    const { fields, submissionKey, version } = input;
    const plannerId = access.planner.id;
    await refusePersonIn(tx, plannerId, [fields.title, fields.what, fields.body].join("\n"), input.sure);
    let kept = id;
    if (kept === null) {
      const before = await tx.planTemplate.count({ where: { plannerId, removedAt: null } });
      if (before >= MOST)
        throw new Refusal("too-many", `You have ${MOST} templates. Nothing was kept. Take one away first.`);
      const { count } = await tx.planTemplate.createMany({
        data: [{ ...fields, plannerId, submissionKey, changedAt: now() }],
        skipDuplicates: true,
      });
      const row = await tx.planTemplate.findFirst({ where: { submissionKey, plannerId } });
      if (!row) throw missing();
      if (count === 0)
        sameAsSent(
          row.title === fields.title &&
            row.what === fields.what &&
            row.body === fields.body &&
            row.costPence === fields.costPence &&
            row.every === fields.every,
        );
      kept = row.id;
    } else {
      const where = { id: kept, plannerId, removedAt: null };
      const { count } = await tx.planTemplate.updateMany({
        where: { ...where, version, kind: fields.kind },
        data: { ...fields, version: { increment: 1 }, changedAt: now() },
      });
      if (count === 0) throw (await tx.planTemplate.count({ where })) === 0 ? missing() : stale();
    }
    tx.audit({ action: "template.saved", objectType: "plan_template", objectId: kept });
    return kept;
  });
}

/** Refusals: not-found, stale. */
export function takeTemplateAway(access: PlannerAccess, id: string, version: number) {
  return act(access, async (tx) => {
    const where = { id, plannerId: access.planner.id, removedAt: null };
    const { count } = await tx.planTemplate.updateMany({
      where: { ...where, version },
      data: { removedAt: now(), version: { increment: 1 }, changedAt: now() },
    });
    if (count === 0) throw (await tx.planTemplate.count({ where })) === 0 ? missing() : stale();
    tx.audit({ action: "template.taken-away", objectType: "plan_template", objectId: id });
    return id;
  });
}
