import type {
  AccountAccess,
  AssistantAccess,
  PersonAccess,
  PlannerAccess,
} from "#app/domain/access/access.ts";
import type { Prisma } from "#app/generated/prisma/client.ts";

/** Anybody who can be a side of a conversation: a supported person or who acts for them, a planner, a PA, or an account in its own name. */
export type Party = PersonAccess | PlannerAccess | AssistantAccess | AccountAccess;

type Sides = {
  personId: string | null;
  askerAccountId: string | null;
  plannerId: string | null;
  assistantId: string | null;
};

/** The conversations that a party is a side of. Somebody who acts by a grant sees the person's, and not their own among them. */
export function ownConversations(access: Party): Prisma.ConversationWhereInput {
  if (access.subject) {
    const theirs = { personId: access.subject.personId };
    return access.grant ? theirs : { OR: [theirs, { askerAccountId: access.actor.accountId }] };
  }
  const asked = { askerAccountId: access.actor.accountId };
  if ("planner" in access) return { OR: [{ plannerId: access.planner.id }, asked] };
  if ("assistant" in access) return { OR: [{ assistantId: access.assistant.id }, asked] };
  return asked;
}

/** Whether a party is the asking side of a conversation of theirs. */
export function asks(access: Party, sides: Sides): boolean {
  if ("planner" in access && sides.plannerId === access.planner.id) return false;
  if ("assistant" in access && sides.assistantId === access.assistant.id) return false;
  return true;
}

/** The asking side's columns of a conversation that a party begins. */
export const askingSide = (access: Party): { personId: string } | { askerAccountId: string } =>
  access.subject ? { personId: access.subject.personId } : { askerAccountId: access.actor.accountId };
