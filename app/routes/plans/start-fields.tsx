import { answer } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { DateField } from "#app/ui/date-field.tsx";

/** From which day a plan holds. */
export const StartFields = ({ failed }: { failed: FailedForm | undefined }) => (
  <DateField
    name="from"
    legend="From which day does it hold?"
    hint="Today or earlier. For example, 24 11 2026"
    values={{
      day: answer(failed, "from.day"),
      month: answer(failed, "from.month"),
      year: answer(failed, "from.year"),
    }}
    error={failed?.errors.from}
  />
);
