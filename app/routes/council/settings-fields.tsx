import { answer } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";

type Props = { rule: string; tier: string; hours: string; failed: FailedForm | undefined };

/** The fields that one rule asks for, besides its day and why. */
export function RuleFields({ rule, tier, hours, failed }: Props) {
  const said = (name: string, saved = "") => answer(failed, name, saved);
  const errors = failed?.errors ?? {};
  const pounds = (name: string, label: string, hint: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      inputMode="decimal"
      width="short"
      prefix="£"
      value={said(name)}
      error={errors[name]}
    />
  );
  switch (rule) {
    case "tier":
    case "council-cost":
      return (
        <>
          <input type="hidden" name="tier" value={said("tier", tier)} />
          {rule === "tier"
            ? pounds("feePence", "The fixed fee, in pounds", "For example 180")
            : pounds("hourlyPence", "An hour of the council’s own, in pounds", "For example 20")}
          <TextField
            name="hours"
            label="Up to how many hours?"
            inputMode="numeric"
            width="tiny"
            value={said("hours", hours)}
            error={errors.hours}
          />
        </>
      );
    case "fee-source":
      return (
        <>
          <Radios
            name="value"
            legend="Where does the planning fee come from?"
            choices={[
              {
                value: "alongside",
                label: "Alongside the package",
                hint: "The council puts money for planning into a pot of its own. Care money is not touched.",
              },
              {
                value: "within",
                label: "Within the package",
                hint: "The fee comes out of the person’s care money. They are shown how many days of care it costs, and the legal basis, before they agree.",
              },
            ]}
            value={said("value")}
            error={errors.value}
          />
          <TextArea
            name="legalBasis"
            label="The legal basis, if within"
            hint="The law or decision it rests on, who gave the advice and when. People see these words before they agree. A council may not charge people for care planning (Care Act 2014)."
            rows={5}
            maxLength={2000}
            value={said("legalBasis")}
            error={errors.legalBasis}
          />
          <Checkboxes
            name="confirm"
            legend="If within"
            choices={[{ value: "yes", label: "The council’s lawyers have agreed this legal basis" }]}
            values={said("confirm") === "yes" ? ["yes"] : []}
            error={errors.confirm}
          />
        </>
      );
    case "fees-include-vat":
      return (
        <Radios
          name="value"
          legend="Do the fixed fees include VAT?"
          hint="People always see the whole price, either way."
          choices={[
            { value: "yes", label: "Yes: the fee is the whole price" },
            { value: "no", label: "No: VAT comes on top, for planners who charge it" },
          ]}
          value={said("value")}
          error={errors.value}
        />
      );
    case "answer-within-days":
      return (
        <TextField
          name="value"
          label="How many days does a planner have to answer?"
          hint="After the last day the request lapses and the money goes back."
          inputMode="numeric"
          width="tiny"
          value={said("value")}
          error={errors.value}
        />
      );
    case "plan-approval-limit":
      return pounds(
        "value",
        "What may a plan cost in a year for every practitioner to approve it, in pounds?",
        "What is bought once counts too. Above it, only those whom you name may approve.",
      );
    default:
      return pounds(
        "value",
        "What the area means to spend on adjustments, April to March, in pounds",
        "Nothing is refused when more is spent: people’s needs come first. It is shown beside what was paid.",
      );
  }
}
