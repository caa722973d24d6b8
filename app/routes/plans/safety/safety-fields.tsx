import type { SafeguardKind } from "#app/domain/plans/safety/safety-forms.ts";
import { answer, answers } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { Checkboxes } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";

type Props = { kind: SafeguardKind; failed: FailedForm | undefined; saved: Record<string, string> };

/** The questions of each kind; what a kind has no use for is not asked. */
export function SafetyFields({ kind, failed, saved }: Props) {
  const said = (name: string) => answer(failed, name, saved[name] ?? "");
  const text = (name: string) => ({ name, value: said(name), error: failed?.errors[name] });
  if (kind === "contingency")
    return (
      <>
        <TextField
          {...text("money")}
          label="How much in a year, in pounds?"
          width="short"
          inputMode="decimal"
          prefix="£"
        />
        <TextArea {...text("words")} label="What is it for?" rows={3} />
      </>
    );
  if (kind === "risk")
    return (
      <>
        <TextField {...text("name")} label="What is the risk?" />
        <TextArea {...text("words")} label="What makes it smaller?" rows={3} />
        <TextField {...text("decidedBy")} label="Who decided to live with it?" width="half" />
        <DateField
          name="decidedOn"
          legend="When?"
          values={{
            day: said("decidedOn.day"),
            month: said("decidedOn.month"),
            year: said("decidedOn.year"),
          }}
          error={failed?.errors.decidedOn}
        />
      </>
    );
  return (
    <>
      {kind === "backup" ? (
        <TextField
          {...text("place")}
          label="In which place are they called?"
          hint="1 is first."
          width="tiny"
          inputMode="numeric"
        />
      ) : null}
      <TextField {...text("name")} label="Who is it?" />
      <TextField {...text("relation")} label="Who are they to the person?" width="half" />
      <TextField {...text("phone")} label="Phone number" width="half" inputMode="tel" />
      {kind === "backup" ? <TextArea {...text("words")} label="What do they do?" rows={3} /> : null}
      <Checkboxes
        name="hasKey"
        legend="Do they have a key?"
        choices={[{ value: "yes", label: "Yes, they have a key" }]}
        values={answers(failed, "hasKey", saved.hasKey ? ["yes"] : [])}
        error={failed?.errors.hasKey}
        small
      />
    </>
  );
}
