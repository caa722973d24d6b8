import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { confirmByPhone } from "#app/domain/community/confirm-group.server.ts";
import { decideGroup } from "#app/domain/community/decide-group.server.ts";
import { findGroupToRead } from "#app/domain/community/find-groups-to-read.server.ts";
import { DecideForm, PhonedForm } from "#app/domain/community/group-forms.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle: Handle<{ name: string }> = { title: ({ name }) => name };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const group = await findGroupToRead(access, idParam(params));
  if (!group) throw notFound();
  return group;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const form = await readForm(request, access);
  const id = idParam(params);
  if (form.get("do") === "phoned") {
    const parsed = parseForm(form, PhonedForm);
    if (!parsed.ok) return formAgain(parsed.failed);
    return outcome(form, await confirmByPhone(access, id, parsed.value), "/core/community?done=phoned");
  }
  const parsed = parseForm(form, DecideForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(
    form,
    await decideGroup(access, id, parsed.value),
    `/core/community?done=${parsed.value.decision}`,
  );
}

export default function ReadGroup() {
  const group = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const stamp = <input type="hidden" name="version" value={group.version} />;
  const change = group.changed.length > 0;
  const known = group.status === "shown" || group.status === "hidden";
  return (
    <Page
      title={group.name}
      kicker="Community group"
      back={{ href: "/core/community", label: "Community groups to read" }}
    >
      <ErrorSummary errors={failed?.errors} />
      <Notice
        tone={group.waits ? "attention" : "calm"}
        title={group.waits ? "Waiting for you" : group.statusWords}
      >
        {group.waits ? (
          <p>
            Since {group.waits}. {known ? "What is shown stays until you have read the change." : ""}
          </p>
        ) : null}
        {group.answer ? <p dir="auto">We wrote: “{group.answer}”</p> : null}
        {group.confirmed ? <p>Last confirmed on {group.confirmed}.</p> : null}
        <p className="[overflow-wrap:anywhere]">
          Private: offered by {group.owner.name}, {group.owner.email}.
        </p>
      </Notice>
      {change ? (
        <>
          <h2 className="mt-6">What would change</h2>
          <SummaryList
            rows={group.changed.map((row) => ({
              label: row.label,
              value: (
                <>
                  <ins className="block font-semibold no-underline">Now: {row.value}</ins>
                  <del className="block text-soft no-underline">Before: {row.before}</del>
                </>
              ),
            }))}
          />
        </>
      ) : null}
      <h2 className="mt-6">{known ? "What is shown" : "What it says"}</h2>
      <SummaryList
        rows={[
          ...group.rows,
          { label: "Part of the area", value: group.cluster || "None: online, by phone, or not drawn" },
        ]}
      />
      {group.waits ? (
        <Card className="mt-6">
          <h2>Your decision</h2>
          <PostForm>
            {stamp}
            <Radios
              name="decision"
              legend={known ? "Show this change?" : "Show this group?"}
              value={answer(failed, "decision")}
              error={failed?.errors.decision}
              choices={[
                { value: "approve", label: "Yes: show it" },
                { value: "send-back", label: "Send it back: something has to change first" },
                { value: "refuse", label: "No: it does not belong in the directory" },
              ]}
            />
            <TextArea
              name="words"
              label="What has to change, or why not"
              hint="Its leader reads these words. Be kind and exact."
              rows={4}
              maxLength={1000}
              value={answer(failed, "words")}
              error={failed?.errors.words}
            />
            <Button>Send my answer</Button>
          </PostForm>
        </Card>
      ) : null}
      {known ? (
        <Card className="mt-6">
          <h2>You phoned, and everything is still right</h2>
          <PostForm>
            {stamp}
            <TextField
              name="spokenTo"
              label="Whom did you speak to?"
              width="half"
              value={answer(failed, "spokenTo")}
              error={failed?.errors.spokenTo}
            />
            <Button name="do" value="phoned" weight="quiet">
              Confirm it for six months
            </Button>
          </PostForm>
        </Card>
      ) : null}
      <h2 className="mt-8">What happened</h2>
      <ul className="list-disc pl-5">
        {group.history.map((one) => (
          <li key={one.id} dir="auto" className="[overflow-wrap:anywhere]">
            {one.words}
          </li>
        ))}
      </ul>
    </Page>
  );
}
