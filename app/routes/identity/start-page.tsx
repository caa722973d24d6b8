import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAccount } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Home" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireAccount(request);
  return { name: actor.name };
}
export default function StartPage() {
  const { name } = useLoaderData<typeof loader>();
  return <Page title={`Hello, ${name}`} />;
}
