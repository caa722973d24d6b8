import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ACTION_KINDS, EVERY } from "#app/domain/plans/plan-content.ts";
import { findTemplate } from "#app/domain/plans/templates/find-templates.server.ts";
import { saveTemplate, takeTemplateAway } from "#app/domain/plans/templates/save-template.server.ts";
import { TakeTemplateAwayForm, TemplateForm } from "#app/domain/plans/templates/template-form.ts";
import { answer } from "#app/http/answers.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { poundsBox } from "#app/lib/money.ts";
import { SureTick } from "#app/routes/desk/sure-tick.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "A template" };
const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePlanner(request);
  const found = params.id === undefined ? null : await findTemplate(access, idParam(params));
  if (params.id !== undefined && !found) throw notFound();
  const kind =
    found?.kind ?? (new URL(request.url).searchParams.get("kind") === "words" ? "words" : "action");
  const saved: Record<string, string> = {
    title: found?.title ?? "",
    actionKind: found?.actionKind ?? "",
    what: found?.what ?? "",
    cost: found?.costPence == null ? "" : poundsBox(found.costPence),
    every: found?.every ?? "",
    body: found?.body ?? "",
  };
  return { id: found?.id ?? "", kind, saved, version: found?.version ?? 0, submissionKey: randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePlanner(request);
  const form = await readForm(request, access);
  const id = params.id === undefined ? null : idParam(params);
  if (id !== null && form.get("do") === "take-away") {
    const away = parseForm(form, TakeTemplateAwayForm);
    if (!away.ok) return formAgain(away.failed);
    return outcome(
      form,
      await takeTemplateAway(access, id, away.value.version),
      "/desk/templates?saved=away",
    );
  }
  const parsed = parseForm(form, TemplateForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const saved = await saveTemplate(access, id, parsed.value);
  if (!saved.ok && saved.refusal.code === "maybe-person") return refusedForm(form, saved.refusal, "sure");
  return outcome(form, saved, "/desk/templates?saved=1");
}

export default function EditTemplate() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const words = page.kind === "words";
  const text = (name: string) => ({
    name,
    value: answer(failed, name, page.saved[name] ?? ""),
    error: failed?.errors[name],
  });
  const version = answer(failed, "version", String(page.version));
  return (
    <Page
      title={words ? "Words to use again" : "An action to use again"}
      narrow
      back={{ href: "/desk/templates", label: "Your templates" }}
      lead={<p>Only you see it. Leave out names, addresses and numbers of the people you work for.</p>}
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <input type="hidden" name="version" value={version} />
        <input
          type="hidden"
          name="submissionKey"
          value={answer(failed, "submissionKey", page.submissionKey) || page.submissionKey}
        />
        <input type="hidden" name="kind" value={page.kind} />
        <TextField {...text("title")} label="Your name for it" width="half" maxLength={80} />
        {words ? (
          <TextArea {...text("body")} label="The words" rows={10} maxLength={10000} />
        ) : (
          <>
            <Radios
              {...text("actionKind")}
              small
              legend="Who or what is it?"
              choices={choices(ACTION_KINDS)}
            />
            <TextField {...text("what")} label="What is done?" maxLength={500} />
            <TextField
              {...text("cost")}
              label="What does it cost, in pounds?"
              width="short"
              inputMode="decimal"
              prefix="£"
            />
            <SelectField
              {...text("every")}
              label="How often does it cost that?"
              options={[{ value: "", label: "It differs" }, ...choices(EVERY)]}
            />
          </>
        )}
        <SureTick failed={failed} />
        <div className="mt-6 flex flex-wrap gap-3">
          <Button>Keep it</Button>
          <ButtonLink href="/desk/templates">Go back</ButtonLink>
        </div>
      </PostForm>
      {page.id ? (
        <PostForm className="mt-8">
          <input type="hidden" name="version" value={version} />
          <Button name="do" value="take-away" weight="danger">
            Take this template away
          </Button>
        </PostForm>
      ) : null}
    </Page>
  );
}
