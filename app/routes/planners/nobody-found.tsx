import type { Widening } from "#app/domain/planners/find-widenings.server.ts";
import { filtersQuery } from "#app/domain/planners/filter-rules.ts";
import { link } from "#app/lib/query.ts";
import { Notice } from "#app/ui/card.tsx";

type Props = { widenings: readonly Widening[]; phone: string; hours: string };
/** An empty result that helps: what to let go of, and who will look. */
export function NobodyFound({ widenings, phone, hours }: Props) {
  return (
    <>
      <Notice tone="calm" title="Nobody matches all of that yet">
        {widenings.length > 0 ? (
          <>
            <p>You could look a little wider:</p>
            <ul className="mt-1">
              {widenings.map((way) => (
                <li key={way.words}>
                  <a
                    className="inline-flex min-h-11 items-center"
                    href={link("/planners", filtersQuery(way.filters))}
                  >
                    {way.words}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>
            <a className="inline-flex min-h-11 items-center" href="/planners">
              See every planner
            </a>
          </p>
        )}
      </Notice>
      <Notice tone="attention" title="Tell us, and we will look for you">
        <p>
          {phone ? `Phone ${phone}, ${hours}. Text relay: 18001 first. ` : ""}Say what you need. A person will
          look for a planner with you, and it costs nothing.
        </p>
        <p>
          We have noted what was looked for, so that the council knows who is missing. We have not noted who
          asked.
        </p>
      </Notice>
    </>
  );
}
