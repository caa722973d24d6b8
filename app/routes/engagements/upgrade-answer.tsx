import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionForm, needsWords } from "#app/domain/assisted-access/decision-form.ts";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { answerUpgrade } from "#app/domain/engagements/upgrades/answer-upgrade.server.ts";
import { findOwnUpgrade } from "#app/domain/engagements/upgrades/find-upgrades.server.ts";
import { describeUpgrade } from "#app/domain/engagements/upgrades/upgrade-words.ts";
import { AnswerUpgradeForm } from "#app/domain/engagements/upgrades/upgrade-forms.ts";
import { beginUpgradePayment } from "#app/domain/payments/cards/begin-upgrade-payment.server.ts";
import { answer, answers } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePerson } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { duration } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { UpgradeByCard } from "#app/routes/engagements/upgrade-by-card.tsx";
import { StepForm } from "#app/routes/engagements/step-page.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Would you like more hours?" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const id = params.id ?? "";
  const step = await findStep(access, id, "answer-upgrade");
  if (!step) throw notFound();
  const found = await findOwnUpgrade(access, id);
  if (!found) return { step: { ...step, possible: false }, upgrade: null, price: null };
  const { upgrade, price } = found;
  return {
    step,
    upgrade: {
      mine: upgrade.decider === "person",
      saidYes: upgrade.personAnswer === "wants",
      hoursBefore: duration(upgrade.minutesBefore),
      ...describeUpgrade(upgrade, true),
    },
    price: price && {
      feePence: price.feePence,
      before: pounds(upgrade.feeBeforePence),
      after: pounds(price.feePence),
      hours: price.row.hours,
      byArea: price.adjustmentPence,
      extra: price.extraPence,
      short: price.shortPence,
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePerson(request, "engage_planners");
  const form = await readForm(request, access);
  const id = params.id ?? "";
  if (!(await findStep(access, id, "answer-upgrade"))) throw notFound();
  const parsed = parseForm(form, AnswerUpgradeForm.extend({ decision: DecisionForm }));
  if (!parsed.ok) return formAgain(parsed.failed);
  const { decision, ...input } = parsed.value;
  const result = await answerUpgrade(access, { ...input, ...(decision ? { decision } : {}) });
  if (result.ok && result.value.toPayPence > 0) {
    const begun = await beginUpgradePayment(access, {
      upgradeId: input.upgradeId,
      engagementId: id,
      feePence: input.feePence ?? 0,
      sendLink: needsWords(access),
    });
    return outcome(form, begun, (to) =>
      "engagementId" in to ? `/engagements/${id}` : (to.checkoutUrl ?? `/paying/${to.cardPaymentId}`),
    );
  }
  return outcome(form, result, ({ settled }) => {
    const done = input.answer !== "wants" ? "not-wanted" : settled ? "approved" : "wanted";
    return `/engagements/${id}?done=upgrade-${done}`;
  });
}

export default function AnswerAboutMoreHours() {
  const { step, upgrade, price } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const who = upgrade?.mine
    ? "It is your own money, so you decide."
    : "If you say yes, the council decides about the money.";
  const title = upgrade?.saidYes ? "You said yes. It is still to be paid." : "Would you like more hours?";
  return (
    <StepForm
      step={step}
      failed={failed}
      title={title}
      lead={
        <>
          <p>{step.plannerName} asks for more hours of planning, and says why:</p>
          <blockquote className="my-3 border-l-4 border-marigold pl-4 whitespace-pre-line">
            {upgrade?.reason}
          </blockquote>
          <p>{who} You are never charged for hours over what was agreed. You can say no.</p>
        </>
      }
      press={upgrade?.saidYes ? "Send" : "Send my answer"}
      question={`${step.plannerName} asks for more hours of planning: “${(upgrade?.reason ?? "").slice(0, 200)}” ${price ? `The fixed fee would be ${price.after}; it is ${price.before} now. ` : ""}${upgrade?.mine ? "You have 14 days to change your mind. " : ""}Do you want this?`}
    >
      <SummaryList
        rows={[
          { label: "What is asked", value: upgrade?.step ?? "" },
          { label: "Hours so far", value: upgrade?.hours ?? "" },
          ...(price
            ? [
                { label: "The fixed fee now", value: price.before },
                { label: "The fixed fee then", value: `${price.after}, for up to ${price.hours} hours` },
                ...(price.byArea > 0
                  ? [
                      {
                        label: "Paid for you",
                        value: `${pounds(price.byArea)}, because talking things through takes you longer`,
                      },
                    ]
                  : []),
                {
                  label: upgrade.mine ? "You would pay more" : "More from your pot",
                  value: price.extra > 0 ? pounds(price.extra) : "Nothing",
                },
              ]
            : [{ label: "Money", value: "No money moves by itself. The council says what happens." }]),
        ]}
      />
      {upgrade?.mine && price ? (
        <UpgradeByCard
          plannerName={step.plannerName}
          payPence={price.short}
          before={upgrade.hoursBefore}
          values={answers(failed, "expressRequest")}
          error={failed?.errors.expressRequest}
        />
      ) : null}
      <input type="hidden" name="upgradeId" value={upgrade?.id ?? ""} />
      {price ? <input type="hidden" name="feePence" value={price.feePence} /> : null}
      <Radios
        name="answer"
        legend="Your answer"
        choices={[
          { value: "wants", label: upgrade?.mine ? "Yes, I want this and pay for it" : "Yes, I want this" },
          {
            value: "does-not-want",
            label: "No, I do not want this",
            hint: "The planning goes on within the same hours and the same fee.",
          },
        ]}
        value={answer(failed, "answer")}
        error={failed?.errors.answer}
      />
      <TextArea
        name="words"
        label="Anything you want to say? (you can leave this out)"
        rows={3}
        maxLength={2000}
        value={answer(failed, "words")}
        error={failed?.errors.words}
      />
    </StepForm>
  );
}
