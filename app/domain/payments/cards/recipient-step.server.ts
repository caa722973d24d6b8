import { keepRecipient } from "#app/domain/payments/cards/keep-recipient.server.ts";
import { finish, type Settle, type StepWork } from "#app/domain/payments/cards/step-work.ts";
import { db } from "#app/db.server.ts";
import type { Recipient } from "#app/gateways/payments/card-gateway.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";
import { now } from "#app/lib/clock.ts";

const kept =
  (recipient: Recipient): Settle =>
  async (tx, step) => {
    await finish(tx, step, recipient.id, now());
    await keepRecipient(tx, step.supplierId ?? "", recipient);
  };

/** Opens an account with the card provider for whoever is paid: it holds no card and takes no payments. */
export const recipientStep: StepWork = {
  prepare: async ({ supplierId, reason }) => {
    const supplier = await db().prisma.supplier.findUniqueOrThrow({ where: { id: supplierId ?? "" } });
    return {
      displayName: supplier.legalName,
      business: supplier.agencyId ? "company" : "individual",
      // Whose address the provider writes to
      accountId: reason,
    };
  },
  ask: async ({ supplierId, mode }) => {
    const all = await cardGateway().findRecipientsOf(supplierId ?? "");
    const mine = all.find((one) => one.mode === mode);
    return mine ? kept(mine) : null;
  },
  call: async ({ supplierId, idempotencyKey }, request) => {
    const account = await db().prisma.account.findUniqueOrThrow({
      where: { id: request.accountId ?? "" },
      select: { email: true },
    });
    return kept(
      await cardGateway().createRecipient({
        idempotencyKey,
        supplierId: supplierId ?? "",
        displayName: request.displayName ?? "",
        email: account.email,
        country: "gb",
        business: request.business === "company" ? "company" : "individual",
      }),
    );
  },
};
