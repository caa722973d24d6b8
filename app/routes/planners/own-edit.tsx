import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editPlanner, type SectionAnswers } from "#app/domain/planners/edit-planner.server.ts";
import { findOwnProfile } from "#app/domain/planners/find-own-profile.server.ts";
import { isSection, SECTIONS } from "#app/domain/planners/profile-forms.ts";
import { formAgain, parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requirePlanner } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { SECTION_TITLES, SectionFields } from "#app/routes/planners/own-fields.tsx";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

type Data = { section: keyof typeof SECTION_TITLES };
export const handle: Handle<Data> = { title: ({ section }) => SECTION_TITLES[section] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requirePlanner(request);
  if (!isSection(params.section)) throw notFound();
  const { own } = await findOwnProfile(access);
  const { startsFrom, livedExperienceConsentAt, ...answers } = own;
  const [year = "", month = "", day = ""] = startsFrom
    ? startsFrom.toISOString().slice(0, 10).split("-")
    : [];
  return {
    section: params.section,
    own: {
      ...answers,
      consent: livedExperienceConsentAt !== null,
      startsFrom: { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year },
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requirePlanner(request);
  if (!isSection(params.section)) throw notFound();
  const form = await readForm(request, access);
  const parsed = parseForm(form, SECTIONS[params.section]);
  if (!parsed.ok) return formAgain(parsed.failed);
  const input = { section: params.section, answers: parsed.value } as SectionAnswers;
  const result = await editPlanner(access, input);
  if (!result.ok)
    return refusedForm(form, result.refusal, result.refusal.code === "unknown-place" ? "postcode" : "");
  return redirect("/profile/planner?done=saved");
}

export default function EditPlanner() {
  const { section, own } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page title={SECTION_TITLES[section]} narrow back={{ href: "/profile/planner", label: "Your profile" }}>
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <input type="hidden" name="version" value={failed ? String(failed.values.version) : own.version} />
        <SectionFields section={section} own={own} failed={failed} />
        <Button>Save</Button>
      </PostForm>
    </Page>
  );
}
