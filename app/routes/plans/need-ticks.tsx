import { Checkboxes } from "#app/ui/choices.tsx";

type Props = {
  legend: string;
  needs: readonly { value: string; label: string }[];
  values: readonly string[];
  error: string | undefined;
};
/** The needs of the plan to tick; a sentence where there are none yet. */
export function NeedTicks({ legend, needs, values, error }: Props) {
  if (needs.length === 0)
    return (
      <p className="my-6">No need is written down yet. You can save this, and link it to needs later.</p>
    );
  return (
    <Checkboxes
      name="needIds"
      legend={legend}
      hint="Tick all that it is for."
      choices={needs.map(({ value, label }) => ({
        value,
        label: (
          <span dir="auto" className="[overflow-wrap:anywhere]">
            {label}
          </span>
        ),
      }))}
      values={values}
      error={error}
      small
    />
  );
}
