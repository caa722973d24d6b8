import { act } from "#app/domain/audit/act.server.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { findAsked, type Asked } from "#app/domain/messages/find-asked.server.ts";
import type { MessageInput } from "#app/domain/messages/message-rules.ts";
import { askingSide, type Party } from "#app/domain/messages/party.ts";
import { writeMessage } from "#app/domain/messages/write-message.server.ts";
import type { Directory } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

/** New conversations that one asker may begin in a day: plenty for somebody looking, too few for a nuisance. */
const MOST_A_DAY = 30;
const DAY = 86_400_000;

type To = { directory: Directory; slug: string };

/** Puts a question to a planner or assistant. Somebody who has asked them before goes on with that conversation. */
export const askQuestion = (access: Party, to: To, input: MessageInput) =>
  act(access, async (tx) => {
    const { messageId, conversationId } = await putQuestion(tx, access, to, input);
    return { messageId, conversationId };
  });

/** The same inside a transaction. Refusals: not-found, own-profile, not-taking-questions, too-many-today. */
export async function putQuestion(tx: Act, access: Party, to: To, input: MessageInput) {
  const asked = await findAsked(to.directory, to.slug, tx);
  if (!asked) throw new Refusal("not-found", "We cannot find this person. Nothing was sent.");
  if (asked.accountId === access.actor.accountId)
    throw new Refusal(
      "own-profile",
      "This is your own profile, so there is nobody else to ask. Nothing was sent.",
    );
  if (!asked.open)
    throw new Refusal(
      "not-taking-questions",
      `${asked.name} is not taking questions just now. Nothing was sent. You can ask somebody else, or come back later.`,
    );
  const sent = await writeMessage(tx, access, await conversationWith(tx, access, asked), input);
  return { ...sent, asked };
}

async function conversationWith(tx: Act, access: Party, asked: Asked): Promise<string> {
  const side = askingSide(access);
  const pair =
    asked.directory === "planners" ? { ...side, plannerId: asked.id } : { ...side, assistantId: asked.id };
  const known = await tx.conversation.findFirst({ where: pair, select: { id: true } });
  if (known) return known.id;
  const begun = await tx.conversation.count({
    where: { ...side, createdAt: { gt: new Date(now().getTime() - DAY) } },
  });
  if (begun >= MOST_A_DAY)
    throw new Refusal(
      "too-many-today",
      "You have asked many people today. Nothing was sent. Wait for some answers and try again tomorrow, or phone us and we will help.",
    );
  // Two at once make one: the second finds the first one's
  await tx.conversation.createMany({
    data: [{ ...pair, createdAt: now(), lastMessageAt: now() }],
    skipDuplicates: true,
  });
  return (await tx.conversation.findFirstOrThrow({ where: pair, select: { id: true } })).id;
}
