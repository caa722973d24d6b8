import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordUnmetSearch } from "#app/domain/commissioning/record-unmet-search.server.ts";
import { findClusters } from "#app/domain/community/find-clusters.server.ts";
import { findGroups, PAGE_SIZE } from "#app/domain/community/find-groups.server.ts";
import { findPlanGroups, findPlanPlace } from "#app/domain/community/find-plan-groups.server.ts";
import { groupQuery, readGroupFilters, unmetGroupSearch } from "#app/domain/community/group-filters.ts";
import { PutInForm } from "#app/domain/community/group-forms.ts";
import { presentGroup } from "#app/domain/community/present-group.ts";
import { putGroupIn } from "#app/domain/community/put-group-in.server.ts";
import { distanceWords } from "#app/domain/places/grid-rules.ts";
import { needChoices, presentBeside } from "#app/domain/plans/present-plan.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";
import { link, onPage } from "#app/lib/query.ts";
import { PlanGroups } from "#app/routes/plans/community/plan-groups.tsx";
import { afterSaving, loadPlan } from "#app/routes/plans/load-plan.server.ts";

export const handle: Handle = { title: "Groups for this plan" };

export async function loader(args: LoaderFunctionArgs) {
  const { plan } = await loadPlan(args);
  const query = new URL(args.request.url).searchParams;
  const need = plan.needs.find(({ id }) => id === query.get("need")) ?? null;
  // Nobody's postcode stands in an address: where the person lives is known here
  const filters = { ...readGroupFilters(query), need: need?.area ?? null, postcode: "" };
  const [place, clusters, inPlan] = await Promise.all([
    findPlanPlace(plan),
    findClusters(),
    findPlanGroups(plan),
  ]);
  const cluster = clusters.find(({ value }) => value === filters.cluster) ?? null;
  const found = await findGroups({ ...filters, clusterId: cluster?.id ?? null }, place);
  const asked = unmetGroupSearch(filters, cluster, place !== null);
  if (found.total === 0 && filters.page === 1 && Object.keys(asked).length > 0)
    await recordUnmetSearch({ directory: "community", areaId: plan.areaId, filters: asked, outcode: null });
  const kept = groupQuery({ ...filters, need: null, cluster: cluster?.value ?? "" });
  if (need) kept.set("need", need.id);
  const base = `/plans/${plan.id}`;
  const pages = Math.ceil(found.total / PAGE_SIZE);
  return {
    beside: presentBeside(plan),
    needs: needChoices(plan),
    needId: need?.id ?? "",
    filters: {
      words: filters.words,
      within: filters.within,
      cluster: cluster?.value ?? "",
      free: filters.free,
    },
    clusters: clusters.map(({ value, label, invented }) => ({ value, label, invented })),
    placeKnown: place !== null,
    total: found.total,
    more: found.more,
    page: filters.page,
    pages: Array.from({ length: pages }, (_, i) => link(`${base}/community`, onPage(kept, i + 1))),
    results: found.results.map((group) => ({
      ...presentGroup(group, group.metres === null ? null : distanceWords(group.metres)),
      there: Object.values(inPlan).some(({ groupId }) => groupId === group.id),
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = await readForm(request, party.access);
  const parsed = parseForm(form, PutInForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  const id = params.id ?? "";
  return outcome(form, await putGroupIn(party, id, parsed.value), afterSaving(id, "actions"));
}

export default function GroupsForPlan() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return <PlanGroups page={page} errors={failed?.errors} />;
}
