import { TIER_NAMES } from "#app/domain/engagements/tier-suggestion-rules.ts";
import { CARE_ROUTES } from "#app/domain/people/person-words.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { pounds } from "#app/lib/money.ts";
import { ManagerField } from "#app/routes/council/budget/fields.tsx";
import { ContactFields, dateParts, one, type Answers } from "#app/routes/council/contact-fields.tsx";
import { Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";

type Props = {
  answers: Answers;
  errors: Record<string, string> | undefined;
  band: string | null;
  managers: readonly { id: string; name: string }[];
  /** Planning comes out of the care money in this area. */
  within: boolean;
  tiers: readonly { tier: "low" | "medium" | "high"; hours: number; feePence: number }[];
};
const CONTRIBUTION = [
  { value: "gross", label: "Gross", hint: "The whole amount. The council asks the person for their part." },
  { value: "net", label: "Net", hint: "Their own part is taken off already. They pay it in themselves." },
];

export function MakeLiveFields({ answers, errors, band, managers, tiers, within }: Props) {
  const date = (name: string) => ({ name, values: dateParts(answers, name), error: answers.errors[name] });
  return (
    <>
      <ErrorSummary errors={errors} />
      <PostForm>
        <input type="hidden" name="submissionKey" value={one(answers, "submissionKey")} />
        <h2 className="mt-8">Who they are</h2>
        <ContactFields answers={answers} />
        <h2 className="mt-10">Their indicative budget</h2>
        <TextField
          name="weekly"
          label="Amount a week, in pounds"
          hint={
            band
              ? `A figure to plan with. Their published weekly cost is ${band}.`
              : "A figure to plan with, for example 310 or 310.50."
          }
          inputMode="decimal"
          width="short"
          prefix="£"
          value={one(answers, "weekly")}
          error={answers.errors.weekly}
        />
        <DateField {...date("periodFrom")} legend="First day" />
        <DateField {...date("periodTo")} legend="Last day" />
        <Radios
          name="contribution"
          legend="Is the amount gross or net of what the person pays themselves?"
          choices={CONTRIBUTION}
          value={one(answers, "contribution")}
          error={answers.errors.contribution}
        />
        <Radios
          name="careRoute"
          legend="How do they want to take their care money?"
          hint="A direct payment is offered to everybody. They may choose another way."
          choices={CARE_ROUTES}
          value={one(answers, "careRoute")}
          error={answers.errors.careRoute}
        />
        <ManagerField answers={answers} managers={managers} />
        <h2 className="mt-10">Their money for planning</h2>
        <Radios
          name="tier"
          legend="Which tier of planning?"
          hint={`Medium unless their needs say otherwise. ${
            within
              ? "In your area the fee comes out of their care money when they choose a planner. Nothing is put in for it."
              : "The council puts in the tier's fee; their care money is not touched."
          }`}
          choices={tiers.map((row) => ({
            value: row.tier,
            label: `${TIER_NAMES[row.tier]}: ${pounds(row.feePence)}, up to ${String(row.hours)} hours`,
          }))}
          value={one(answers, "tier")}
          error={answers.errors.tier}
        />
        <Button name="step" value="check">
          Check the answers
        </Button>
      </PostForm>
    </>
  );
}
