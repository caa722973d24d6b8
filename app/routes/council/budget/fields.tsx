import { dateParts, one, type Answers } from "#app/routes/council/contact-fields.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";

/** Three boxes for a day. */
export const boxes = (prefix: string, day: Date): Record<string, string> => ({
  [`${prefix}.day`]: String(day.getUTCDate()),
  [`${prefix}.month`]: String(day.getUTCMonth() + 1),
  [`${prefix}.year`]: String(day.getUTCFullYear()),
});

const ROUTE_CHOICES = [
  {
    value: "direct_payment",
    label: "Direct payment",
    hint: "Their own account. Only they pay out of it.",
  },
  { value: "third_party", label: "A budget manager", hint: "Somebody else holds it and pays." },
  { value: "council_held", label: "Held by the council", hint: "The council pays what was agreed." },
  {
    value: "own_money",
    label: "Their own money",
    hint: "Their own part, paid in by them. It is not the council’s.",
  },
];
export const STATUS_CHOICES = [
  {
    value: "indicative",
    label: "Indicative",
    hint: "A first figure to plan with. No care money is put in.",
  },
  { value: "approved", label: "Approved", hint: "Agreed. Money is put in from its first day." },
];
const CONTRIBUTION = [
  { value: "gross", label: "Gross", hint: "The whole amount. The council asks the person for their part." },
  { value: "net", label: "Net", hint: "Their own part is taken off already. They pay it in themselves." },
];
const EVERY_CHOICES = [
  { value: "week", label: "Every week" },
  { value: "two_weeks", label: "Every 2 weeks" },
  { value: "four_weeks", label: "Every 4 weeks" },
  {
    value: "month",
    label: "Every month",
    hint: "The weekly amount by days: a month of 30 days is 30 sevenths of it.",
  },
];
type Part = { answers: Answers };

export function RouteFields({
  answers,
  managers,
  own = true,
}: Part & { managers: readonly { id: string; name: string }[]; own?: boolean }) {
  return (
    <>
      <Radios
        name="route"
        legend="Whose account is the money in?"
        hint="This decides who pays. A mix of accounts in one budget is normal."
        choices={ROUTE_CHOICES.filter(({ value }) => own || value !== "own_money")}
        value={one(answers, "route")}
        error={answers.errors.route}
      />
      <ManagerField answers={answers} managers={managers} />
    </>
  );
}

/** Which budget manager; where the area has just one or none, what that means. */
export function ManagerField({
  answers,
  managers,
}: Part & { managers: readonly { id: string; name: string }[] }) {
  if (managers.length === 0)
    return (
      <p className="my-4 max-w-[62ch] text-soft">
        Your area has no budget manager on record.{" "}
        <a href="/council/budget-managers" className="inline-flex min-h-11 items-center">
          Add a budget manager
        </a>{" "}
        first, if one is to hold this money.
      </p>
    );
  if (managers.length === 1)
    return (
      <p className="my-4 max-w-[62ch] text-soft">
        Your area’s budget manager is {managers[0]?.name}. Money managed by somebody else is held there.
      </p>
    );
  return (
    <SelectField
      name="managerId"
      label="Which budget manager, if one holds it?"
      options={[
        { value: "", label: "None" },
        ...managers.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={one(answers, "managerId")}
      error={answers.errors.managerId}
    />
  );
}

export function BasisFields({ answers }: Part) {
  return (
    <>
      <Radios
        name="contribution"
        legend="Is it gross or net of what the person pays themselves?"
        choices={CONTRIBUTION}
        value={one(answers, "contribution")}
        error={answers.errors.contribution}
      />
      <TextField
        name="ownPart"
        label="What they pay a week themselves, in pounds"
        hint="Leave it empty if nothing"
        inputMode="decimal"
        width="short"
        prefix="£"
        value={one(answers, "ownPart")}
        error={answers.errors.ownPart}
      />
    </>
  );
}

export function EveryField({ answers }: Part) {
  return (
    <Radios
      name="every"
      legend="How often is it put in?"
      choices={EVERY_CHOICES}
      value={one(answers, "every")}
      error={answers.errors.every}
      small
    />
  );
}

export function AmountField({ answers, label, hint }: Part & { label: string; hint: string }) {
  return (
    <TextField
      name="amount"
      label={label}
      hint={hint}
      inputMode="decimal"
      width="short"
      prefix="£"
      value={one(answers, "amount")}
      error={answers.errors.amount}
    />
  );
}

export function DayField({
  answers,
  name,
  legend,
  hint,
}: Part & { name: string; legend: string; hint?: string }) {
  return (
    <DateField
      name={name}
      legend={legend}
      {...(hint ? { hint } : {})}
      values={dateParts(answers, name)}
      error={answers.errors[name]}
    />
  );
}

export function ReasonField({ answers }: Part) {
  return (
    <TextArea
      name="reason"
      label="Why?"
      hint="A sentence. It is kept with the change, and the person sees it."
      rows={3}
      maxLength={500}
      value={one(answers, "reason")}
      error={answers.errors.reason}
    />
  );
}

/** What every form about a budget carries: one key for each form shown, and the budget as it was seen. */
export function Hidden({ answers }: Part) {
  return (
    <>
      <input type="hidden" name="submissionKey" value={one(answers, "submissionKey")} />
      <input type="hidden" name="version" value={one(answers, "version")} />
    </>
  );
}
