import type { AreaAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lockAreaRules, refuseStale, writtenBy } from "#app/domain/commissioning/lock-area-rules.server.ts";
import type { ApproverInput } from "#app/domain/plans/approval/approval-forms.ts";
import { Refusal } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

/** Says whether a practitioner of the area may approve plans above its limit, from now on. Refusals: not-found, stale, sent-before. */
export function recordApprover(access: AreaAccess, input: ApproverInput) {
  return act(access, async (tx) => {
    await lockAreaRules(tx, access);
    const may = input.may === "yes";
    const before = await tx.planApprover.findUnique({ where: { submissionKey: input.submissionKey } });
    if (before) {
      sameAsSent(
        before.areaId === access.area.id &&
          before.accountId === input.accountId &&
          before.may === may &&
          before.reason === input.reason,
      );
      return null;
    }
    const role = await tx.accountRole.findFirst({
      where: { accountId: input.accountId, areaId: access.area.id, role: "practitioner", endedAt: null },
    });
    if (!role) throw new Refusal("not-found", "This is nobody of your area's practitioners.");
    const newest = await tx.planApprover.findFirst({
      where: { areaId: access.area.id, accountId: input.accountId },
      orderBy: { number: "desc" },
    });
    refuseStale(newest?.number, input.seen);
    const row = await tx.planApprover.create({
      data: {
        areaId: access.area.id,
        accountId: input.accountId,
        may,
        reason: input.reason,
        ...writtenBy(access, input.submissionKey),
      },
    });
    tx.audit({
      action: "plan-approver.recorded",
      objectType: "plan_approver",
      objectId: row.id,
      areaId: access.area.id,
      detail: { account: input.accountId, may },
    });
    return null;
  });
}
