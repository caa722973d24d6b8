import { CONTACT_WORDS, INFORMATION_NEEDS } from "#app/domain/people/person-words.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";

export type Answers = Pick<FailedForm, "errors" | "values">;
/** An answer as text, or several as a list, from whatever a form sent. */
export const one = ({ values }: Answers, name: string, fallback = ""): string => {
  const value = values[name];
  return typeof value === "string" ? value : (value?.[0] ?? fallback);
};
export const several = ({ values }: Answers, name: string): string[] => {
  const value = values[name] ?? [];
  return typeof value === "string" ? (value === "" ? [] : [value]) : value;
};
export const dateParts = (answers: Answers, name: string) => ({
  day: one(answers, `${name}.day`),
  month: one(answers, `${name}.month`),
  year: one(answers, `${name}.year`),
});

/** Who somebody is, how to reach them and how they need information: asked once. */
export function ContactFields({ answers }: { answers: Answers }) {
  const field = (name: string) => ({ name, value: one(answers, name), error: answers.errors[name] });
  return (
    <>
      <TextField {...field("firstName")} label="First name" width="half" maxLength={100} autoComplete="off" />
      <TextField {...field("lastName")} label="Last name" width="half" maxLength={100} autoComplete="off" />
      <DateField
        name="dateOfBirth"
        legend="Date of birth, if known"
        hint="For example, 14 3 1983"
        error={answers.errors.dateOfBirth}
        values={dateParts(answers, "dateOfBirth")}
      />
      <TextField
        {...field("phone")}
        label="Phone number, if they have one"
        type="tel"
        width="half"
        autoComplete="off"
      />
      <TextField
        {...field("email")}
        label="Email address, if they have one"
        type="email"
        width="half"
        autoComplete="off"
        spellCheck={false}
      />
      <TextArea
        {...field("address")}
        label="Address"
        hint="One line for each part, without the postcode"
        rows={3}
        maxLength={400}
      />
      <TextField {...field("postcode")} label="Postcode" width="short" autoComplete="off" />
      <Checkboxes
        name="informationNeeds"
        legend="How do they need information?"
        hint="Everybody who deals with them sees this, and every message follows it. Leave all empty for ordinary print."
        choices={INFORMATION_NEEDS}
        values={several(answers, "informationNeeds")}
        error={answers.errors.informationNeeds}
        small
      />
      <TextField
        {...field("language")}
        label="Language"
        hint="Leave empty for English"
        width="half"
        maxLength={60}
        autoComplete="off"
      />
      <Radios
        name="contactBy"
        legend="How should we get in touch with them?"
        choices={Object.entries(CONTACT_WORDS).map(([value, label]) => ({ value, label }))}
        value={one(answers, "contactBy")}
        error={answers.errors.contactBy}
        small
      />
    </>
  );
}
