import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { isId } from "#app/domain/plans/plan-party.ts";
import {
  dueAfter,
  nextStates,
  PLACEMENT_STATES,
  type PlacementState,
} from "#app/domain/plans/ways/placement-rules.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

type Input = { to: PlacementState; words: string; version: number };

/** A practitioner writes down how far on a hand-over is, and the person is told how it ends. Refusals: not-found, stale, moved-on. */
export function movePlacement(access: AreaAccess, id: string, { to, words, version }: Input) {
  return act(access, async (tx) => {
    const missing = () => new Refusal("not-found", "We cannot find this hand-over.");
    if (!isId(id)) throw missing();
    await tx.$queryRaw`SELECT id FROM placement WHERE id = ${id}::uuid FOR UPDATE`;
    const found = await tx.placement.findFirst({
      where: { id, areaId: access.area.id },
      include: { steps: { orderBy: { number: "desc" }, take: 1 } },
    });
    if (!found) throw missing();
    const state = found.state as PlacementState;
    const [last] = found.steps;
    // The same form, sent twice
    if (
      found.version === version + 1 &&
      state === to &&
      last?.words === words &&
      last.byAccountId === access.actor.accountId
    )
      return { id };
    if (found.version !== version)
      throw new Refusal(
        "stale",
        `${last?.byName ?? "Somebody"} was quicker: it is now ${PLACEMENT_STATES[state].toLowerCase()}. Nothing was changed by this. Your words are still in the box.`,
      );
    if (!nextStates(state).includes(to))
      throw new Refusal(
        "moved-on",
        `It is ${PLACEMENT_STATES[state].toLowerCase()}, and cannot become “${PLACEMENT_STATES[to].toLowerCase()}”. Nothing was changed.`,
      );
    const at = now();
    await tx.placement.update({
      where: { id },
      data: { state: to, dueOn: dueAfter(to, dayOf(at)), version: version + 1 },
    });
    const step = await tx.placementStep.create({
      data: {
        placementId: id,
        state: to,
        words,
        byName: access.actor.name,
        byAccountId: access.actor.accountId,
        at,
      },
    });
    if (to === "placed" || to === "came_back")
      await notify(tx, {
        to: { personId: found.personId },
        subject:
          to === "placed" ? "News about your support plan" : "Something in your support plan came back",
        body:
          to === "placed"
            ? "The council has found somebody for a part of your support plan. Look at your plan, or phone us and we will read it to you."
            : "The council could not arrange a part of your support plan. It says why in your plan. You can choose again, or phone us and we will help.",
        path: `/plans/${found.planId}/ways`,
        onceKey: `placement-step:${step.id}`,
      });
    tx.audit({
      action: "placement.moved",
      objectType: "placement",
      objectId: id,
      personId: found.personId,
      areaId: found.areaId,
      detail: { from: state, to },
    });
    return { id };
  });
}
