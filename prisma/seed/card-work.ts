import type { PersonAccess } from "#app/domain/access/access.ts";
import { acceptEngagement } from "#app/domain/engagements/answer-request.server.ts";
import { saveAnswers, saveTier } from "#app/domain/engagements/draft-engagement.server.ts";
import { beginEngagementPayment } from "#app/domain/payments/cards/begin-card-payment.server.ts";
import { settleCardPayment } from "#app/domain/payments/cards/settle-card-payment.server.ts";
import { db } from "#app/db.server.ts";
import { cardSandboxInUse } from "#app/gateways/payments/cards.server.ts";
import { press } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import type { Seed } from "#seed/context.ts";
import { must, plannerAccess } from "#seed/engagements.ts";

const FEE = 18_000;

/**
 * Margaret has paid for planning by card, on the page of the test payments, and her planner has said yes: she has a receipt, and
 * 14 days to cancel. Not with Rosa, whom she may still choose. A real card provider is never asked for the demonstration's sake.
 */
export async function seedCardWork({ area, accounts, people }: Seed): Promise<void> {
  if (!cardSandboxInUse()) return;
  const account = accounts["self-funder"];
  const { margaret } = people;
  const access: PersonAccess = {
    actor: {
      accountId: account.id,
      name: account.name,
      role: account.role.role,
      roleId: account.role.id,
      areaId: area.id,
      agencyId: null,
      sessionId: "seed",
    },
    subject: {
      personId: margaret.id,
      areaId: area.id,
      name: account.name,
      reference: margaret.reference,
    },
    grant: null,
    requestId: "system:seed",
    formToken: "",
  };
  const planner = await db().prisma.planner.findFirstOrThrow({
    where: {
      areaId: area.id,
      agencyId: null,
      status: "published",
      takingNewPeople: true,
      tiersOffered: { has: "medium" },
      AND: [{ accountId: { not: null } }, { accountId: { not: accounts.planner.id } }],
    },
    orderBy: { slug: "desc" },
  });
  const answers = { knows: "some-ideas", talks: "no-longer", things: "several" };
  const draftId = must(await saveAnswers(access, planner.id, null, answers));
  must(await saveTier(access, draftId, { tier: "medium", note: "My daughter would like to be there." }));
  const begun = must(await beginEngagementPayment(access, { draftId, feePence: FEE, expressRequest: true }));
  if (!("cardPaymentId" in begun)) throw new Error("Margaret had paid already");
  const { sessionId } = await db().prisma.cardPayment.findUniqueOrThrow({
    where: { id: begun.cardPaymentId },
  });
  await press(sessionId ?? "", "pay");
  await settleCardPayment(begun.cardPaymentId);
  const { id, version } = await db().prisma.engagement.findFirstOrThrow({
    where: { submissionKey: draftId },
  });
  must(await acceptEngagement(await plannerAccess(planner), { id, version }));
}
