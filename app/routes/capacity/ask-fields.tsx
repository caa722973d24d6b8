import { DIFFICULTIES } from "#app/domain/capacity/advocate-rules.ts";
import { answer, answers } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { DecisionFields } from "#app/ui/decision-fields.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";

type Props = {
  name: string;
  own: boolean;
  assisted: boolean;
  submissionKey: string;
  again: boolean;
  failed: FailedForm | undefined;
};

/** Asking for an advocate: what is difficult, why, and whether somebody appropriate supports the person. */
export function AskFields({ name, own, assisted, submissionKey, again, failed }: Props) {
  const field = (key: string) => ({ name: key, value: answer(failed, key), error: failed?.errors[key] });
  const who = own ? "you" : name;
  return (
    <PostForm>
      <h2 className="mt-8">{again ? "Ask again" : "Ask for an advocate"}</h2>
      <input type="hidden" name="submissionKey" value={answer(failed, "submissionKey", submissionKey)} />
      <Checkboxes
        name="difficulties"
        legend={`What is difficult for ${who} in planning?`}
        choices={Object.entries(DIFFICULTIES).map(([value, label]) => ({ value, label }))}
        values={answers(failed, "difficulties")}
        error={failed?.errors.difficulties}
      />
      <TextArea
        {...field("why")}
        label="What is it like?"
        hint={own ? "In your own words." : "What you saw or heard. They read this."}
        rows={4}
        maxLength={2000}
      />
      <Radios
        {...field("helper")}
        legend={`Is there somebody who can support ${who} in this?`}
        hint={`A relative or friend, who is not paid for it, and whom ${own ? "you want" : "they want"}.`}
        choices={[
          { value: "none", label: "No" },
          { value: "agreed", label: `Yes, and ${own ? "I agree" : `${name} agrees`} to it` },
          {
            value: "not-agreed",
            label: `There is somebody, but ${own ? "I do" : `${name} does`} not want it, or nobody knows`,
          },
        ]}
      />
      <TextField {...field("helperName")} label="If there is: who?" width="half" maxLength={200} />
      {assisted ? (
        <DecisionFields
          question="Shall we ask the council for an independent advocate for you?"
          personName={name}
          values={failed?.values}
          errors={failed?.errors}
        />
      ) : null}
      <Button>Ask for an advocate</Button>
    </PostForm>
  );
}
