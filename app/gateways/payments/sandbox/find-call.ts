import type { CardCall } from "#app/gateways/payments/contract/card-calls.ts";
import schemas from "#app/gateways/payments/contract/card-calls.json" with { type: "json" };

const CALLS = Object.keys(schemas.definitions.CardCalls.properties) as CardCall[];
const patterns = CALLS.map((call) => {
  const [method = "", path = ""] = call.split(" ");
  return { call, method, pattern: new RegExp(`^${path.replace(":id", "([^/]+)")}$`) };
});

/** Which call of the contract an address is, and the id in it. */
export function findCall(method: string, path: string): { call: CardCall; id: string } | null {
  for (const { call, method: wanted, pattern } of patterns) {
    const match = method === wanted ? pattern.exec(path) : null;
    if (match) return { call, id: decodeURIComponent(match[1] ?? "") };
  }
  return null;
}
