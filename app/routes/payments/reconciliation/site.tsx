import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findDifferences } from "#app/domain/payments/reconciliation/find-differences.server.ts";
import { readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { requireSiteLooker } from "#app/routes/payments/reconciliation/require-looker.server.ts";
import { answerReconciliation } from "#app/routes/payments/reconciliation/answer.server.ts";
import { Differences } from "#app/routes/payments/reconciliation/differences.tsx";

export const handle: Handle = { title: "Does it all agree?" };

export async function loader({ request }: LoaderFunctionArgs) {
  const looker = await requireSiteLooker(request);
  const done = new URL(request.url).searchParams.get("done");
  return { done, ...(await findDifferences(looker)) };
}
export async function action({ request }: ActionFunctionArgs) {
  const looker = await requireSiteLooker(request);
  return answerReconciliation(await readForm(request, looker.access), looker, "/core/reconciliation");
}

export default function SiteReconciliation() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Differences
      {...page}
      failed={failed}
      kicker="Card payments of every area"
      back={{ href: "/home", label: "Home" }}
    />
  );
}
