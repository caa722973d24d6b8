import { answer } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea } from "#app/ui/field.tsx";

type Props = { failed: FailedForm | undefined; over: boolean; overReason: string };

/** What both ways of approving ask: from which day, why more than the figure, and words to the person. */
export function MoneyFields({ failed, over, overReason }: Props) {
  const said = (name: string) => answer(failed, name);
  return (
    <>
      <DateField
        name="from"
        legend="From which day is the money given?"
        hint="For example, 1 12 2026. It must be within the time of their budget."
        values={{ day: said("from.day"), month: said("from.month"), year: said("from.year") }}
        error={failed?.errors.from}
      />
      {over ? (
        <>
          <p className="max-w-[62ch]">
            <strong>It costs more than the council’s figure.</strong>{" "}
            {overReason === "" ? "" : `The plan says why: “${overReason}”`}
          </p>
        </>
      ) : null}
      <TextArea
        name="over"
        label={over ? "Why does the council agree to more?" : "Why the council agrees to more, if it does"}
        hint="Only where it costs more than the first figure. It is kept with the decision."
        rows={3}
        maxLength={2000}
        value={said("over")}
        error={failed?.errors.over}
      />
      <TextArea
        name="words"
        label="Anything you want to say to them"
        rows={3}
        maxLength={2000}
        value={said("words")}
        error={failed?.errors.words}
      />
    </>
  );
}
