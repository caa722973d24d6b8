import type { PersonAccess } from "#app/domain/access/access.ts";
import { grantProblem, PROBLEM_WORDS } from "#app/domain/access/grant-rules.ts";
import { needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { recordRefusal } from "#app/domain/assisted-access/record-refusal.server.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal } from "#app/lib/result.ts";

type Held = { validFrom: Date; validUntil: Date; withdrawnAt: Date | null };

/**
 * Reads the authority again inside the transaction and locks it, so that a withdrawal either comes before this act and
 * refuses it, or waits until it is done. Throws a Refusal that `act` turns into a refused Result.
 */
export async function stillInForce(tx: Act, access: PersonAccess): Promise<void> {
  const { actor, subject, grant } = access;
  if (!grant) return;
  const refuse = async (code: string, words: string): Promise<never> => {
    await recordRefusal(access, code);
    throw new Refusal(code, words);
  };
  const [held] = await tx.$queryRaw<Held[]>`
    SELECT valid_from AS "validFrom", valid_until AS "validUntil", withdrawn_at AS "withdrawnAt" FROM access_grant
    WHERE id = ${grant.id}::uuid AND person_id = ${subject.personId}::uuid
      AND holder_account_id = ${actor.accountId}::uuid FOR SHARE`;
  if (!held)
    return refuse("grant-missing", `You have no permission from ${subject.name}. Nothing was changed.`);
  const problem = grantProblem(held, now());
  if (problem) {
    await refuse(
      `grant-${problem}`,
      `You can no longer act for ${subject.name}: ${subject.name} ${PROBLEM_WORDS[problem]}. Nothing was changed.`,
    );
  }
  if (!grant.assistedSessionId) return;
  const running = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM assisted_session WHERE id = ${grant.assistedSessionId}::uuid AND grant_id = ${grant.id}::uuid
      AND worker_account_id = ${actor.accountId}::uuid AND ended_at IS NULL FOR SHARE`;
  if (running.length === 0) {
    await refuse(
      "session-ended",
      `You have stopped acting for ${subject.name}. Nothing was changed. To go on, start again from Assist.`,
    );
  }
}

/**
 * Called inside every transaction that decides something for a person. In an assisted session the question asked and the
 * person's own words are kept first. @returns the id of what was kept, or null where nothing has to be.
 */
export async function recordDecision(
  tx: Act,
  access: PersonAccess,
  decision: string,
  said: { question?: string | undefined; words?: string | undefined },
): Promise<string | null> {
  await stillInForce(tx, access);
  const { grant, subject } = access;
  if (!grant?.assistedSessionId) return null;
  const question = said.question?.trim() ?? "";
  const words = said.words?.trim() ?? "";
  if (question === "" || words === "") {
    if (!needsWords(access)) return null;
    throw new Refusal(
      "words-needed",
      `Write down the question you asked and what ${subject.name} said, in their own words. Nothing was changed yet.`,
    );
  }
  const kept = await tx.assistedDecision.create({
    data: {
      assistedSessionId: grant.assistedSessionId,
      grantId: grant.id,
      personId: subject.personId,
      decision,
      question,
      words,
      channel: grant.channel,
      createdAt: now(),
    },
  });
  tx.audit({
    action: "decision.recorded",
    objectType: "assisted_decision",
    objectId: kept.id,
    detail: { decision },
  });
  return kept.id;
}
