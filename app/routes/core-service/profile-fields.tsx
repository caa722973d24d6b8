import { CHECKED_THINGS } from "#app/domain/planners/checked-things.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField, TextArea } from "#app/ui/field.tsx";

type Props = { failed: FailedForm | undefined };
const valueOf = (failed: FailedForm | undefined, name: string) => String(failed?.values[name] ?? "");

/** Writing down what was declared, seen or checked. */
export function CheckFields({ failed }: Props) {
  return (
    <section className="max-w-[44rem]">
      <h2 className="mt-10">Write down a check</h2>
      <PostForm>
        <input type="hidden" name="what-to-do" value="check" />
        <SelectField
          name="what"
          label="What is it about?"
          value={valueOf(failed, "what")}
          error={failed?.errors.what}
          options={[
            { value: "", label: "Choose" },
            ...CHECKED_THINGS.map((what) => ({ value: what, label: what })),
          ]}
        />
        <Radios
          name="word"
          legend="Which is true?"
          value={valueOf(failed, "word")}
          error={failed?.errors.word}
          choices={[
            { value: "declared", label: "Declared", hint: "They told us. We have not seen proof." },
            { value: "seen", label: "Seen", hint: "I looked at the paper itself." },
            { value: "checked", label: "Checked", hint: "I asked whoever issued it." },
          ]}
        />
        <DateField
          name="until"
          legend="Good until"
          hint="Leave it empty if it does not run out. For example, 31 3 2027"
          error={failed?.errors.until}
          values={{
            day: valueOf(failed, "until.day"),
            month: valueOf(failed, "until.month"),
            year: valueOf(failed, "until.year"),
          }}
        />
        <Button weight="quiet">Write it down</Button>
      </PostForm>
    </section>
  );
}

/** The answer to a first publication. */
export function DecisionFields({ failed, version }: Props & { version: number }) {
  return (
    <section className="max-w-[44rem]">
      <h2 className="mt-10">Your answer</h2>
      <PostForm>
        <input type="hidden" name="version" value={version} />
        <Radios
          name="decision"
          legend="Approve this profile?"
          value={valueOf(failed, "decision")}
          error={failed?.errors.decision}
          choices={[
            { value: "approve", label: "Approve it: people can find it at once" },
            { value: "send-back", label: "Send it back" },
          ]}
        />
        <TextArea
          name="reason"
          label="What needs to change, if you send it back"
          hint="They see these words."
          rows={4}
          maxLength={1000}
          value={valueOf(failed, "reason")}
          error={failed?.errors.reason}
        />
        <Button>Send my answer</Button>
      </PostForm>
    </section>
  );
}
