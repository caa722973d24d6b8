import type { PersonAccess } from "#app/domain/access/access.ts";
import { addJob, db } from "#app/db.server.ts";

/** Somebody waits to hear of their payment: a job asks the provider at once. @returns false for anybody else's. */
export async function lookAgain(access: PersonAccess, id: string): Promise<boolean> {
  const card = await db().prisma.cardPayment.findFirst({
    where: { id, personId: access.subject.personId },
    select: { id: true, status: true },
  });
  if (!card) return false;
  if (card.status === "open" || card.status === "processing")
    await addJob(db().prisma, "settle-card-payment", { id }, { onceKey: `look-again:${id}` });
  return true;
}
