import type { ActionFunctionArgs } from "@remix-run/node";
import { takeCardNews } from "#app/domain/payments/cards/receive-card-event.server.ts";

const plain = (words: string, status: number, headers: Record<string, string> = {}) =>
  new Response(words, { status, headers: { "Content-Type": "text/plain; charset=utf-8", ...headers } });

/** For the card provider alone: nobody signs in here, the message itself is signed. */
export const loader = () => plain("News from the card provider is posted here.", 405, { Allow: "POST" });

/** Kept and answered at once; a job works it. Nothing unsigned, too old or too long is kept. */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST")
    return plain("News from the card provider is posted here.", 405, { Allow: "POST" });
  // As it came, letter by letter: the signature is over that
  const kept = await takeCardNews(await request.text(), request.headers.get("stripe-signature") ?? "");
  return kept
    ? plain("Kept.", 200)
    : plain("This was not signed by the card provider. Nothing was kept.", 400);
}
