import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import type { ChangeUse } from "#app/domain/plans/reviews/use-form.ts";
import { findUse } from "#app/domain/plans/reviews/find-use.server.ts";
import { sayUse } from "#app/domain/plans/reviews/say-use.server.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * Says which action of the plan a payment was for, in place of what was said before. The same answer again changes nothing.
 * Refusals: not-found, undone, stale, other-action, words-needed and those of a permission that no longer holds.
 */
export function changeUse(access: PersonAccess, spendingId: string, form: ChangeUse) {
  return act(access, async (tx) => {
    const { personId } = access.subject;
    await recordDecision(tx, access, "say-what-for", form.decision ?? {});
    await tx.$queryRaw`SELECT id FROM spending WHERE id = ${spendingId}::uuid AND person_id = ${personId}::uuid FOR UPDATE`;
    const spending = await tx.spending.findFirst({ where: { id: spendingId, personId } });
    if (!spending) throw new Refusal("not-found", "This payment is not there.");
    if (spending.state === "undone")
      throw new Refusal("undone", "This was taken back, so it was for nothing. Nothing was changed.");
    const last = await findUse(spendingId, tx);
    const answer = form.use === "none" ? null : form.use;
    if (last?.how === "said" && last.actionId === answer && last.minutes === form.hours) return;
    if ((last?.number ?? 0) !== form.seen)
      throw new Refusal(
        "stale",
        "Somebody said something else of this payment since you opened the page. Nothing was changed. Your answer is still here: press again to put it in place of theirs, after you have looked.",
      );
    const { name } = access.actor;
    await sayUse(
      tx,
      { ...spending, byAccountId: access.actor.accountId, grantId: access.grant?.id ?? null },
      {
        choice: form.use,
        minutes: form.hours,
        byName: access.grant ? `${name}, for ${access.subject.name}` : name,
      },
    );
    tx.audit({ action: "spending.use-said", objectType: "spending", objectId: spendingId });
  });
}
