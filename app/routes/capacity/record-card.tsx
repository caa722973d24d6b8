import type { PresentedRecord } from "#app/domain/capacity/find-capacity.server.ts";
import { Card, Tag, Tags } from "#app/ui/card.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** One record of an assessment, in plain words. `name`: who it is about, unless they read it themselves. */
export function RecordCard({ record, name }: { record: PresentedRecord; name?: string }) {
  const who = name ?? "you";
  return (
    <Card className="my-4 break-inside-avoid">
      <h3 className="[overflow-wrap:anywhere]">
        {record.lacks ? `${name ?? "You"} cannot decide about ` : `${name ?? "You"} can decide about `}
        {record.decision}
      </h3>
      <Tags>
        <Tag tone={record.lacks ? "plum" : "leaf"}>
          {record.lacks ? "Cannot decide this at the moment" : "Can decide this"}
        </Tag>
        {record.overdue ? <Tag tone="brick">Should have been looked at again</Tag> : null}
      </Tags>
      <SummaryList
        rows={[
          { label: "Who looked into it", value: record.assessed },
          ...(record.can ? [{ label: `What ${who} can do`, value: record.can }] : []),
          ...(record.cannot ? [{ label: `What ${who} cannot do now`, value: record.cannot }] : []),
          ...(record.impairment ? [{ label: "It comes from", value: record.impairment }] : []),
          { label: "Help that was given", value: record.helpGiven },
          { label: "How it was found", value: record.why },
          { label: "Where the paper is", value: record.paperAt },
          ...(record.reviewBy ? [{ label: "Looked at again by", value: record.reviewBy }] : []),
          { label: "Written down by", value: record.recorded },
        ]}
      />
    </Card>
  );
}
