import type { findAssistantsFor } from "#app/domain/plans/brokerage/find-assistants-for.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { TextField } from "#app/ui/field.tsx";

type Found = Awaited<ReturnType<typeof findAssistantsFor>>;

/** Personal assistants of the directory who have time on the days of the action, each with the way to ask them. */
export function AssistantsToAsk({ found, base }: { found: Found; base: string }) {
  return (
    <section aria-labelledby="assistants" className="mt-10">
      <h2 id="assistants">Personal assistants on Ownway</h2>
      <p className="max-w-[62ch]">{found.words}</p>
      <form method="get" action={`${base}/ask#assistants`} className="my-2">
        <TextField
          name="postcode"
          label="Nearest to a postcode"
          hint="It is only used to sort them, and is kept nowhere."
          width="short"
          value={found.postcode}
        />
        <Button weight="quiet">Show the nearest first</Button>
      </form>
      {found.unknown ? <p className="font-semibold text-brick">We do not know that postcode.</p> : null}
      <ul className="my-4 grid gap-3">
        {found.people.map((one) => (
          <li key={one.slug}>
            <Card>
              <h3>{one.name}</h3>
              <p>{one.headline}</p>
              <p className="text-soft">
                {one.rate} an hour. {one.week}
                {one.distance ? `. ${one.distance}` : ""}
              </p>
              <p className="flex flex-wrap gap-x-6">
                <a
                  href={`${base}/ask/${one.slug}`}
                  className="inline-flex min-h-11 items-center font-semibold"
                >
                  Ask {one.name}
                </a>
                <a href={`/assistants/${one.slug}`} className="inline-flex min-h-11 items-center">
                  Read about {one.name}
                </a>
              </p>
            </Card>
          </li>
        ))}
      </ul>
      <p>
        <a href={found.search} className="inline-flex min-h-11 items-center">
          Search among all personal assistants
        </a>
      </p>
    </section>
  );
}
