import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findChanges } from "#app/domain/plans/changes/find-changes.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { isoDay, parseDayParts } from "#app/lib/dates.ts";
import { count } from "#app/lib/words.ts";
import { loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card, Tag, Tags } from "#app/ui/card.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { TextChanges } from "#app/ui/text-changes.tsx";

export const handle: Handle<{ name: string }> = {
  title: ({ name }) => `What changed in the plan of ${name}`,
};

/** Three boxes, where somebody would rather name a day. */
function dayAsked(asked: URLSearchParams): string | null {
  const [day = "", month = "", year = ""] = ["day", "month", "year"].map(
    (part) => asked.get(`since.${part}`) ?? "",
  );
  const found = parseDayParts(day.trim(), month.trim(), year.trim());
  return found && isoDay(found);
}

export async function loader(args: LoaderFunctionArgs) {
  const { party, plan } = await loadPlan(args);
  const asked = new URL(args.request.url).searchParams;
  const found = await findChanges(party, plan, {
    from: dayAsked(asked) ?? asked.get("from") ?? "",
    to: asked.get("to") ?? "",
  });
  return { id: plan.id, name: plan.name, ...found };
}

const capital = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);
const TONE = { added: "leaf", "taken away": "brick", changed: "sea" } as const;
type Change = ReturnType<typeof useLoaderData<typeof loader>>["changes"][number];

function ChangeCard({ change }: { change: Change }) {
  return (
    <Card>
      <h3 dir="auto">{change.title}</h3>
      <Tags>
        <Tag tone={TONE[change.verb]}>{capital(change.verb)}</Tag>
      </Tags>
      <p className="text-soft">
        By {change.by}. Last on {change.when}
      </p>
      {change.lines.map((line) => (
        <div key={line.label} className="mt-2 border-t border-line pt-2">
          <p className="font-semibold">{line.label}</p>
          {"text" in line ? (
            <TextChanges text={line.text} />
          ) : line.from === "" ? (
            <p dir="auto">{line.to}</p>
          ) : (
            <p dir="auto" className="[overflow-wrap:anywhere]">
              From <del className="no-underline">{line.from}</del> to{" "}
              <ins className="font-semibold no-underline">{line.to}</ins>
            </p>
          )}
        </div>
      ))}
    </Card>
  );
}

export default function Changes() {
  const page = useLoaderData<typeof loader>();
  const days = [page.from, page.to].filter((key) => /^\d/.test(key));
  const options = [
    ...page.points.map(({ key, label }) => ({ value: key, label: capital(label) })),
    ...days.map((key) => ({ value: key, label: key === page.from ? page.fromWords : page.toWords })),
  ];
  return (
    <Page
      title="What has changed"
      kicker={`Support plan of ${page.name}`}
      back={{ href: `/plans/${page.id}`, label: "The plan" }}
      lead={
        <p>
          From {page.fromWords}, to {page.toWords}.
        </p>
      }
    >
      <form method="get" className="no-print my-5 max-w-[44rem]">
        <SelectField
          name="from"
          label="Changes since"
          options={options.filter(({ value }) => value !== "now")}
          value={page.from}
          width="full"
        />
        <SelectField
          name="to"
          label="Until"
          options={options.filter(({ value }) => value !== "begin" && value !== "looked")}
          value={page.to}
          width="full"
        />
        <DateField
          name="since"
          legend="Or since a day (you may leave this empty)"
          hint="For example, 21 11 2026"
        />
        <Button weight="quiet" className="mt-4">
          Show these changes
        </Button>
      </form>
      <h2 className="mt-6">
        {page.backwards
          ? "The first moment comes after the second. Choose them the other way round."
          : page.changes.length === 0
            ? "Nothing is other than it was."
            : `${count(page.changes.length, "thing is", "things are")} other than before`}
      </h2>
      <ul className="my-4 grid gap-4">
        {page.changes.map((change) => (
          <li key={change.itemId}>
            <ChangeCard change={change} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
