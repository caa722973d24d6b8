import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { stillInForce } from "#app/domain/assisted-access/record-decision.server.ts";
import { act } from "#app/domain/audit/act.server.ts";
import { submissionKey } from "#app/domain/budgets/form-parts.ts";
import { findReader } from "#app/domain/notifications/find-reader.server.ts";
import { needLine } from "#app/domain/notifications/need-words.ts";
import { findPaperPdf } from "#app/domain/plans/papers/find-paper.server.ts";
import { PAPER_FORMS, PAPER_FORM_KEYS, type PaperForm } from "#app/domain/plans/papers/paper-forms.ts";
import { visibleTo, writerOf } from "#app/domain/plans/plan-party.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { Refusal, refused } from "#app/lib/result.ts";
import { sameAsSent } from "#app/lib/sent-before.ts";

export const PostPaperForm = z.object({
  submissionKey,
  form: z.enum(PAPER_FORM_KEYS as [PaperForm, ...PaperForm[]], { error: "Choose a form" }),
});
const missing = () => new Refusal("not-found", "We cannot find this plan.");
/** The council's practitioner writes to people through the core service, not from here. */
const mayPost = (party: PlanParty): boolean => party.side !== "practitioner";

/** Which form somebody reads best, by what they told us; and where it would go. Null where nothing can be posted from here. */
export async function findPost(party: PlanParty, personId: string) {
  if (!mayPost(party)) return null;
  const person = await db().prisma.person.findUniqueOrThrow({
    where: { id: personId },
    select: { informationNeeds: true, addressLines: true, postcode: true },
  });
  const form: PaperForm = person.informationNeeds.includes("easy-read")
    ? "easy"
    : person.informationNeeds.includes("large-print")
      ? "large"
      : "whole";
  return { form, hasAddress: person.addressLines.length > 0 };
}

/**
 * Sends a form of the plan to the person's own address: a letter in the queue, and with it the PDF exactly as it was made now.
 * Refusals: not-found, no-address, sent-before.
 */
export async function postPaper(
  party: PlanParty,
  planId: string,
  sent: { submissionKey: string; form: PaperForm },
) {
  const pdf = mayPost(party) ? await findPaperPdf(party, planId, sent.form) : null;
  if (!pdf) return refused("not-found", "We cannot find this plan.");
  return act(party.access, async (tx) => {
    if (party.side === "person") await stillInForce(tx, party.access);
    const plan = await tx.plan.findFirst({ where: { id: planId, ...visibleTo(party) } });
    if (!plan) throw missing();
    const reader = await findReader(tx, { personId: plan.personId });
    if (reader.addressLines.length === 0)
      throw new Refusal(
        "no-address",
        "We have no address for them. Nothing was sent. Phone the core service and say where it should go.",
      );
    const { byName, byAccountId } = writerOf(party);
    const onceKey = `plan-post:${sent.submissionKey}`;
    const talk = reader.helpPhone ? `Questions? Phone ${reader.helpPhone}, ${reader.helpHours}.` : "";
    const id = randomUUID();
    const { count } = await tx.notification.createMany({
      data: [
        {
          id,
          accountId: reader.accountId,
          personId: plan.personId,
          channel: "letter",
          recipient: [...reader.addressLines, reader.postcode].filter(Boolean).join("\n"),
          subject: "Your support plan",
          body: [
            `Dear ${reader.name},`,
            sent.form === "easy" || sent.form === "large" ? "" : needLine(reader, reader.helpPhone),
            `Here is your support plan (${PAPER_FORMS[sent.form].title.toLowerCase()}, ${String(pdf.pages)} ${pdf.pages === 1 ? "page" : "pages"}). ${byName} asked that it is sent to you.`,
            "Please read it, or ask somebody to read it with you. If something is not right, tell us.",
            talk,
            "Ownway",
          ]
            .filter(Boolean)
            .join("\n\n"),
          needs: reader.informationNeeds,
          language: reader.language,
          onceKey,
          createdAt: now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) {
      const before = await tx.notification.findUniqueOrThrow({
        where: { onceKey },
        include: { paper: true },
      });
      const { paper } = before;
      sameAsSent(
        paper?.planId === plan.id && paper.form === sent.form && paper.askedByAccountId === byAccountId,
      );
      return { id: before.id };
    }
    await tx.letterPaper.create({
      data: {
        notificationId: id,
        planId: plan.id,
        form: sent.form,
        name: pdf.name,
        pages: pdf.pages,
        bytes: new Uint8Array(pdf.bytes),
        askedBy: byName,
        askedByAccountId: byAccountId,
        at: now(),
      },
    });
    tx.audit({
      action: "plan.posted",
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
      detail: { form: sent.form, letter: id, pages: pdf.pages },
    });
    return { id };
  });
}
