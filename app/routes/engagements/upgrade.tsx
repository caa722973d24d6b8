import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findStep } from "#app/domain/engagements/find-step.server.ts";
import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { askUpgrade, withdrawUpgrade } from "#app/domain/engagements/upgrades/ask-upgrade.server.ts";
import { findUpgradeChoices } from "#app/domain/engagements/upgrades/find-upgrades.server.ts";
import { AskUpgradeForm } from "#app/domain/engagements/upgrades/upgrade-forms.ts";
import { describeUpgrade, waitingWords } from "#app/domain/engagements/upgrades/upgrade-words.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { duration } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { StepForm } from "#app/routes/engagements/step-page.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { HourBlocks } from "#app/ui/hour-blocks.tsx";

type Choice = { value: string; label: string; hint: string };
export const handle: Handle = { title: "Ask for more hours" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePlanner(request);
  const id = params.id ?? "";
  const step = await findStep(access, id, "ask-upgrade");
  const found = step && (await findUpgradeChoices(access, id));
  if (!found) throw notFound();
  const { engagement, open, higher, mostHours, talksLonger } = found;
  const beyond: Choice = {
    value: "beyond",
    label: `More than ${mostHours} hours`,
    hint: "No tier has so many. The council decides in words what happens. No money moves by itself.",
  };
  return {
    step,
    takeBack: await findStep(access, id, "withdraw-upgrade"),
    open: open && { ...describeUpgrade(open), waiting: waitingWords(open, false) },
    used: engagement.minutesLogged / 60,
    hours: engagement.minutesAllowed / 60,
    meter: `${engagement.minutesLogged === 0 ? "No hours" : duration(engagement.minutesLogged)} used of ${duration(engagement.minutesAllowed)}, ${TIER_NAMES[engagement.tier]}`,
    choices: [
      ...higher.map((row): Choice => ({
        value: row.tier,
        label: `${TIER_NAMES[row.tier]}: up to ${row.hours} hours`,
        hint: `The fixed fee becomes ${pounds(row.feePence)}. It is ${pounds(engagement.feePence)} now.`,
      })),
      beyond,
    ],
    talksLonger,
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePlanner(request);
  const form = await readForm(request, access);
  const id = params.id ?? "";
  if (form.get("intent") === "withdraw")
    return outcome(form, await withdrawUpgrade(access, id), `/engagements/${id}?done=upgrade-withdrawn`);
  const parsed = parseForm(form, AskUpgradeForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(form, await askUpgrade(access, id, parsed.value), `/engagements/${id}?done=upgrade-asked`);
}

export default function AskForMoreHours() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const said = (name: string, saved = "") => answer(failed, name, saved);
  if (page.open && page.takeBack)
    return (
      <StepForm
        step={page.takeBack}
        failed={failed}
        title="Take back the request for more hours?"
        lead={
          <>
            <p>
              {page.open.step}. You asked on {page.open.asked}. {page.open.waiting}
            </p>
            <p>If you take it back, nothing changes and they are told.</p>
          </>
        }
        press="Take the request back"
        weight="danger"
      >
        <input type="hidden" name="intent" value="withdraw" />
      </StepForm>
    );
  return (
    <StepForm
      step={page.step}
      failed={failed}
      title="Ask for more hours"
      lead={
        <p>
          The fee is fixed: hours over the tier are never paid. More hours mean a higher tier. They are asked
          whether they want it, and whoever pays for it decides. Until then nothing changes.
        </p>
      }
      press="Ask for more hours"
    >
      <HourBlocks hours={page.hours} used={page.used} />
      <p>{page.meter}</p>
      <input type="hidden" name="submissionKey" value={said("submissionKey", page.submissionKey)} />
      <Radios
        name="tier"
        legend="How much more is needed?"
        choices={page.choices}
        value={said("tier")}
        error={failed?.errors.tier}
      />
      <Radios
        name="because"
        legend="What is it because of?"
        hint="Nobody pays more because of how they communicate: the area then pays what High costs more than Medium."
        choices={[
          {
            value: "communication",
            label: "Talking things through takes longer, because of how they communicate",
          },
          { value: "something-else", label: "Something else" },
        ]}
        value={said("because", page.talksLonger ? "communication" : "")}
        error={failed?.errors.because}
      />
      <TextArea
        name="reason"
        label="Why are more hours needed?"
        hint="They read this, and so does whoever decides."
        rows={4}
        maxLength={2000}
        value={said("reason")}
        error={failed?.errors.reason}
      />
    </StepForm>
  );
}
