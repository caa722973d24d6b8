import type { Kept, Kind } from "#app/gateways/payments/sandbox/kept.ts";
import { noSuch, StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";

type Range = { gt?: number; gte?: number; lt?: number; lte?: number };
type Paging = {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
  created?: Range | number;
};

/** A page of a list as Stripe cuts it: 10 unless told, 100 at most, after or before an object of the list. */
export function pageOf<K extends Exclude<Kind, `v2.${string}` | `sandbox.${string}`>>(
  url: string,
  kind: K,
  all: Kept[K][],
  { limit = 10, starting_after, ending_before, created }: Paging,
) {
  if (limit < 1 || limit > 100)
    throw new StripeRefusal("Invalid limit: must be between 1 and 100", {
      code: "parameter_invalid_integer",
      param: "limit",
    });
  const within = all.filter((one) => inRange(one.created, created));
  const place = (id: string, param: string) => {
    const at = within.findIndex((one) => one.id === id);
    if (at < 0) throw noSuch(kind, id, param);
    return at;
  };
  const from = starting_after === undefined ? 0 : place(starting_after, "starting_after") + 1;
  const until = ending_before === undefined ? within.length : place(ending_before, "ending_before");
  const cut = ending_before === undefined ? [from, from + limit] : [Math.max(0, until - limit), until];
  const data = within.slice(cut[0], cut[1]);
  const more = ending_before === undefined ? within.length > from + limit : until > limit;
  return { object: "list" as const, url, has_more: more, data };
}

const inRange = (moment: number, range: Range | number = {}): boolean =>
  typeof range === "number"
    ? moment === range
    : moment > (range.gt ?? -1) &&
      moment >= (range.gte ?? 0) &&
      moment < (range.lt ?? Infinity) &&
      moment <= (range.lte ?? Infinity);
