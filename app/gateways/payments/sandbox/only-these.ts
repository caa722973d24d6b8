import { StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";

/**
 * Stripe knows many parameters that this product does not use. The sandbox refuses those rather than passing over them in
 * silence: what would be different with Stripe must not look right here.
 */
export function onlyThese(params: object | undefined, known: readonly string[], within = ""): void {
  const unknown = Object.keys(params ?? {}).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const param = within === "" ? unknown : `${within}[${unknown}]`;
  throw new StripeRefusal(`This sandbox does not model ${param}, though Stripe may take it.`, { param });
}

/** Metadata as Stripe keeps it: 50 keys of 40 characters, values of 500. Empty values take a key away. */
export function metadataOf(given: object | null | "" | undefined): Record<string, string> {
  const pairs = Object.entries((given ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== "" && value !== null)
    .map(([key, value]) => [key, String(value)] as const);
  for (const [key, value] of pairs)
    if (key.length > 40 || value.length > 500)
      throw new StripeRefusal(`Metadata keys have 40 characters and values 500 at most (${key}).`, {
        param: "metadata",
      });
  if (pairs.length > 50) throw new StripeRefusal("Metadata has 50 keys at most.", { param: "metadata" });
  return Object.fromEntries(pairs);
}
