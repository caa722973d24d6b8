import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Tag, Tags } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { HourBlocks } from "#app/ui/hour-blocks.tsx";

type Person = {
  id: string;
  name: string;
  stage: string;
  you: boolean;
  words: string;
  since: string;
  answerBy: string;
  meter: { hours: number; used: number; words: string } | null;
  planHref: string | null;
  review: string;
};

/** One person on the desk: the stage, what waits for whom since when, the hours, and the ways on. */
export function DeskPerson({ row }: { row: Person }) {
  return (
    <Card>
      <h3>{row.name}</h3>
      <Tags>
        <Tag tone={row.you ? "plum" : "sea"}>{row.stage}</Tag>
        {row.review ? <Tag>{row.review}</Tag> : null}
      </Tags>
      <p className={row.you ? "font-bold" : ""}>{row.words}</p>
      <p className="text-soft">
        {row.since}
        {row.answerBy ? `. Answer by ${row.answerBy}` : ""}
      </p>
      {row.meter ? (
        <>
          <HourBlocks hours={row.meter.hours} used={row.meter.used} />
          <p className="text-soft">{row.meter.words}</p>
        </>
      ) : null}
      <p className="no-print mt-4 flex flex-wrap gap-3">
        <ButtonLink href={`/engagements/${row.id}`}>
          The work<span className="sr-only"> for {row.name}</span>
        </ButtonLink>
        {row.planHref ? (
          <ButtonLink href={row.planHref}>
            {row.planHref.endsWith("/reviews") ? "Reviews of the plan" : "The plan"}
            <span className="sr-only"> of {row.name}</span>
          </ButtonLink>
        ) : null}
      </p>
    </Card>
  );
}

type Review = {
  id: string;
  name: string;
  href: string;
  due: string;
  state: string;
  tone: "brick" | "plum" | "sea";
};
export function DeskReviews({ reviews }: { reviews: readonly Review[] }) {
  if (reviews.length === 0) return null;
  return (
    <>
      <h2 className="mt-6">Reviews that come</h2>
      <DataTable
        caption="Overdue first"
        captionHidden
        rows={reviews}
        rowKey={(row) => row.id}
        columns={[
          {
            heading: "Person",
            rowHeading: true,
            cell: (row) => (
              <a href={row.href} className="-my-2.5 inline-block py-2.5">
                {row.name}
              </a>
            ),
          },
          { heading: "How it stands", cell: (row) => <Tag tone={row.tone}>{row.state}</Tag> },
          { heading: "To be held by", cell: (row) => row.due },
        ]}
      />
    </>
  );
}
