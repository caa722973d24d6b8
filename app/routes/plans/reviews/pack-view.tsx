import type { ShownPack } from "#app/domain/plans/reviews/present-pack.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";

type Props = { pack: ShownPack; lines: string | null; council: boolean; choose: string | null };

/** The evidence for a review: pounds and hours by need, beside what was planned, and the messages that the person chose. */
export function PackView({ pack, lines, council, choose }: Props) {
  const { money } = pack;
  return (
    <section aria-labelledby="evidence" className="mt-8">
      <h2 id="evidence">How it went</h2>
      <p className="my-2 max-w-[62ch]">{pack.period} This page makes itself from what is written down.</p>
      {money ? (
        <>
          <DataTable
            caption="Money and time by need"
            rows={money.needs}
            rowKey={(row) => row.key}
            columns={[
              { heading: "Need", rowHeading: true, cell: (row) => row.words },
              { heading: "Time paid for", cell: (row) => row.time },
              { heading: "Spent", number: true, cell: (row) => row.spent },
            ]}
            foot={["Everything written down as spent for care", money.time, money.total]}
          />
          {money.notes.map((note) => (
            <p key={note} className="my-2 max-w-[62ch]">
              {note}
            </p>
          ))}
          {money.actions ? (
            <DataTable
              caption="What was planned and what was spent"
              rows={money.actions}
              rowKey={(row) => row.id}
              empty="The plan has no action that costs anything."
              columns={[
                { heading: "What the plan says", rowHeading: true, cell: (row) => row.what },
                { heading: "Planned for this time", cell: (row) => row.planned },
                { heading: "Spent", cell: (row) => row.spent },
                { heading: "So", cell: (row) => row.so },
              ]}
            />
          ) : null}
          {lines ? (
            <p className="no-print my-4">
              <ButtonLink href={lines}>
                {council
                  ? "See lines and actions: say why first"
                  : "See and change what each payment was for"}
              </ButtonLink>
            </p>
          ) : null}
          {council && !money.actions ? (
            <p className="text-soft">
              You see totals by need. For more, say why: the person sees the reason in their activity.
            </p>
          ) : null}
        </>
      ) : (
        <Notice tone="calm" title="The money is not shown to you">
          <p>The permission to act for this person does not cover money.</p>
        </Notice>
      )}
      <h2 className="mt-8">Messages that the person added</h2>
      {pack.messages.length === 0 ? <p className="my-2">None.</p> : null}
      <ul className="mt-3 grid gap-3">
        {pack.messages.map((message) => (
          <li key={message.id}>
            <Card>
              <p className="text-soft">{message.from}</p>
              <p dir="auto" className="mt-1 max-w-[62ch] whitespace-pre-line [overflow-wrap:anywhere]">
                {message.body}
              </p>
            </Card>
          </li>
        ))}
      </ul>
      {choose ? (
        <p className="no-print my-4">
          <ButtonLink href={choose}>Choose messages</ButtonLink>
        </p>
      ) : null}
    </section>
  );
}
