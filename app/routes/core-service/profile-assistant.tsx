import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ASSISTS } from "#app/domain/access/roles.ts";
import {
  approveProfile,
  SendBackForm,
  sendBackProfile,
} from "#app/domain/assistants/decide-profile.server.ts";
import { findAreaAssistant } from "#app/domain/assistants/find-profile.server.ts";
import { DECLARATIONS, VersionForm } from "#app/domain/assistants/profile-forms.ts";
import { CHECK_MEANINGS, shortName } from "#app/domain/assistants/profile-words.ts";
import { CheckForm, recordCheck } from "#app/domain/assistants/record-check.server.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { ProfileView } from "#app/routes/assistants/profile-view.tsx";
import { shownProfile } from "#app/routes/assistants/shown-profile.ts";
import { Button } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextArea } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ name: string }> = { title: ({ name }) => name };

const STATUS = {
  draft: ["Not published", "Its owner is still writing it, or is changing what was asked for."],
  submitted: ["Waiting for you", "Look through it, then publish it or say what to change."],
  published: ["Published", "People can find it."],
  paused: ["Paused", "Its owner has taken it out of search."],
} as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const found = await findAreaAssistant(access, params.id ?? "");
  if (!found) throw notFound();
  await recordView(access, {
    action: "assistant-profile.viewed",
    objectType: "assistant",
    objectId: found.shown.id,
    areaId: access.area.id,
  });
  return {
    name: `${found.shown.firstName} ${found.lastName}`,
    short: shortName(found.shown),
    postcode: found.postcode,
    status: found.status,
    version: found.version,
    profile: shownProfile(found.shown, { hours: true, needed: [] }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireArea(request, ASSISTS);
  const form = await readForm(request, access);
  const id = params.id ?? "";
  if (!(await findAreaAssistant(access, id))) throw notFound();
  const back = () => redirect(`/core/profiles/assistant/${id}`);
  if (form.get("do") === "check") {
    const parsed = parseForm(form, CheckForm);
    if (!parsed.ok) return formAgain(parsed.failed);
    const recorded = await recordCheck(access, id, parsed.value);
    return recorded.ok ? back() : refusedForm(form, recorded.refusal);
  }
  if (form.get("do") === "send-back") {
    const parsed = parseForm(form, SendBackForm);
    if (!parsed.ok) return formAgain(parsed.failed);
    const sent = await sendBackProfile(access, id, parsed.value);
    return sent.ok ? back() : refusedForm(form, sent.refusal);
  }
  const parsed = parseForm(form, VersionForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const approved = await approveProfile(access, id, parsed.value.version);
  return approved.ok ? back() : refusedForm(form, approved.refusal);
}

export default function DecideAssistant() {
  const { name, short, postcode, status, version, profile } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const [title, words] = STATUS[status];
  const stamp = <input type="hidden" name="version" value={version} />;
  return (
    <Page
      title={name}
      kicker="Personal assistant"
      back={{ href: "/core/profiles", label: "Profiles to look at" }}
    >
      <ErrorSummary errors={failed?.errors} />
      <Notice tone={status === "submitted" ? "attention" : "calm"} title={title}>
        <p>{words}</p>
        <p>
          The public sees “{short}”. Private: starts from {postcode || "nowhere yet"}.
        </p>
      </Notice>
      <ProfileView profile={profile} />
      {status === "submitted" ? (
        <Card className="mt-6">
          <h2>Your decision</h2>
          <PostForm className="mt-3">
            {stamp}
            <Button name="do" value="approve">
              Publish this profile
            </Button>
          </PostForm>
          <PostForm className="mt-6">
            {stamp}
            <TextArea
              name="reason"
              label="Or say what to change first"
              hint="They read these words. Be kind and exact."
              rows={3}
              value={answer(failed, "reason")}
              error={failed?.errors.reason}
            />
            <Button name="do" value="send-back" weight="quiet">
              Send it back
            </Button>
          </PostForm>
        </Card>
      ) : null}
      <Card className="mt-6">
        <h2>Record what you saw or checked</h2>
        <p className="mt-2 max-w-[62ch]">{CHECK_MEANINGS}</p>
        <PostForm>
          <SelectField
            name="what"
            label="What"
            options={DECLARATIONS}
            value={answer(failed, "what")}
            error={failed?.errors.what}
          />
          <Radios
            name="word"
            legend="What did you do?"
            choices={[
              { value: "seen", label: "I saw it" },
              { value: "checked", label: "I checked it with whoever gave it" },
            ]}
            value={answer(failed, "word")}
            error={failed?.errors.word}
          />
          <Button name="do" value="check" weight="quiet">
            Record it
          </Button>
        </PostForm>
      </Card>
    </Page>
  );
}
