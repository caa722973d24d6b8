import { DAY_NAMES, DAYS, PART_HOURS, PARTS, slotOf, type DayPart, type WeekDay } from "#app/lib/week.ts";
import type { WeekForm } from "#app/lib/week-hours.ts";
import { TextField } from "#app/ui/field.tsx";

// Four columns beside the days on a phone of 320 px
const SHORT: Record<DayPart, string> = { morning: "Morn", afternoon: "Aft", evening: "Eve", night: "Night" };
const cap = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function Box({
  day,
  part,
  checked,
  first,
}: {
  day: WeekDay;
  part: DayPart;
  checked: boolean;
  first: boolean;
}) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center justify-center rounded-[7px] bg-sand">
      <span className="sr-only">
        {DAY_NAMES[day]} {part}
      </span>
      <input
        id={first ? "slot" : `slot-${day}-${part}`}
        type="checkbox"
        name="slot"
        value={slotOf(day, part)}
        defaultChecked={checked}
        className="size-6"
      />
    </label>
  );
}

type Props = {
  value: WeekForm;
  errors?: Record<string, string>;
};
/**
 * A week to fill in: a box for each part of each day (`slot`), and below it words for days with exact hours
 * (`exact.mon` …), which then stand instead of that day's boxes. Days are rows, so that it fits a small phone.
 */
export function WeekEditor({ value, errors = {} }: Props) {
  const exactOpen = DAYS.some((day) => value.exact[day] || errors[`exact.${day}`]);
  const error = errors.slot;
  return (
    <>
      <fieldset
        className={`my-6 ${error ? "border-l-[5px] border-brick pl-4" : ""}`}
        aria-describedby={error ? "slot-hint slot-error" : "slot-hint"}
      >
        <legend className="font-bold">When are you free to work?</legend>
        <p id="slot-hint" className="max-w-[62ch] text-soft">
          Tick each part of the week. Morning is {PART_HOURS.morning}, afternoon {PART_HOURS.afternoon},
          evening {PART_HOURS.evening}, night {PART_HOURS.night}. Monday night ends on Tuesday at 7am.
        </p>
        {error ? (
          <p id="slot-error" className="font-bold text-brick">
            <span className="sr-only">Error: </span>
            {error}
          </p>
        ) : null}
        <table className="mt-3 w-full max-w-2xl table-fixed border-separate border-spacing-1">
          <thead>
            <tr>
              <td className="w-12 sm:w-28" />
              {PARTS.map((part) => (
                <th key={part} scope="col" className="py-1 text-[0.86rem] font-bold sm:text-base">
                  <span className="sm:hidden" aria-hidden="true">
                    {SHORT[part]}
                  </span>
                  <span className="sr-only sm:not-sr-only">{cap(part)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DAYS.map((day) => (
              <tr key={day}>
                <th scope="row" className="text-left font-semibold">
                  <span className="sm:hidden" aria-hidden="true">
                    {DAY_NAMES[day].slice(0, 3)}
                  </span>
                  <span className="sr-only sm:not-sr-only">{DAY_NAMES[day]}</span>
                </th>
                {PARTS.map((part) => (
                  <td key={part}>
                    <Box
                      day={day}
                      part={part}
                      checked={value.slots.includes(slotOf(day, part))}
                      first={day === "mon" && part === "morning"}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </fieldset>
      <details open={exactOpen} className="my-4">
        <summary className="inline-flex min-h-11 items-center font-semibold text-sea underline">
          Give exact hours for some days
        </summary>
        <p className="max-w-[62ch] text-soft">
          Only where the boxes say too much or too little. What you write for a day is used instead of its
          boxes. For example: 9am to 3pm, 6pm to 8pm. A night may run on into the next day: 10pm to 2am.
        </p>
        <div className="grid gap-x-6 sm:grid-cols-2">
          {DAYS.map((day) => (
            <TextField
              key={day}
              name={`exact.${day}`}
              label={DAY_NAMES[day]}
              value={value.exact[day]}
              error={errors[`exact.${day}`]}
              maxLength={200}
            />
          ))}
        </div>
      </details>
    </>
  );
}
