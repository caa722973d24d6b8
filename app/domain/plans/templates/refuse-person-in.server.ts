import type { Tx } from "#app/db.server.ts";
import { personIn } from "#app/domain/plans/templates/person-in-words.ts";
import { Refusal } from "#app/lib/result.ts";

const MOST = 5_000;

/** Throws `Refusal` person-in-it, or maybe-person where its writer may say that it is only a word (`sure`). */
export async function refusePersonIn(tx: Tx, plannerId: string, text: string, sure: boolean): Promise<void> {
  const people = await tx.person.findMany({
    where: { engagements: { some: { plannerId } } },
    select: { firstName: true, lastName: true, reference: true, postcode: true, phone: true, email: true },
    take: MOST,
  });
  const found = personIn(text, people);
  if (found?.sure)
    throw new Refusal(
      "person-in-it",
      `This has ${found.words} in it. Others would read it, so nobody you work for may be in it. Nothing was kept. Take it out and send it again.`,
    );
  if (found && !sure)
    throw new Refusal(
      "maybe-person",
      `This has ${found.words} in it, which is also the name of somebody you work for. Nothing was kept yet. Take it out; or, if it is only a word here, tick that it is.`,
    );
}
