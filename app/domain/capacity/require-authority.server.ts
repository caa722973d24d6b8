import type { PersonAccess } from "#app/domain/access/access.ts";
import { recordRefusal } from "#app/domain/assisted-access/record-refusal.server.ts";
import type { Act } from "#app/domain/audit/act.server.ts";
import { whyNot, type Decision } from "#app/domain/capacity/authority-rules.ts";
import { refusalWords, standingWords } from "#app/domain/capacity/authority-words.ts";
import { findFacts, findHeld, whoMay } from "#app/domain/capacity/find-standing.server.ts";
import { Refusal } from "#app/lib/result.ts";

/**
 * The capacity gate: called inside every transaction that decides something for a person. It waits for a record that is being
 * written about them, and a record waits for it. @returns by what authority, in words to keep with the decision.
 * Refusal: no-authority, with who may decide instead.
 */
export async function requireAuthority(
  tx: Act,
  access: PersonAccess,
  decision: Decision,
): Promise<{ words: string }> {
  const { subject, grant, actor } = access;
  await tx.$queryRaw`SELECT id FROM person WHERE id = ${subject.personId}::uuid FOR SHARE`;
  const { facts } = await findFacts(tx, subject.personId);
  const standing = grant?.basis ?? "own";
  const why = whyNot(decision, standing, facts);
  if (why) {
    if (grant) await recordRefusal(access, `no-authority-${decision}`);
    throw new Refusal(
      "no-authority",
      refusalWords({
        why,
        decision,
        name: subject.name,
        own: grant === null,
        instead: whoMay(decision, facts, await findHeld(tx, subject.personId)),
      }),
    );
  }
  const who = grant ? `${actor.name}, for ${subject.name}` : actor.name;
  return { words: `${who}: ${standingWords(standing)}` };
}
