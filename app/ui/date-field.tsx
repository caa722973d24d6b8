type Props = {
  name: string;
  legend: string;
  hint?: string;
  error?: string | undefined;
  values?: { day?: string; month?: string; year?: string };
};

/** A memorable date in three boxes named `name.day`, `name.month` and `name.year`. */
export function DateField({ name, legend, hint = "For example, 21 11 2026", error, values }: Props) {
  const parts = [
    ["day", "Day", 2],
    ["month", "Month", 2],
    ["year", "Year", 4],
  ] as const;
  return (
    <fieldset
      className={`my-6 ${error ? "border-l-[5px] border-brick pl-4" : ""}`}
      aria-describedby={`${name}-hint${error ? ` ${name}-error` : ""}`}
    >
      <legend className="font-bold">{legend}</legend>
      <p id={`${name}-hint`} className="text-soft">
        {hint}
      </p>
      {error ? (
        <p id={`${name}-error`} className="font-bold text-brick">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      ) : null}
      <div className="mt-2 flex flex-wrap gap-x-4 gap-y-2">
        {parts.map(([part, label, size]) => (
          <div key={part}>
            {/* The first box has the field's own id, for the error summary */}
            <label htmlFor={part === "day" ? name : `${name}-${part}`}>{label}</label>
            <input
              id={part === "day" ? name : `${name}-${part}`}
              name={`${name}.${part}`}
              inputMode="numeric"
              maxLength={size}
              defaultValue={values?.[part]}
              className={`block min-h-12 rounded-[10px] border-2 bg-card px-3 ${size === 4 ? "w-24" : "w-16"} ${error ? "border-brick" : "border-line-strong"}`}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
