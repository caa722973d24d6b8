import { findReadBack } from "#app/domain/assisted-access/find-read-back.server.ts";
import { READ_BACK_SUBJECT, readBackWords } from "#app/domain/assisted-access/read-back-words.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Tx } from "#app/db.server.ts";

export const readBackKey = (sessionId: string): string => `read-back:${sessionId}`;

/** Tells the person what was done for them, in the transaction that ends the session. Nothing done, nothing told. */
export async function writeReadBack(tx: Tx, sessionId: string): Promise<void> {
  const back = await findReadBack(tx, sessionId);
  if (!back) return;
  const session = await tx.assistedSession.findUniqueOrThrow({ where: { id: sessionId } });
  await notify(tx, {
    to: { personId: session.personId },
    subject: READ_BACK_SUBJECT,
    body: readBackWords(back),
    path: "/account/activity",
    whole: true,
    onceKey: readBackKey(sessionId),
  });
}
