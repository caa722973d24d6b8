import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Handle } from "#app/http/handle.ts";
import { known } from "#app/lib/query.ts";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Pay by card" };

const WORDS = {
  paid: {
    tone: "done",
    title: "Thank you",
    words:
      "The card provider tells us when the money has come. Then the planner is asked, and we write to you. You can close this page.",
  },
  left: {
    tone: "calm",
    title: "You left the pay page. Nothing was paid",
    words: "You can use the address that we sent you again. If you have changed your mind, do nothing.",
  },
  later: {
    tone: "attention",
    title: "The pay page is not ready yet",
    words: "Nothing was paid. Use the address that we sent you again in a few minutes, or phone us.",
  },
} as const;

export const loader = ({ request }: LoaderFunctionArgs) =>
  known(WORDS, new URL(request.url).searchParams.get("back")) ?? WORDS.left;

/** Where the provider's page leads whoever paid by an address that was sent to them. It is no proof of anything. */
export default function PayDone() {
  const { tone, title, words } = useLoaderData<typeof loader>();
  return (
    <Page title="Pay by card" narrow>
      <Notice tone={tone} title={title}>
        <p>{words}</p>
      </Notice>
    </Page>
  );
}
