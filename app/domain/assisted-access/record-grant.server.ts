import type { AreaAccess } from "#app/domain/access/access.ts";
import { personName } from "#app/domain/access/person-name.ts";
import { ASSISTS } from "#app/domain/access/roles.ts";
import type { GrantChoices } from "#app/domain/assisted-access/grant-form.ts";
import {
  consentScript,
  dayAllowed,
  endOf,
  holderRole,
  scopesOf,
  workerMayHold,
} from "#app/domain/assisted-access/grant-recording-rules.ts";
import { act, type Act } from "#app/domain/audit/act.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { GrantGiven } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, longDay } from "#app/lib/dates.ts";
import { Refusal, type Result } from "#app/lib/result.ts";

type Told =
  | { given: Exclude<GrantGiven, "document_seen">; words: string; submissionKey: string }
  | { document: string; decidedBy: string; submissionKey: string };

async function holderProblem(tx: Act, access: AreaAccess, choices: GrantChoices): Promise<string | null> {
  if (choices.holderAccountId === access.actor.accountId) {
    return workerMayHold(choices.basis) ? null : "The core service cannot act on this authority.";
  }
  const role = await tx.accountRole.findFirst({
    where: { accountId: choices.holderAccountId, role: holderRole(choices.basis), endedAt: null },
  });
  if (!role) return "They have no account of the right kind.";
  const staff = await tx.accountRole.findFirst({
    where: { accountId: choices.holderAccountId, role: { in: [...ASSISTS] }, endedAt: null },
  });
  return staff ? "Somebody of the core service cannot be an advocate or a representative here." : null;
}

/**
 * Keeps a permission to act for somebody: the basis, who decided, the very words or the document, for what and until when
 * (DOMAIN: Records of on-behalf acts). The person is told of it. Nobody records one for or about themselves.
 */
export function recordGrant(
  access: AreaAccess,
  personId: string,
  choices: GrantChoices,
  told: Told,
): Promise<Result<{ id: string }>> {
  return act(access, async (tx) => {
    // The same form sent twice at once waits for itself
    await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
    const person = await tx.person.findFirst({
      where: { id: personId, areaId: access.area.id },
      include: { area: true },
    });
    if (!person) throw new Refusal("not-found", "This person is not in your area. Nothing was changed.");
    const same = await tx.accessGrant.findFirst({ where: { id: told.submissionKey, personId } });
    if (same) return { id: same.id };
    if (person.accountId === access.actor.accountId || person.accountId === choices.holderAccountId)
      throw new Refusal("oneself", "Nobody needs permission to act for themselves. Nothing was recorded.");
    const wrong = await holderProblem(tx, access, choices);
    if (wrong) throw new Refusal("holder", `${wrong} Nothing was recorded.`);
    if (!choices.scopes.every((scope) => scopesOf(choices.basis).includes(scope)))
      throw new Refusal("too-wide", "This authority does not reach so far. Nothing was recorded.");
    if (!dayAllowed(choices.until, dayOf(now())) || (choices.basis === "consent") !== "given" in told)
      throw new Refusal(
        "changed",
        "Something has changed since you began. Nothing was recorded. Start again.",
      );

    const script = consentScript({
      workerName: access.actor.name,
      areaName: access.area.name,
      personName: personName(person),
      scopes: choices.scopes,
      until: choices.until,
      phone: person.area.phone,
    });
    const grant = await tx.accessGrant.create({
      data: {
        id: told.submissionKey,
        personId,
        holderAccountId: choices.holderAccountId,
        basis: choices.basis,
        scopes: choices.scopes,
        validFrom: now(),
        validUntil: endOf(choices.until),
        recordedByAccountId: access.actor.accountId,
        createdAt: now(),
        ...("given" in told
          ? { given: told.given, givenWords: told.words, script, decidedBy: personName(person) }
          : { given: "document_seen" as const, script: told.document, decidedBy: told.decidedBy }),
      },
      include: { holder: true },
    });
    tx.audit({
      action: "grant.recorded",
      objectType: "access_grant",
      objectId: grant.id,
      personId,
      areaId: access.area.id,
      detail: {
        basis: grant.basis,
        given: grant.given,
        scopes: choices.scopes.join(" "),
        until: grant.validUntil.toISOString(),
      },
    });
    // Consent for today has been read out a moment ago, and the read-back says it again
    const forToday = choices.basis === "consent" && choices.until.getTime() === dayOf(now()).getTime();
    if (forToday) return { id: grant.id };
    await notify(tx, {
      to: { personId },
      subject: "Who may act for you on Ownway",
      body: `${grant.holder.name} may act for you until the end of ${longDay(choices.until)}. You can stop this at any time and need not say why: phone us, or use your activity page.`,
      path: "/account/activity",
      whole: true,
      onceKey: `grant-recorded:${grant.id}`,
    });
    return { id: grant.id };
  });
}
