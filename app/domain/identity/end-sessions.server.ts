import type { AccountAccess } from "#app/domain/access/access.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { closeSessions } from "#app/domain/identity/close-sessions.server.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

/** Ends one other session of one's own, or all others. @returns how many ended. */
export const endSessions = (
  access: AccountAccess,
  which: { id: string } | "others",
): Promise<Result<number>> =>
  act(access, async (tx) => {
    const { accountId, sessionId } = access.actor;
    const ended = await closeSessions(
      tx,
      { accountId, except: sessionId, ...(which === "others" ? {} : which) },
      "ended by its owner",
    );
    if (ended === 0 && which !== "others")
      throw new Refusal("no-such-session", "That place was signed out already. There is nothing left to do.");
    tx.audit({
      action: "account.sessions-ended",
      objectType: "account",
      objectId: accountId,
      detail: { sessionsEnded: ended },
    });
    return ended;
  });
