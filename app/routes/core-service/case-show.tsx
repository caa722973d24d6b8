import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { CASE_WORDS } from "#app/domain/core-service/case-words.ts";
import { closeCase, CloseCaseForm } from "#app/domain/core-service/close-case.server.ts";
import { findCase } from "#app/domain/core-service/find-case.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { momentWords } from "#app/lib/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";

export const handle: Handle = { title: "Case" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await findCase(await requireArea(request, ASSISTS), idParam(params));
  if (!found) throw notFound();
  return found;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const form = await readForm(request, access);
  const parsed = parseForm(form, CloseCaseForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const result = await closeCase(access, idParam(params), parsed.value.outcome);
  if (!result.ok && result.refusal.code === "not-found") throw notFound();
  return result.ok ? redirect("/core?done=closed") : refusedForm(form, result.refusal);
}

export default function CaseShow() {
  const found = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { person, engagement } = found;
  const rows: SummaryRow[] = [{ label: "Since", value: momentWords(found.openedAt) }];
  if (person) {
    rows.push(
      { label: "Person", value: <a href={`/assist/people/${person.id}`}>{person.name}</a> },
      { label: "Phone", value: person.phone ?? "None" },
    );
  }
  if (engagement)
    rows.push({ label: "Planning", value: `${engagement.reference}, with ${engagement.plannerName}` });
  if (found.closedAt)
    rows.push(
      { label: "Finished", value: momentWords(found.closedAt) },
      { label: "What came of it", value: found.outcome ?? "" },
    );
  return (
    <Page
      title={found.subject}
      kicker={CASE_WORDS[found.kind].title}
      back={{ href: "/core", label: "What waits for us" }}
      lead={found.closedAt ? null : <p>{CASE_WORDS[found.kind].advice}</p>}
      narrow
    >
      <ErrorSummary errors={failed?.errors} />
      <SummaryList rows={rows} />
      {found.closedAt ? null : (
        <PostForm>
          <TextArea
            name="outcome"
            label="What came of it?"
            hint="What was said and agreed, and what happens next. A few sentences."
            value={answer(failed, "outcome")}
            error={failed?.errors.outcome}
          />
          <Button>Finish this case</Button>
        </PostForm>
      )}
    </Page>
  );
}
