import { PART_KEYS, PARTS } from "#app/domain/capacity/capacity-parts.ts";
import { answer } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { Radios } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";

type Props = {
  name: string;
  decisions: readonly { key: string; what: string }[];
  asked: string;
  failed: FailedForm | undefined;
};
const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/** The two-stage test of one decision: what somebody can do with help, and what stands in the way. */
export function AssessmentFields({ name, decisions, asked, failed }: Props) {
  const field = (key: string) => ({ name: key, value: answer(failed, key), error: failed?.errors[key] });
  const day = (key: string) => ({
    name: key,
    error: failed?.errors[key],
    values: {
      day: answer(failed, `${key}.day`),
      month: answer(failed, `${key}.month`),
      year: answer(failed, `${key}.year`),
    },
  });
  return (
    <>
      <Radios
        {...field("decision")}
        value={answer(failed, "decision", asked)}
        legend="Which decision is this about?"
        choices={decisions.map(({ key, what }) => ({
          value: key,
          label: what.charAt(0).toUpperCase() + what.slice(1),
        }))}
      />
      <TextArea
        {...field("helpGiven")}
        label="Which help did they have to decide?"
        hint="Pictures, an interpreter, more than one visit, somebody they trust."
        rows={3}
        maxLength={2000}
      />
      {PART_KEYS.map((part) => (
        <Radios
          key={part}
          {...field(part)}
          legend={`With that help, can ${name} ${PARTS[part]}?`}
          choices={YES_NO}
        />
      ))}
      <Radios
        {...field("finding")}
        legend="What was found?"
        choices={[
          { value: "has", label: `${name} can make this decision now` },
          { value: "lacks", label: `${name} cannot make this decision now` },
        ]}
      />
      <TextField
        {...field("impairment")}
        label="If not: what in the mind or brain does it come from?"
        hint="Even if it passes. Without this, nobody lacks capacity in law."
        maxLength={500}
      />
      <TextArea
        {...field("why")}
        label="How was it found, and what did they say?"
        hint="What was asked, what they answered, and why it leads to the finding. Use their own words."
        rows={6}
        maxLength={4000}
      />
      <TextField {...field("assessedBy")} label="Who assessed it?" width="half" maxLength={200} />
      <TextField
        {...field("assessedRole")}
        label="What are they?"
        hint="For example social worker, or consultant psychiatrist."
        width="half"
        maxLength={200}
      />
      <DateField {...day("assessedOn")} legend="On which day?" />
      <TextField
        {...field("paperAt")}
        label="Where is the assessment kept?"
        hint="So that anybody who may read it finds it."
        maxLength={500}
      />
      <DateField
        {...day("reviewBy")}
        legend="By when is it looked at again?"
        hint="Needed where they cannot decide. For example, 21 11 2027"
      />
    </>
  );
}
