import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RemoveForm } from "#app/domain/plans/plan-forms.ts";
import { presentBeside } from "#app/domain/plans/present-plan.ts";
import { findSafeguards } from "#app/domain/plans/safety/find-safeguards.server.ts";
import { SAFEGUARDS, safeguardForm, type SafeguardKind } from "#app/domain/plans/safety/safety-forms.ts";
import { removeSafeguard, saveSafeguard } from "#app/domain/plans/safety/save-safeguard.server.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { poundsBox } from "#app/lib/money.ts";
import { itemOf, loadPlan } from "#app/routes/plans/load-plan.server.ts";
import { PlanForm } from "#app/routes/plans/plan-form.tsx";
import { SafetyFields } from "#app/routes/plans/safety/safety-fields.tsx";
import { Button } from "#app/ui/button.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

const kindOf = (word: string | undefined): SafeguardKind => {
  const kind = (Object.keys(SAFEGUARDS) as SafeguardKind[]).find((one) => one === word);
  if (!kind) throw notFound();
  return kind;
};

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  const kind = kindOf(args.params.kind);
  if (kind === "contingency" && !plan.seesMoney) throw notFound();
  const { items } = await findSafeguards(plan.id);
  const own = items.filter((one) => one.kind === kind);
  const found = itemOf(own, args.params.itemId);
  const [year = "", month = "", day = ""] = found?.decidedOn?.split("-") ?? [];
  return {
    beside: presentBeside(plan),
    title: SAFEGUARDS[kind],
    kind,
    old: found !== null,
    saved: {
      place: String(found?.place ?? Math.min(20, own.length + 1)),
      name: found?.name ?? "",
      relation: found?.relation ?? "",
      phone: found?.phone ?? "",
      words: found?.words ?? "",
      hasKey: found?.hasKey ? "yes" : "",
      decidedBy: found?.decidedBy ?? "",
      "decidedOn.day": day,
      "decidedOn.month": month,
      "decidedOn.year": year,
      money: found?.pence ? poundsBox(found.pence) : "",
    } as Record<string, string>,
    version: found?.version ?? 0,
    submissionKey: randomUUID(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const kind = kindOf(params.kind);
  const form = await readForm(request, party.access);
  const id = params.id ?? "";
  const itemId = params.itemId === undefined ? null : idParam(params, "itemId");
  const next = `/plans/${id}/safety?saved=1#${kind}`;
  if (itemId !== null && form.get("remove") === "yes") {
    const sent = parseForm(form, RemoveForm);
    return sent.ok
      ? outcome(form, await removeSafeguard(party, id, itemId, sent.value.version), next)
      : formAgain(sent.failed);
  }
  const parsed = parseForm(form, safeguardForm(kind));
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(form, await saveSafeguard(party, id, kind, { itemId, ...parsed.value }), ({ asideId }) =>
    asideId ? `/plans/${id}/both/${asideId}` : next,
  );
}

export default function EditSafeguard() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <PlanForm
      beside={page.beside}
      title={page.title}
      failed={failed}
      version={page.version}
      submissionKey={page.submissionKey}
      back={{ href: `/plans/${page.beside.id}/safety`, label: "When things go wrong" }}
      below={
        page.old && page.beside.editable ? (
          <PostForm className="mt-10">
            <input type="hidden" name="version" value={page.version} />
            <input type="hidden" name="remove" value="yes" />
            <Button weight="danger">Take this away</Button>
          </PostForm>
        ) : null
      }
    >
      <SafetyFields kind={page.kind} failed={failed} saved={page.saved} />
    </PlanForm>
  );
}
