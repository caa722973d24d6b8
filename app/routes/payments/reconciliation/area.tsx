import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findDifferences } from "#app/domain/payments/reconciliation/find-differences.server.ts";
import { readForm } from "#app/http/form.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { requireAreaLooker } from "#app/routes/payments/reconciliation/require-looker.server.ts";
import { answerReconciliation } from "#app/routes/payments/reconciliation/answer.server.ts";
import { Differences } from "#app/routes/payments/reconciliation/differences.tsx";

export const handle: Handle = { title: "Does it all agree?" };

export async function loader({ request }: LoaderFunctionArgs) {
  const looker = await requireAreaLooker(request);
  const done = new URL(request.url).searchParams.get("done");
  return {
    kicker: looker.side === "area" ? looker.access.area.name : "",
    done,
    ...(await findDifferences(looker)),
  };
}
export async function action({ request }: ActionFunctionArgs) {
  const looker = await requireAreaLooker(request);
  return answerReconciliation(await readForm(request, looker.access), looker, "/council/reconciliation");
}

export default function AreaReconciliation() {
  const { kicker, ...page } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Differences
      {...page}
      failed={failed}
      kicker={kicker}
      back={{ href: "/council/payments", label: "Payments" }}
    />
  );
}
