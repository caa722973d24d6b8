import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordDecision } from "#app/domain/assisted-access/record-decision.server.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { recordSpend, reverseSpend } from "#app/domain/budgets/record-spend.server.ts";
import type { SpendingInput, UndoSpending } from "#app/domain/budgets/spending-form.ts";
import { tellPractitioners } from "#app/domain/budgets/tell-practitioners.server.ts";
import { requireAuthority } from "#app/domain/capacity/require-authority.server.ts";
import { db } from "#app/db.server.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/** Whether what was said first of a payment's use is what is said now. Found by a name, it is as it was found. */
async function sameUse(tx: Act, spendingId: string, { use, hours }: SpendingInput): Promise<boolean> {
  const first = await tx.spendingUse.findFirst({ where: { spendingId }, orderBy: { number: "asc" } });
  if (use === "auto") return first?.how !== "said" && (first?.minutes ?? null) === hours;
  return first?.how === "said" && first.actionId === (use === "none" ? null : use) && first.minutes === hours;
}

/** The person, or who acts for them with a grant for money, writes down what they paid. */
export function writeSpending(access: PersonAccess, form: SpendingInput) {
  return act(access, async (tx) => {
    const { personId, areaId } = access.subject;
    // The same form again is the same spending, and no second decision
    const before = await tx.spending.findFirst({ where: { submissionKey: form.submissionKey, personId } });
    if (before) {
      sameAsSent(
        before.potId === form.potId &&
          before.pence === form.amount &&
          Number(before.paidOn) === Number(form.paid) &&
          before.payee === form.payee &&
          before.what === form.what &&
          (await sameUse(tx, before.id, form)),
      );
      return before;
    }
    await recordDecision(tx, access, "record-spending", form.decision ?? {});
    await requireAuthority(tx, access, "money");
    const spending = await recordSpend(tx, {
      potId: form.potId,
      personId,
      paidOn: form.paid,
      pence: form.amount,
      payee: form.payee,
      what: form.what,
      submissionKey: form.submissionKey,
      ifShort: form.keep ? "wait" : "refuse",
      by: { accountId: access.actor.accountId, grantId: access.grant?.id ?? null },
      use: {
        choice: form.use,
        minutes: form.hours,
        byName: access.grant ? `${access.actor.name}, for ${access.subject.name}` : access.actor.name,
      },
    });
    if (spending.state === "waiting")
      await tellPractitioners(tx, areaId, {
        subject: "Somebody asks you to look at a budget",
        body: "Somebody wrote down that they paid more than their record has left. They ask you to look with them. It may be right, and more money may be on its way.",
        path: "/council/budgets",
        onceKey: `spending:${spending.id}:short`,
      });
    return spending;
  });
}

/** A mistake is put right by undoing it, with a reason, and writing it again. */
export function undoSpending(access: PersonAccess, spendingId: string, form: UndoSpending) {
  return act(access, async (tx) => {
    await recordDecision(tx, access, "undo-spending", form.decision ?? {});
    return reverseSpend(tx, {
      spendingId,
      personId: access.subject.personId,
      reason: form.reason,
      byAccountId: access.actor.accountId,
    });
  });
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** One record of the person's own; null for anybody else's. */
export async function findSpending(access: PersonAccess, id: string) {
  if (!UUID.test(id)) return null;
  return db().prisma.spending.findFirst({
    where: { id, personId: access.subject.personId },
    include: { pot: { select: { kind: true, name: true } } },
  });
}
