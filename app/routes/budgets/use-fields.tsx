import { SelectField, TextField } from "#app/ui/field.tsx";

/** Which part of the plan a payment was for. `auto`: may be found by the name of who was paid. */
export function UseField({
  choices,
  auto,
  value,
  error,
}: {
  choices: readonly { id: string; label: string }[];
  auto: boolean;
  value: string;
  error: string | undefined;
}) {
  return (
    <SelectField
      name="use"
      label="Which part of the plan is it for?"
      hint={
        auto
          ? "If the plan names who was paid, we find it. You can change it at any time."
          : "The next review shows what was spent for each need."
      }
      width="full"
      options={[
        ...(auto ? [{ value: "auto", label: "Find it by who was paid" }] : []),
        ...choices.map(({ id, label }) => ({ value: id, label })),
        { value: "none", label: "None of these, or I do not know" },
      ]}
      value={value}
      error={error}
    />
  );
}
export const HoursFieldOf = ({ value, error }: { value: string; error: string | undefined }) => (
  <TextField
    name="hours"
    label="Hours it paid for, if it paid for somebody’s time"
    hint="For example 6 or 6.5. You can leave it empty."
    inputMode="decimal"
    width="short"
    value={value}
    error={error}
  />
);
