import type { InputHTMLAttributes, ReactNode } from "react";

/** What a form knows about one of its fields: its answer so far and what is wrong with it. */
type FieldState = { value?: string | undefined; error?: string | undefined };

const box = "block w-full min-h-12 rounded-[10px] border-2 bg-card px-3 py-2 text-ink";
const border = (error?: string) => (error ? "border-brick" : "border-line-strong");
const WIDTH = { full: "", half: "max-w-sm", short: "max-w-[11rem]", tiny: "max-w-[6rem]" } as const;

type Frame = {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  children: (aria: Aria) => ReactNode;
};
type Aria = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

function Framed({ name, label, hint, error, children }: Frame) {
  const described = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={`my-6 ${error ? "border-l-[5px] border-brick pl-4" : ""}`}>
      <label htmlFor={name} className="block font-bold">
        {label}
      </label>
      {hint ? (
        <p id={`${name}-hint`} className="max-w-[62ch] text-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${name}-error`} className="font-bold text-brick">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ) : null}
      <div className="mt-2">
        {children({
          id: name,
          "aria-describedby": described || undefined,
          "aria-invalid": error ? true : undefined,
        })}
      </div>
    </div>
  );
}

type TextProps = FieldState & {
  name: string;
  /** Where a page has several fields of one name. */
  id?: string;
  label: string;
  hint?: string;
  width?: keyof typeof WIDTH;
  prefix?: string;
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    "type" | "autoComplete" | "inputMode" | "maxLength" | "spellCheck"
  >;
/** A line of text with its label, hint and error message. */
export function TextField({
  name,
  id = name,
  label,
  hint = "",
  error,
  value,
  width = "full",
  prefix,
  ...input
}: TextProps) {
  return (
    <Framed name={id} label={label} hint={hint} error={error}>
      {(aria) => (
        <span className={`flex items-center gap-2 ${WIDTH[width]}`}>
          {prefix ? <span aria-hidden="true">{prefix}</span> : null}
          <input
            type="text"
            name={name}
            defaultValue={value}
            {...input}
            {...aria}
            className={`${box} ${border(error)}`}
          />
        </span>
      )}
    </Framed>
  );
}

type AreaProps = FieldState & {
  name: string;
  label: string;
  hint?: string;
  rows?: number;
  maxLength?: number;
};
/** Several lines of text. */
export function TextArea({ name, label, hint = "", error, value, rows = 5, maxLength }: AreaProps) {
  return (
    <Framed name={name} label={label} hint={hint} error={error}>
      {(aria) => (
        <textarea
          name={name}
          dir="auto"
          rows={rows}
          maxLength={maxLength}
          defaultValue={value}
          {...aria}
          className={`${box} ${border(error)}`}
        />
      )}
    </Framed>
  );
}

type SelectProps = FieldState & {
  name: string;
  label: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
  width?: keyof typeof WIDTH;
};
export function SelectField({ name, label, hint = "", error, value, options, width = "half" }: SelectProps) {
  return (
    <Framed name={name} label={label} hint={hint} error={error}>
      {(aria) => (
        <select
          name={name}
          defaultValue={value}
          {...aria}
          className={`${box} ${border(error)} ${WIDTH[width]}`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Framed>
  );
}

type FileProps = { name: string; label: string; hint?: string; error?: string | undefined; accept: string };
/** A file of the person's own. A browser never fills it in again, so it is asked for again when a form comes back. */
export function FileField({ name, label, hint = "", error, accept }: FileProps) {
  return (
    <Framed name={name} label={label} hint={hint} error={error}>
      {(aria) => (
        <input
          type="file"
          name={name}
          accept={accept}
          {...aria}
          className={`${box} max-w-full ${border(error)}`}
        />
      )}
    </Framed>
  );
}
