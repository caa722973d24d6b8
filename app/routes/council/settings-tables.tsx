import { ButtonLink } from "#app/ui/button.tsx";
import { Tag } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";

type State = "now" | "later" | "over" | "replaced";
type Line = { key: string; from: string; state: State; stateWords: string; by: string };
const TONES = { now: "leaf", later: "sea", over: "plain", replaced: "plain" } as const;
const StateTag = ({ row }: { row: Line }) => <Tag tone={TONES[row.state]}>{row.stateWords}</Tag>;

type Rate = Line & { tierName: string; hours: number; money: string; source: string };
/** Dated fees or costs of the tiers, newest first in each. */
export function RateTable({ caption, money, rows }: { caption: string; money: string; rows: Rate[] }) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { heading: "Tier", rowHeading: true, cell: (row) => row.tierName },
        { heading: "From", cell: (row) => row.from },
        { heading: money, number: true, cell: (row) => row.money },
        { heading: "Hours, up to", number: true, cell: (row) => row.hours },
        { heading: "State", cell: (row) => <StateTag row={row} /> },
        { heading: "Why", cell: (row) => row.source },
        { heading: "Recorded by", cell: (row) => row.by },
      ]}
    />
  );
}

type Setting = {
  name: string;
  now: string;
  rows: (Line & { value: string; reason: string; legalBasis: string })[];
};
/** One rule: what holds today, and everything that was recorded about it. */
export function SettingHistory({
  title,
  setting,
  href,
  what,
}: {
  title: string;
  setting: Setting;
  href: string;
  what: string;
}) {
  return (
    <section aria-label={title}>
      <h2 className="mt-8">{title}</h2>
      <p className="my-2 max-w-[62ch] font-semibold">{setting.now}</p>
      {setting.rows.length > 0 ? (
        <DataTable
          caption={`${title}: what was recorded`}
          captionHidden
          rows={setting.rows}
          rowKey={(row) => row.key}
          columns={[
            { heading: "From", rowHeading: true, cell: (row) => row.from },
            { heading: "Rule", cell: (row) => row.value },
            { heading: "State", cell: (row) => <StateTag row={row} /> },
            {
              heading: "Why",
              cell: (row) => (
                <>
                  {row.reason}
                  {row.legalBasis === "" ? null : (
                    <span className="mt-1 block whitespace-pre-line">Legal basis: {row.legalBasis}</span>
                  )}
                </>
              ),
            },
            { heading: "Recorded by", cell: (row) => row.by },
          ]}
        />
      ) : (
        <p className="text-soft">Nothing else was ever recorded.</p>
      )}
      <p className="no-print my-4">
        <ButtonLink href={href}>
          Change<span className="sr-only"> {what}</span>
        </ButtonLink>
      </p>
    </section>
  );
}
