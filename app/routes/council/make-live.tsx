import { randomUUID } from "node:crypto";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findThirdParties } from "#app/domain/budgets/add-third-party.server.ts";
import { findAreaSettings } from "#app/domain/budgets/find-area-settings.server.ts";
import { findTiers } from "#app/domain/budgets/find-tiers.server.ts";
import { bandWords, outsideBand } from "#app/domain/people/band-rules.ts";
import { findPersonRecord } from "#app/domain/people/find-person-record.server.ts";
import { makePersonLive } from "#app/domain/people/make-person-live.server.ts";
import { MakeLiveForm } from "#app/domain/people/person-form.ts";
import { formAgain, parseForm, readForm, refusedForm, valuesOf } from "#app/http/form.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { addDays, dayOf } from "#app/lib/dates.ts";
import { now } from "#app/lib/clock.ts";
import { MakeLiveCheck } from "#app/routes/council/make-live-check.tsx";
import { MakeLiveFields } from "#app/routes/council/make-live-fields.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Make a person live" };

async function find(request: Request, id: string | undefined) {
  const access = await requireArea(request, ["practitioner"]);
  const record = await findPersonRecord(access, id ?? "");
  if (!record) throw notFound();
  return { access, ...record };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { access, person, name } = await find(request, params.id);
  if (person.liveAt) return redirect(`/council/people/${person.id}`);
  const today = dayOf(now());
  const boxes = (prefix: string, day: Date | null) =>
    day
      ? {
          [`${prefix}.day`]: String(day.getUTCDate()),
          [`${prefix}.month`]: String(day.getUTCMonth() + 1),
          [`${prefix}.year`]: String(day.getUTCFullYear()),
        }
      : {};
  return {
    id: person.id,
    name,
    band:
      person.weeklyFromPence === null
        ? null
        : bandWords({ weeklyFromPence: person.weeklyFromPence, weeklyToPence: person.weeklyToPence }),
    tiers: await findTiers(access.area.id),
    managers: await findThirdParties(access.area.id),
    within: (await findAreaSettings(access.area.id)).feeSource === "within",
    // What is known already is not asked for again
    known: {
      submissionKey: randomUUID(),
      tier: "medium",
      firstName: person.firstName ?? "",
      lastName: person.lastName ?? "",
      phone: person.phone ?? "",
      email: person.email ?? "",
      address: person.addressLines.join("\n"),
      postcode: person.postcode ?? "",
      informationNeeds: person.informationNeeds,
      language: person.language === "English" ? "" : person.language,
      contactBy: person.firstName ? person.contactBy : "",
      ...boxes("dateOfBirth", person.dateOfBirth),
      ...boxes("periodFrom", today),
      ...boxes("periodTo", addDays(today, 364)),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { access, person } = await find(request, params.id);
  const form = await readForm(request, access);
  const values = valuesOf(form);
  if (form.get("step") === "change") return data({ errors: {}, values, check: null });
  const parsed = parseForm(form, MakeLiveForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const fee = (await findTiers(access.area.id)).find((row) => row.tier === parsed.value.tier)?.feePence ?? 0;
  if (form.get("step") !== "confirm") {
    const { weekly } = parsed.value;
    const { feeSource: source } = await findAreaSettings(access.area.id);
    return data({ errors: {}, values, check: { fee, source, weekly, outside: outsideBand(person, weekly) } });
  }
  const source = form.get("source") === "within" ? "within" : "alongside";
  const made = await makePersonLive(access, person.id, parsed.value, Number(form.get("fee") ?? 0), source);
  if (!made.ok) return refusedForm(form, made.refusal);
  return redirect(`/council/people/${person.id}?${source === "within" ? "live-within" : "live"}=yes`);
}

export default function MakeLive() {
  const { id, name, band, tiers, managers, within, known } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const check = sent && "check" in sent ? sent.check : null;
  return (
    <Page
      title={check ? "Check the answers" : "Make this person live"}
      kicker={name}
      narrow
      back={{ href: `/council/people/${id}`, label: name }}
      lead={
        check ? (
          <p>Nothing is saved yet.</p>
        ) : (
          <p>
            Give a name, an indicative budget and money for planning. You see all of it again before anything
            is saved.
          </p>
        )
      }
    >
      {check && sent ? (
        <MakeLiveCheck values={sent.values} check={check} band={band} />
      ) : (
        <MakeLiveFields
          answers={sent ?? { errors: {}, values: known }}
          errors={sent?.errors}
          band={band}
          managers={managers}
          tiers={tiers}
          within={within}
        />
      )}
    </Page>
  );
}
