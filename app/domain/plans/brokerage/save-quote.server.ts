import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { afterQuote } from "#app/domain/plans/brokerage/brokerage-rules.ts";
import { quoteOf } from "#app/domain/plans/brokerage/quote-row.ts";
import type { QuoteFields } from "#app/domain/plans/brokerage/quote-rules.ts";
import { actionToFind, recordStep } from "#app/domain/plans/brokerage/record-step.server.ts";
import { keepItem } from "#app/domain/plans/keep-item.server.ts";
import { keepNewItem } from "#app/domain/plans/keep-new-item.server.ts";
import { lockPlan, type LockedPlan } from "#app/domain/plans/lock-plan.server.ts";
import { same } from "#app/domain/plans/merge-rules.ts";
import { isId, writerOf } from "#app/domain/plans/plan-party.ts";
import type { Sent } from "#app/domain/plans/save-need.server.ts";
import { now } from "#app/lib/clock.ts";
import { parseDay } from "#app/lib/dates.ts";
import { Refusal } from "#app/lib/result.ts";

const toRow = ({ validUntil, ...fields }: QuoteFields) => ({
  ...fields,
  validUntil: validUntil === null ? null : parseDay(validUntil),
});
/** `askId`: whose answer the price is, where somebody was asked from within the plan. */
type SentQuote = Sent<QuoteFields> & { actionId: string; askId?: string | null };

/** A new price, or a change to one. Refusals: not-found, moved-on, removed, stale, sent-before, chosen. */
export function saveQuote(party: PlanParty, planId: string, sent: SentQuote) {
  return act(party.access, async (tx) =>
    writeQuote(tx, party, await lockPlan(tx, party, planId, "find"), sent),
  );
}

/** The same inside a transaction that has the plan locked. */
export async function writeQuote(tx: Act, party: PlanParty, plan: LockedPlan, sent: SentQuote) {
  const found = await actionToFind(tx, plan, sent.actionId);
  const by = { changedBy: writerOf(party).byName, changedAt: now() };
  const missing = () => new Refusal("not-found", "We cannot find this price.");
  if (sent.itemId === null) {
    const { submissionKey } = sent;
    // What the person thinks is theirs to say
    const fields = party.side === "person" ? sent.fields : { ...sent.fields, think: "" };
    const before = await tx.planQuote.findUnique({ where: { submissionKey } });
    if (before && before.actionId !== sent.actionId) throw missing();
    const ask =
      sent.askId && isId(sent.askId)
        ? await tx.planAsk.findFirst({ where: { id: sent.askId, actionId: sent.actionId } })
        : null;
    const to = afterQuote(found.stage);
    return keepNewItem(tx, party, plan, { kind: "quote", fields }, before, async () => {
      const made = await tx.planQuote.create({
        data: {
          ...toRow(fields),
          planId: plan.id,
          actionId: sent.actionId,
          assistantId: ask?.assistantId ?? null,
          submissionKey,
          ...by,
        },
      });
      if (to)
        await recordStep(tx, party, plan, found, to, { quoteId: made.id, submissionKey: `quote:${made.id}` });
      return made;
    });
  }
  const row = isId(sent.itemId)
    ? await tx.planQuote.findFirst({ where: { id: sent.itemId, actionId: sent.actionId, planId: plan.id } })
    : null;
  if (!row) throw missing();
  const kept = { version: row.version, fields: quoteOf(row) };
  const mine = party.side === "person" ? sent.fields : { ...sent.fields, think: row.think };
  const chosen = await tx.planActionStep.findFirst({ where: { quoteId: row.id, stage: "secured" } });
  const names = Object.keys(mine) as (keyof QuoteFields)[];
  if (chosen && names.some((name) => name !== "think" && !same(mine[name], kept.fields[name])))
    throw new Refusal(
      "chosen",
      "This price was chosen, so it stays as it was. Nothing was changed. Write the new price down as another one.",
    );
  return keepItem(
    tx,
    party,
    plan,
    { kind: "quote", id: row.id, kept, base: sent.version, mine },
    (fields, version) =>
      tx.planQuote.update({ where: { id: row.id }, data: { ...toRow(fields), version, ...by } }),
  );
}
