import type { FoundRun } from "#app/domain/payments/runs/find-run.server.ts";
import { pounds } from "#app/lib/money.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Tag } from "#app/ui/card.tsx";

type Line = FoundRun["lines"][number];
const FRESH = {
  first: "New: they gave these bank details within the last 7 days",
  changed: "Changed: they gave other bank details within the last 7 days",
} as const;

function Bank({ line }: { line: Line }) {
  return (
    <>
      <p>
        To {line.accountName}, account ending {line.ending}. {line.check}. Given {line.given}.
      </p>
      {line.fresh ? (
        <p>
          <Tag tone="brick">{FRESH[line.fresh]}</Tag>
        </p>
      ) : null}
      {line.moved ? (
        <p className="font-semibold text-brick">
          They have given other details since this run was made. The run still names the older ones.
        </p>
      ) : null}
    </>
  );
}

function Outcome({ line, runId, mayReturn }: { line: Line; runId: string; mayReturn: boolean }) {
  if (line.cameBack)
    return (
      <p className="mt-2 font-semibold text-brick">The bank sent it back: {line.cameBack.toLowerCase()}.</p>
    );
  if (!line.paid) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      {line.remittance ? (
        <a href={`/documents/${line.remittance.id}`} className="inline-block py-2.5 [overflow-wrap:anywhere]">
          Remittance advice {line.remittance.label}
        </a>
      ) : null}
      {mayReturn ? (
        <ButtonLink href={`/council/payments/runs/${runId}/lines/${line.id}/returned`}>
          The bank sent it back<span className="sr-only"> ({line.name})</span>
        </ButtonLink>
      ) : null}
    </div>
  );
}

/** What a run pays, supplier by supplier: to which account, for which invoices, and what became of it. */
export function RunLines({ run, plain = false }: { run: FoundRun; plain?: boolean }) {
  const Heading = plain ? "h2" : "h3";
  return (
    <ul className="my-5 space-y-4">
      {run.lines.map((line) => (
        <li key={line.id}>
          <Card>
            <Heading className="flex flex-wrap justify-between gap-x-4 text-[1.2rem]">
              <span>{line.name}</span> <span className="tabular-nums">{pounds(line.amountPence)}</span>
            </Heading>
            <Bank line={line} />
            <ul className="mt-2">
              {line.invoices.map((invoice) => (
                <li key={invoice.id} className="flex flex-wrap justify-between gap-x-4">
                  <span>
                    <a href={`/documents/${invoice.id}`} className="inline-flex min-h-11 items-center">
                      {invoice.label}
                    </a>{" "}
                    {invoice.person}
                  </span>
                  <span className="self-center tabular-nums">{pounds(invoice.pence)}</span>
                </li>
              ))}
            </ul>
            {plain ? null : <Outcome line={line} runId={run.id} mayReturn={run.steps.includes("return")} />}
          </Card>
        </li>
      ))}
    </ul>
  );
}
