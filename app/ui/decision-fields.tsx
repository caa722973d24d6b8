import { TextArea } from "#app/ui/field.tsx";

type Props = {
  /** The question that this page asks of the person, ready to be read out. */
  question: string;
  personName: string;
  values?: Record<string, string | string[]> | undefined;
  errors?: Record<string, string> | undefined;
};

/** What a worker writes down at the moment the person decides. Not for pages that people use themselves. */
export function DecisionFields({ question, personName, values, errors }: Props) {
  const said = (name: string, otherwise: string) => {
    const value = values?.[name];
    return typeof value === "string" ? value : otherwise;
  };
  return (
    <fieldset className="my-6 rounded-[14px] border-2 border-plum bg-plum-wash px-5 pt-1 pb-2">
      <legend className="px-2 font-bold text-plum">What {personName} decided</legend>
      <p className="max-w-[62ch]">
        Ask {personName} now, and write down what they say. They will see it in their letter and on their
        activity page.
      </p>
      <TextArea
        name="decision.question"
        label="The question you asked"
        hint="Change it if you asked in other words."
        rows={2}
        maxLength={500}
        value={said("decision.question", question)}
        error={errors?.["decision.question"]}
      />
      <TextArea
        name="decision.words"
        label="Their own words"
        hint="As they said, signed or wrote it. If somebody spoke for them, say who."
        rows={3}
        maxLength={2000}
        value={said("decision.words", "")}
        error={errors?.["decision.words"]}
      />
    </fieldset>
  );
}
