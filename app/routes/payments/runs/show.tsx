import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { FoundRun } from "#app/domain/payments/runs/find-run.server.ts";
import { recordExported } from "#app/domain/payments/runs/record-exported.server.ts";
import { ExportedForm } from "#app/domain/payments/runs/run-forms.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { pounds } from "#app/lib/money.ts";
import { known } from "#app/lib/query.ts";
import { loadRun, requireRuns } from "#app/routes/payments/runs/load-run.server.ts";
import { RunLines } from "#app/routes/payments/runs/run-lines.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle<{ run: { name: string } }> = {
  title: ({ run }) => `Payment ${run.name.toLowerCase()}`,
};

const DONE: Readonly<Record<string, string>> = {
  made: "The run is made. A colleague must approve it.",
  approved: "The run is approved. Download its file and give it to the bank.",
  exported: "It is written down that the bank has the file. Come back when the bank has paid.",
  paid: "The run is paid. Every supplier has been told, and each has a remittance advice.",
  cancelled: "The run is cancelled. Its invoices are owed again.",
  returned: "It is written down that the bank sent the payment back. The money is owed again.",
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { run } = await loadRun(request, params);
  return { run, done: known(DONE, new URL(request.url).searchParams.get("done")) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireRuns(request);
  const form = await readForm(request, access);
  const id = idParam(params);
  const parsed = parseForm(form, ExportedForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(
    form,
    await recordExported(access, id, parsed.value.version),
    `/council/payments/runs/${id}?done=exported`,
  );
}

function Files({ run }: { run: FoundRun }) {
  const base = `/council/payments/runs/${run.id}`;
  return (
    <section>
      <h2 className="mt-8">Files for the bank</h2>
      <p className="max-w-[62ch]">
        They hold whole account numbers: keep them safe, and delete them when the bank has them. Downloading
        changes nothing.
      </p>
      <div className="my-4 flex flex-wrap gap-3">
        {run.bacsReady ? (
          <ButtonLink href={`${base}/bacs.txt`} weight={run.status === "approved" ? "filled" : "quiet"}>
            Bacs file for a bank or bureau
          </ButtonLink>
        ) : null}
        <ButtonLink href={`${base}/payments.csv`}>CSV file</ButtonLink>
      </div>
      {run.bacsReady ? (
        <p className="max-w-[62ch] text-soft">
          The Bacs file is in the form called Standard 18. On bank statements it reads {run.reference}.
          {run.test ? " This is test money, so the file is marked and no bank takes it." : ""}
        </p>
      ) : (
        <p className="max-w-[62ch]">
          For a Bacs file, a commissioner must first say{" "}
          <a href="/council/payments/account">which account pays</a>.
        </p>
      )}
    </section>
  );
}

export default function ShowRun() {
  const { run, done } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const base = `/council/payments/runs/${run.id}`;
  const may = (step: FoundRun["steps"][number]) => run.steps.includes(step);
  const facts: [string, string | null][] = [
    ["Kind of money", run.test ? "Test money: nothing is really paid" : null],
    ["Day for the bank", run.processingOn],
    ["Out of", run.payer],
    ["Made by", run.made],
    ["Approved by", run.approved],
    ["Given to the bank", run.exported],
    ["Paid", run.paid],
    ["Cancelled", run.cancelled],
  ];
  return (
    <Page
      title={`${run.name}: ${pounds(run.totalPence)}`}
      kicker={run.statusWords}
      back={{ href: "/council/payments", label: "Payments" }}
    >
      <ErrorSummary errors={failed?.errors} />
      {done ? (
        <Notice tone="done" title="Done" announce>
          <p>{done}</p>
        </Notice>
      ) : null}
      {run.status === "draft" && run.own ? (
        <Notice tone="calm" title="Somebody else must approve this run">
          <p>You made it, so you cannot approve it. Ask a colleague to open Payments.</p>
        </Notice>
      ) : null}
      <SummaryList rows={facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))} />
      <h2 className="mt-8">Who is paid</h2>
      <RunLines run={run} />
      {run.approved && run.status !== "cancelled" ? <Files run={run} /> : null}
      <div className="my-6 flex flex-wrap gap-3">
        {may("approve") ? (
          <ButtonLink href={`${base}/approve`} weight="filled">
            Check and approve
          </ButtonLink>
        ) : null}
        {may("export") ? (
          <PostForm>
            <input type="hidden" name="version" value={run.version} />
            <Button weight="quiet">The bank has the file now</Button>
          </PostForm>
        ) : null}
        {may("pay") ? <ButtonLink href={`${base}/paid`}>The bank has paid</ButtonLink> : null}
        {may("cancel") ? (
          <ButtonLink href={`${base}/cancel`} weight="danger">
            Cancel this run
          </ButtonLink>
        ) : null}
      </div>
    </Page>
  );
}
