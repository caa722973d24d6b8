import { ACTION_KINDS, EVERY, ROUTES } from "#app/domain/plans/plan-content.ts";
import { answer, answers } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { NeedTicks } from "#app/routes/plans/need-ticks.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";

const WEEK = [
  ["mon", "Monday"],
  ["tue", "Tuesday"],
  ["wed", "Wednesday"],
  ["thu", "Thursday"],
  ["fri", "Friday"],
  ["sat", "Saturday"],
  ["sun", "Sunday"],
] as const;
const options = (words: Record<string, string>, none: string) => [
  { value: "", label: none },
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
];
type Props = {
  failed: FailedForm | undefined;
  saved: Record<string, string>;
  needs: readonly { value: string; label: string }[];
  needIds: readonly string[];
};

/** The questions about an action. What is only for a personal assistant or an unpaid helper says so. */
export function ActionFields({ failed, saved, needs, needIds }: Props) {
  const said = (name: string) => answer(failed, name, saved[name] ?? "");
  const wrong = (name: string) => failed?.errors[name];
  const text = (name: string) => ({ name, value: said(name), error: wrong(name) });
  const hoursWrong = wrong("hours");
  return (
    <>
      <Radios
        name="kind"
        legend="Who or what is it?"
        choices={Object.entries(ACTION_KINDS).map(([value, label]) => ({ value, label }))}
        value={said("kind")}
        error={wrong("kind")}
        small
      />
      <TextField {...text("what")} label="What is done?" hint="For example: help to wash and dress." />
      <TextField {...text("who")} label="Who does it?" hint="A name, if it is known yet." width="half" />
      <NeedTicks
        legend="Which needs does it meet?"
        needs={needs}
        values={answers(failed, "needIds", needIds)}
        error={wrong("needIds")}
      />
      <h2 className="mt-8">The cost</h2>
      <p className="text-soft">For a personal assistant, fill in hours and pay further down instead.</p>
      <TextField
        {...text("cost")}
        label="What does it cost, in pounds?"
        width="short"
        inputMode="decimal"
        prefix="£"
      />
      <SelectField
        {...text("every")}
        label="How often does it cost that?"
        options={options(EVERY, "Not known yet")}
      />
      <SelectField
        {...text("route")}
        label="Who pays?"
        options={options(ROUTES, "Nobody, or not known yet")}
      />
      <h2 className="mt-8">For a personal assistant</h2>
      <fieldset
        className={`my-6 ${hoursWrong ? "border-l-[5px] border-brick pl-4" : ""}`}
        aria-describedby={hoursWrong ? "hours-hint hours-error" : "hours-hint"}
      >
        <legend className="font-bold">Hours on each day</legend>
        <p id="hours-hint" className="text-soft">
          For example 2, 1.5 or 1:30. Leave a day empty if there are none.
        </p>
        {hoursWrong ? (
          <p id="hours-error" className="font-bold text-brick">
            <span className="sr-only">Error: </span>
            {hoursWrong}
          </p>
        ) : null}
        <div className="flex flex-wrap gap-x-4">
          {WEEK.map(([day, label], i) => (
            <TextField
              key={day}
              name={`hours.${day}`}
              id={i === 0 ? "hours" : `hours-${day}`}
              label={label}
              width="tiny"
              value={said(`hours.${day}`)}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        {...text("hourly")}
        label="Pay for an hour, in pounds"
        hint="Leave, redundancy and pension are added to the plan by themselves."
        width="short"
        inputMode="decimal"
        prefix="£"
      />
      <h2 className="mt-8">For somebody who helps unpaid</h2>
      <p className="text-soft">
        Nobody is put down as a carer by somebody else’s word. Ask them, and write down what they say.
      </p>
      <TextField {...text("carerName")} label="Their name" width="half" />
      <DateField
        name="carerAgreedOn"
        legend="When did they agree?"
        values={{
          day: said("carerAgreedOn.day"),
          month: said("carerAgreedOn.month"),
          year: said("carerAgreedOn.year"),
        }}
        error={wrong("carerAgreedOn")}
      />
      <TextArea {...text("carerWords")} label="What did they say?" rows={3} />
    </>
  );
}
