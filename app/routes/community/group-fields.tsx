import { ACCESS, WAYS, type GroupFields } from "#app/domain/community/group-content.ts";
import { EVERY, NEED_AREAS } from "#app/domain/plans/plan-content.ts";
import { answer, answers } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { poundsBox } from "#app/lib/money.ts";
import { Checkboxes, Radios } from "#app/ui/choices.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";

const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
type Props = { failed: FailedForm | undefined; saved?: GroupFields };

/** The questions about a group, for whoever runs it. */
export function GroupFieldset({ failed, saved }: Props) {
  const text = (name: string, kept = "") => ({
    name,
    value: answer(failed, name, kept),
    error: failed?.errors[name],
  });
  const ticks = (name: string, kept: readonly string[] = []) => ({
    name,
    values: answers(failed, name, kept),
    error: failed?.errors[name],
  });
  const cost = saved?.costPence == null ? "" : poundsBox(saved.costPence);
  return (
    <>
      <h2 className="mt-8">What it is</h2>
      <TextField {...text("name", saved?.name)} label="Name of the group or service" maxLength={120} />
      <TextArea
        {...text("what", saved?.what)}
        label="What do people do there?"
        hint="As you would tell somebody at the door. A few sentences."
        rows={5}
        maxLength={2000}
      />
      <TextArea
        {...text("whoFor", saved?.whoFor)}
        label="Who is it for?"
        hint="Leave it empty if it is for everybody."
        rows={2}
        maxLength={500}
      />
      <Checkboxes
        {...ticks("needAreas", saved?.needAreas)}
        small
        legend="What does it help with?"
        hint="This is how people find you from their support plan."
        choices={choices(NEED_AREAS)}
      />
      <h2 className="mt-8">Where and when</h2>
      <Radios
        name="way"
        small
        legend="Where does it happen?"
        choices={choices(WAYS)}
        value={answer(failed, "way", saved?.way)}
        error={failed?.errors.way}
      />
      <TextField
        {...text("venue", saved?.venue)}
        label="Building and street"
        hint="If people come to a place. For example: Portswood Hall, Brookvale Road"
        maxLength={200}
      />
      <TextField
        {...text("postcode", saved?.postcode)}
        label="Postcode of the place"
        hint="Everybody will see it."
        width="short"
        maxLength={12}
      />
      <TextField
        {...text("whenWords", saved?.whenWords)}
        label="When is it?"
        hint="For example: Tuesdays, 10 to 12, not in August"
        maxLength={300}
      />
      <h2 className="mt-8">What one person pays</h2>
      <TextField
        {...text("cost", cost)}
        label="Cost in pounds"
        width="short"
        inputMode="decimal"
        prefix="£"
      />
      <SelectField
        {...text("every", saved?.every ?? "")}
        label="How often do they pay that?"
        options={[
          { value: "", label: "It differs: ask us" },
          ...choices(EVERY).map((one) => (one.value === "free" ? { ...one, label: "It is free" } : one)),
        ]}
      />
      <TextField
        {...text("costWords", saved?.costWords)}
        label="Anything else about the cost"
        hint="For example: the first time is free"
        maxLength={200}
      />
      <h2 className="mt-8">Getting in and taking part</h2>
      <Checkboxes
        {...ticks("access", saved?.access)}
        small
        legend="Which of these are true?"
        hint="Only tick what is there every time. Somebody may come because of it."
        choices={choices(ACCESS)}
      />
      <h2 className="mt-8">How people reach you</h2>
      <p className="text-soft">One of the three is enough. Everybody will see it.</p>
      <TextField
        {...text("contactPhone", saved?.contactPhone)}
        label="Phone"
        type="tel"
        width="half"
        maxLength={40}
      />
      <TextField
        {...text("contactEmail", saved?.contactEmail)}
        label="Email"
        type="email"
        width="half"
        maxLength={254}
      />
      <TextField {...text("contactWeb", saved?.contactWeb)} label="Web address" maxLength={300} />
    </>
  );
}
