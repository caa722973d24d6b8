import { recordView } from "#app/domain/audit/act.server.ts";
import { startOf } from "#app/domain/messages/message-rules.ts";
import { otherSide, otherSideColumns, type OtherSide } from "#app/domain/messages/other-side.ts";
import { asks, ownConversations, type Party } from "#app/domain/messages/party.ts";
import { db } from "#app/db.server.ts";

export type ConversationLine = {
  id: string;
  other: OtherSide;
  lastAt: Date;
  start: string;
  lastFrom: string;
  /** The reader wrote the last message, in their own name. */
  you: boolean;
  unread: number;
};
const A_PAGE = 20;
type Last = { id: string; fromName: string; fromAccountId: string; onBehalf: boolean; body: string };

/** A page of a party's conversations, the one written in last first. */
export async function findConversations(access: Party, page: number) {
  const rows = await db().prisma.conversation.findMany({
    where: ownConversations(access),
    orderBy: [{ lastMessageAt: "desc" }, { id: "asc" }],
    skip: (page - 1) * A_PAGE,
    take: A_PAGE + 1,
    include: otherSideColumns,
  });
  const shown = rows.slice(0, A_PAGE);
  const ids = shown.map(({ id }) => id);
  const [last, unread] = await Promise.all([findLast(ids), countUnread(ids)]);
  const lines = shown.map((row): ConversationLine => {
    const forAsker = asks(access, row);
    const latest = last.get(row.id);
    return {
      id: row.id,
      other: otherSide(row, forAsker),
      lastAt: row.lastMessageAt,
      start: startOf(latest?.body ?? ""),
      lastFrom: latest?.fromName ?? "",
      you: latest?.fromAccountId === access.actor.accountId && !latest.onBehalf,
      unread: unread.get(`${row.id} ${String(!forAsker)}`) ?? 0,
    };
  });
  // Whoever is asked, or acts for the person, sees of others who wrote and what
  if (!access.grant && ("planner" in access || "assistant" in access) && lines.length > 0)
    await recordView(access, {
      action: "conversations.listed",
      objectType: "account",
      objectId: access.actor.accountId,
      detail: { page, shown: lines.length },
    });
  if (access.grant)
    await recordView(access, {
      action: "conversations.listed",
      objectType: "person",
      objectId: access.subject.personId,
      detail: { page },
    });
  return { lines, more: rows.length > A_PAGE };
}

async function findLast(ids: string[]): Promise<Map<string, Last>> {
  const rows = await db().prisma.$queryRaw<Last[]>`
    SELECT c.id, m.from_name AS "fromName", m.from_account_id AS "fromAccountId",
      m.grant_id IS NOT NULL AS "onBehalf", m.body
    FROM unnest(${ids}::uuid[]) AS c (id) CROSS JOIN LATERAL (
      SELECT from_name, from_account_id, grant_id, left(body, 400) AS body FROM message
      WHERE conversation_id = c.id ORDER BY created_at DESC, id DESC LIMIT 1) m`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** By "conversation fromAsker": the caller asks for the other side's. */
async function countUnread(ids: string[]): Promise<Map<string, number>> {
  const rows = await db().prisma.message.groupBy({
    by: ["conversationId", "fromAsker"],
    where: { conversationId: { in: ids }, readAt: null },
    _count: true,
  });
  return new Map(rows.map((row) => [`${row.conversationId} ${String(row.fromAsker)}`, row._count]));
}
