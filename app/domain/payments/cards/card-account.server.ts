import type { AccountAccess } from "#app/domain/access/access.ts";
import { findOwnPlanner } from "#app/domain/access/find-own.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { lookAtRecipient } from "#app/domain/payments/cards/look-at-recipient.server.ts";
import { planStep } from "#app/domain/payments/cards/plan-step.server.ts";
import { runStep } from "#app/domain/payments/cards/run-step.server.ts";
import { openSupplier } from "#app/domain/payments/open-supplier.server.ts";
import { db, type Tx } from "#app/db.server.ts";
import { CardRefused, CardUnreachable } from "#app/gateways/payments/card-errors.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { refused, type Result } from "#app/lib/result.ts";

const PAGE = "/money/card-account";
const AWAY = refused(
  "card-away",
  "We cannot reach the card provider just now. Nothing was changed. Try again in a few minutes.",
);

/** Who is paid for the work of whoever is signed in: an agency for its planners, an independent planner themselves. */
async function whoIsPaid({ actor }: AccountAccess, tx: Tx = db().prisma) {
  if (actor.role === "agency" && actor.agencyId) {
    const agency = await tx.agency.findUnique({ where: { id: actor.agencyId } });
    return agency && { areaId: agency.areaId, agencyId: agency.id, planner: null };
  }
  if (actor.role !== "planner") return null;
  const own = await findOwnPlanner(actor);
  const planner = own && (await tx.planner.findUnique({ where: { id: own.id } }));
  return planner && { areaId: planner.areaId, agencyId: planner.agencyId, planner };
}
const supplierOf = (tx: Tx, who: { agencyId: string | null; planner: { id: string } | null }) =>
  tx.supplier.findUnique({
    where: who.agencyId ? { agencyId: who.agencyId } : { plannerId: who.planner?.id ?? "" },
  });

/** What the page about being paid by card shows; null for whoever is not paid for planning. */
export async function findCardAccount(access: AccountAccess) {
  const who = await whoIsPaid(access);
  if (!who) return null;
  const { mode } = cardGateway();
  const byAgency = who.planner !== null && who.agencyId !== null;
  const supplier = await supplierOf(db().prisma, who);
  const recipient =
    supplier &&
    (await db().prisma.cardRecipient.findUnique({
      where: { supplierId_mode: { supplierId: supplier.id, mode } },
    }));
  const waiting = supplier
    ? await db().prisma.cardStep.aggregate({
        where: {
          supplierId: supplier.id,
          mode,
          purpose: "transfer",
          state: { in: ["waiting", "needs_attention"] },
        },
        _sum: { pence: true },
        _count: true,
      })
    : null;
  return {
    byAgency,
    test: mode === "test",
    state: !recipient
      ? ("none" as const)
      : recipient.transfersActive
        ? ("ready" as const)
        : ("asked" as const),
    requirements: recipient?.requirements.length ?? 0,
    waitingPence: waiting?._sum.pence ?? 0,
    waitingPieces: waiting?._count ?? 0,
  };
}

/** Opens an account with the card provider where there is none yet. @returns the provider's page that asks for the rest. */
export async function setUpCardAccount(access: AccountAccess): Promise<Result<string>> {
  const { mode } = cardGateway();
  const planned = await act(access, async (tx) => {
    const who = await whoIsPaid(access, tx);
    if (!who || (who.planner && who.agencyId)) return null;
    const supplier =
      (await supplierOf(tx, who)) ??
      (who.planner
        ? await openSupplier(tx, who.planner)
        : await openAgencySupplier(tx, who.areaId, who.agencyId));
    // Two presses at once open one account
    await tx.$queryRaw`SELECT id FROM supplier WHERE id = ${supplier.id}::uuid FOR UPDATE`;
    const there = await tx.cardRecipient.findUnique({
      where: { supplierId_mode: { supplierId: supplier.id, mode } },
    });
    if (there) return { supplierId: supplier.id, stepId: null };
    const waiting = await tx.cardStep.findFirst({
      where: { supplierId: supplier.id, mode, purpose: "recipient", state: "waiting" },
    });
    if (waiting) return { supplierId: supplier.id, stepId: waiting.id };
    tx.audit({
      action: "account.card-account-asked",
      objectType: "supplier",
      objectId: supplier.id,
      areaId: supplier.areaId,
    });
    const stepId = await planStep(tx, {
      purpose: "recipient",
      subjectId: supplier.id,
      areaId: supplier.areaId,
      mode,
      supplierId: supplier.id,
      reason: access.actor.accountId,
      atOnce: true,
    });
    return { supplierId: supplier.id, stepId };
  });
  if (!planned.ok) return planned;
  if (!planned.value)
    return refused("not-found", "This page is for planners and agencies who are paid by card.");
  if (planned.value.stepId) await runStep(planned.value.stepId);
  const recipient = await db().prisma.cardRecipient.findUnique({
    where: { supplierId_mode: { supplierId: planned.value.supplierId, mode } },
  });
  if (!recipient) return AWAY;
  try {
    const { url } = await cardGateway().createOnboardingLink({
      accountId: recipient.accountId,
      returnPath: `${PAGE}?back=done`,
      refreshPath: `${PAGE}?back=again`,
    });
    return { ok: true, value: url };
  } catch (error) {
    if (error instanceof CardUnreachable || error instanceof CardRefused) return AWAY;
    throw error;
  }
}

async function openAgencySupplier(tx: Tx, areaId: string, agencyId: string) {
  const agency = await tx.agency.findUniqueOrThrow({ where: { id: agencyId } });
  await tx.supplier.createMany({
    data: [{ areaId, agencyId, legalName: agency.name }],
    skipDuplicates: true,
  });
  return tx.supplier.findUniqueOrThrow({ where: { agencyId } });
}

/** Somebody came back from the provider's page, or looks again: it is asked how their account stands. */
export async function lookAtCardAccount(access: AccountAccess): Promise<Result<null>> {
  const who = await whoIsPaid(access);
  const supplier = who && (await supplierOf(db().prisma, who));
  const recipient =
    supplier &&
    (await db().prisma.cardRecipient.findUnique({
      where: { supplierId_mode: { supplierId: supplier.id, mode: cardGateway().mode } },
    }));
  if (!recipient) return { ok: true, value: null };
  try {
    await lookAtRecipient(recipient.accountId);
    return { ok: true, value: null };
  } catch (error) {
    if (error instanceof CardUnreachable) return AWAY;
    throw error;
  }
}
