import { QUOTE_KINDS } from "#app/domain/plans/brokerage/brokerage-forms.ts";
import { CAME, PER } from "#app/domain/plans/brokerage/quote-rules.ts";
import { answer } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";

type Props = { failed: FailedForm | undefined; saved: Record<string, string>; own: boolean };
const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** The questions about a price that somebody was told. */
export function QuoteFields({ failed, saved, own }: Props) {
  const said = (name: string) => answer(failed, name, saved[name] ?? "");
  const text = (name: string) => ({ name, value: said(name), error: failed?.errors[name] });
  return (
    <>
      <TextField {...text("fromName")} label="From whom is it?" hint="A name, or a service’s." />
      <Radios
        name="kind"
        legend="Who or what is it?"
        choices={choices(QUOTE_KINDS)}
        value={said("kind")}
        error={failed?.errors.kind}
        small
      />
      <TextField
        {...text("offers")}
        label="What do they offer?"
        hint="For example: a call each weekday morning."
      />
      <TextField
        {...text("price")}
        label="The price, in pounds"
        width="short"
        inputMode="decimal"
        prefix="£"
      />
      <SelectField
        {...text("per")}
        label="What is the price for?"
        options={[{ value: "", label: "Choose" }, ...choices(PER)]}
      />
      <TextField
        {...text("hours")}
        label="If it is for an hour: how many hours a week?"
        hint="For example 7.5 or 7:30."
        width="tiny"
      />
      <TextArea
        {...text("includes")}
        label="What is included, and what is not?"
        hint="For example: travel, bank holidays, cancelling."
        rows={3}
      />
      <DateField
        name="validUntil"
        legend="Until when does the price hold?"
        hint="The last day. Leave it empty if nothing was said"
        values={{
          day: said("validUntil.day"),
          month: said("validUntil.month"),
          year: said("validUntil.year"),
        }}
        error={failed?.errors.validUntil}
      />
      <Radios
        name="came"
        legend="How did it come?"
        choices={choices(CAME)}
        value={said("came")}
        error={failed?.errors.came}
        small
      />
      {own ? (
        <TextArea
          {...text("think")}
          label="What do you think of it?"
          hint="In the person’s own words. Nobody else can write this."
          rows={3}
        />
      ) : null}
    </>
  );
}
