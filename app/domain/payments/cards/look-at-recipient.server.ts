import { systemAccess } from "#app/domain/access/access.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { keepRecipient } from "#app/domain/payments/cards/keep-recipient.server.ts";
import { db } from "#app/db.server.ts";
import { cardGateway } from "#app/gateways/payments/cards.server.ts";

/** Asks how somebody's account with the provider stands and writes it down. @returns false where it is nobody's here. */
export async function lookAtRecipient(
  accountId: string,
  also: (tx: Act) => Promise<void> = () => Promise.resolve(),
): Promise<boolean> {
  const known = await db().prisma.cardRecipient.findUnique({ where: { accountId } });
  if (!known) return false;
  const recipient = await cardGateway().findRecipient(accountId);
  const result = await act(systemAccess("look-at-recipient"), async (tx) => {
    await keepRecipient(tx, known.supplierId, recipient);
    await also(tx);
  });
  if (!result.ok) throw new Error(result.refusal.words);
  return true;
}
