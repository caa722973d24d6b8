import type { ShownBandCost } from "#app/domain/commissioning/publication-rules.ts";
import { bandWords } from "#app/domain/people/band-rules.ts";
import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";

function Bar({ share, striped }: { share: number; striped: boolean }) {
  const width = Math.round(share * 1000);
  return (
    <svg
      viewBox="0 0 1000 14"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="my-1 block h-3.5 w-full"
    >
      <rect width="1000" height="14" fill="var(--sand)" />
      <rect width={width} height="14" fill={striped ? "var(--plum)" : "var(--sea)"} />
      {striped ? (
        // Told apart by more than colour
        <path d={`M0 7H${String(width)}`} stroke="var(--card)" strokeWidth="3" strokeDasharray="8 8" />
      ) : null}
    </svg>
  );
}

/** Two bars for each band. The words beside them say the same, so the bars are hidden from screen readers. */
export function SpbPlot({ bands }: { bands: readonly ShownBandCost[] }) {
  const most = Math.max(1, ...bands.flatMap((row) => [row.totalPence ?? 0, row.councilTotalPence ?? 0]));
  return (
    <figure className="my-8">
      <figcaption className="mb-4 font-bold">
        Where the money would go. The full bar is planners’ fees; the striped bar is the council’s own hours.
      </figcaption>
      <ul className="grid gap-x-10 gap-y-5 md:grid-cols-2">
        {bands.map((row) => (
          <li key={row.weeklyFromPence} className="break-inside-avoid">
            <p>
              <b>{bandWords(row)} a week</b>
              {row.people === null ? "" : `, ${count(row.people, "person", "people")}`}
            </p>
            {row.totalPence === null || row.councilTotalPence === null ? (
              <p className="text-soft">hidden</p>
            ) : (
              <>
                <Bar share={row.totalPence / most} striped={false} />
                <Bar share={row.councilTotalPence / most} striped />
                <p className="text-[0.94rem] text-soft">
                  Planners {pounds(row.totalPence)}; council {pounds(row.councilTotalPence)}
                </p>
              </>
            )}
          </li>
        ))}
      </ul>
    </figure>
  );
}
