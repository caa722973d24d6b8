import type { ReactNode } from "react";

type Choice = { value: string; label: ReactNode; hint?: string };
type Props = {
  name: string;
  /** Where a page has two groups of one name, the second's own id. */
  idPrefix?: string;
  legend: string;
  choices: readonly Choice[];
  hint?: string;
  error?: string | undefined;
  /** The legend is the page's heading. */
  asHeading?: boolean;
  small?: boolean;
};

function Group({
  name,
  idPrefix = name,
  legend,
  hint,
  error,
  asHeading,
  children,
}: Omit<Props, "choices" | "small"> & { children: ReactNode }) {
  const described = [hint ? `${idPrefix}-hint` : "", error ? `${idPrefix}-error` : ""]
    .filter(Boolean)
    .join(" ");
  return (
    <fieldset
      className={`my-6 ${error ? "border-l-[5px] border-brick pl-4" : ""}`}
      aria-describedby={described || undefined}
    >
      <legend className="font-bold">{asHeading ? <h1>{legend}</h1> : legend}</legend>
      {hint ? (
        <p id={`${idPrefix}-hint`} className="mt-1 max-w-[62ch] text-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${idPrefix}-error`} className="font-bold text-brick">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ) : null}
      <div className="mt-1">{children}</div>
    </fieldset>
  );
}

function Option({
  type,
  name,
  idPrefix,
  choice,
  checked,
  first,
  small,
}: {
  type: "radio" | "checkbox";
  name: string;
  idPrefix: string;
  choice: Choice;
  checked: boolean;
  first: boolean;
  small: boolean;
}) {
  // The first one has the field's own id, so that the error summary's link lands on it
  const id = first ? idPrefix : `${idPrefix}-${choice.value}`;
  const hint = `${idPrefix}-${choice.value}-hint`;
  return (
    <div>
      <label
        htmlFor={id}
        className={`flex min-h-11 cursor-pointer items-center gap-3 ${small ? "" : "py-1"}`}
      >
        <input
          id={id}
          type={type}
          name={name}
          value={choice.value}
          defaultChecked={checked}
          className="size-6 flex-none"
          aria-describedby={choice.hint ? hint : undefined}
        />
        <span className="min-w-0">{choice.label}</span>
      </label>
      {choice.hint ? (
        <p id={hint} className="ml-9 max-w-[58ch] text-soft">
          {choice.hint}
        </p>
      ) : null}
    </div>
  );
}

/** Choose one. */
export function Radios({ choices, value, small = false, ...group }: Props & { value?: string | undefined }) {
  return (
    <Group {...group}>
      {choices.map((choice, i) => (
        <Option
          key={choice.value}
          type="radio"
          name={group.name}
          idPrefix={group.idPrefix ?? group.name}
          choice={choice}
          checked={value === choice.value}
          first={i === 0}
          small={small}
        />
      ))}
    </Group>
  );
}
/** Choose any. */
export function Checkboxes({
  choices,
  values,
  small = false,
  ...group
}: Props & { values?: readonly string[] | undefined }) {
  return (
    <Group {...group}>
      {choices.map((choice, i) => (
        <Option
          key={choice.value}
          type="checkbox"
          name={group.name}
          idPrefix={group.idPrefix ?? group.name}
          choice={choice}
          checked={values?.includes(choice.value) ?? false}
          first={i === 0}
          small={small}
        />
      ))}
    </Group>
  );
}
