import type { PersonAccess, PlannerAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { askQuestion } from "#app/domain/messages/ask-question.server.ts";
import { sendMessage } from "#app/domain/messages/send-message.server.ts";
import { db } from "#app/db.server.ts";
import type { Person } from "#app/generated/prisma/client.ts";
import type { Result } from "#app/lib/result.ts";
import type { SeededAccount } from "#seed/accounts.ts";
import type { Seed } from "#seed/context.ts";

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
};
const key = (number: number): string => `00000000-0000-4000-8005-${String(number).padStart(12, "0")}`;
const request = { requestId: "system:seed", formToken: "", grant: null } as const;

const actorOf = (account: SeededAccount, areaId: string) => ({
  accountId: account.id,
  name: account.name,
  role: account.role.role,
  roleId: account.role.id,
  areaId,
  agencyId: null,
  sessionId: "seed",
});
const personAccess = (seed: Seed, account: SeededAccount, person: Person): PersonAccess => ({
  ...request,
  actor: actorOf(account, seed.area.id),
  subject: {
    personId: person.id,
    areaId: person.areaId,
    name: personName(person),
    reference: person.reference,
  },
});

/** Sam has asked Rosa and has an answer; Margaret's question to her is still unread. */
export async function seedMessages(seed: Seed): Promise<void> {
  const rosa = await db().prisma.planner.findUniqueOrThrow({
    where: { accountId: seed.accounts.planner.id },
  });
  const to = { directory: "planners", slug: rosa.slug } as const;
  const planner: PlannerAccess = {
    ...request,
    actor: actorOf(seed.accounts.planner, seed.area.id),
    subject: null,
    planner: {
      id: rosa.id,
      areaId: rosa.areaId,
      slug: rosa.slug,
      name: `${rosa.firstName} ${rosa.lastName}`,
    },
  };
  const sam = personAccess(seed, seed.accounts.person, seed.people.sam);
  const { conversationId, messageId } = must(
    await askQuestion(sam, to, {
      body: "Hello Rosa. I find meetings tiring in the afternoon.\nCould we talk in the mornings, and by phone at first?",
      submissionKey: key(1),
    }),
  );
  must(
    await sendMessage(planner, conversationId, {
      body: "Hello Sam. Mornings are good, and we can begin by phone.\n\nIf you like, have somebody you trust with you. There is no hurry to decide.",
      submissionKey: key(2),
      upTo: messageId,
    }),
  );
  must(
    await askQuestion(personAccess(seed, seed.accounts["self-funder"], seed.people.margaret), to, {
      body: "I pay for my own support. Do you plan with people who have no budget from the council?",
      submissionKey: key(3),
    }),
  );
}
