import { answer } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { pounds } from "#app/lib/money.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

type Price = {
  feePence: number;
  feeBefore: number;
  hours: number;
  byArea: number;
  extra: number;
  short: number;
};
type Props = { answered: boolean; phone: string; price: Price | null; failed: FailedForm | undefined };

const figures = (price: Price) => [
  { label: "The fixed fee", value: `${pounds(price.feeBefore)} now, ${pounds(price.feePence)} then` },
  { label: "Hours then", value: `Up to ${price.hours}` },
  {
    label: "From the pot",
    value: price.extra > 0 ? `${pounds(price.extra)} more` : "No more than now",
  },
  ...(price.byArea > 0
    ? [
        {
          label: "From the area’s adjustments account",
          value: `${pounds(price.byArea)}. Nobody pays more because of how they communicate (Equality Act 2010, section 20(7)).`,
        },
      ]
    : []),
];

/** What the council decides about one request: with its figures before the press. */
export function UpgradeForm({ answered, phone, price, failed }: Props) {
  const said = (name: string) => answer(failed, name);
  return (
    <PostForm>
      <h2 className="mt-8">Your decision</h2>
      {price ? <SummaryList rows={figures(price)} /> : null}
      {price ? <input type="hidden" name="feePence" value={price.feePence} /> : null}
      {price && price.short > 0 ? (
        <Checkboxes
          name="putIn"
          legend={`The pot is ${pounds(price.short)} short`}
          hint="Without it you cannot approve."
          choices={[
            {
              value: String(price.short),
              label: `Put ${pounds(price.short)} into the pot with this decision`,
            },
          ]}
          values={said("putIn") === "" ? [] : [said("putIn")]}
          error={failed?.errors.putIn}
        />
      ) : null}
      {answered || !price ? null : (
        <TextArea
          name="personSaid"
          label="What did they say when you asked them?"
          hint={`They have not answered yet. ${phone === "" ? "" : `Their phone is ${phone}. `}Needed only to approve: nobody’s pot pays more without their word.`}
          rows={3}
          maxLength={2000}
          value={said("personSaid")}
          error={failed?.errors.personSaid}
        />
      )}
      <Radios
        name="answer"
        legend="What do you decide?"
        choices={
          price
            ? [
                {
                  value: "approve",
                  label: `Approve: up to ${price.hours} hours for ${pounds(price.feePence)}`,
                },
                { value: "refuse", label: "Refuse: the hours and the fee stay as they are" },
              ]
            : [
                {
                  value: "otherwise",
                  label: "Something was agreed otherwise",
                  hint: "Write down what. No money moves by itself.",
                },
                { value: "refuse", label: "Refuse: the hours and the fee stay as they are" },
              ]
        }
        value={said("answer")}
        error={failed?.errors.answer}
      />
      <TextArea
        name="words"
        label="Why, or what was agreed"
        hint={`The person and the planner are told in these words.${price ? " You can leave it out where you approve." : ""}`}
        rows={4}
        maxLength={2000}
        value={said("words")}
        error={failed?.errors.words}
      />
      <div className="flex flex-wrap gap-3">
        <Button>Record my decision</Button>
        <ButtonLink href="/council/upgrades">Decide later</ButtonLink>
      </div>
    </PostForm>
  );
}
