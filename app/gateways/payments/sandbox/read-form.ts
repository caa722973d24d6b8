import { StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";

type Branch = Map<string, Branch | string>;

/**
 * Stripe's form encoding: `a[b][0][c]=d` is `{ a: { b: [{ c: "d" }] } }`, `a[]=b` adds to a list. Everything is a string; what
 * type it should be is known by the schema.
 */
export function readForm(text: string): Record<string, unknown> {
  const root: Branch = new Map();
  for (const [name, value] of new URLSearchParams(text)) plant(root, stepsOf(name), value);
  return objectOf(root) as Record<string, unknown>;
}

function stepsOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) throw new StripeRefusal(`Invalid parameter name: ${name}`, { param: name });
  const [, head = "", rest = ""] = match;
  return [head, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, step = ""]) => step)];
}

function plant(root: Branch, steps: string[], value: string): void {
  let branch = root;
  for (const [i, given] of steps.entries()) {
    const step = given === "" ? String(branch.size) : given;
    if (i === steps.length - 1) {
      branch.set(step, value);
      return;
    }
    let next = branch.get(step);
    if (!(next instanceof Map)) branch.set(step, (next = new Map()));
    branch = next;
  }
}

function objectOf(branch: Branch | string): unknown {
  if (typeof branch === "string") return branch;
  const isList = branch.size > 0 && [...branch.keys()].every((key, i) => key === String(i));
  if (isList) return [...branch.values()].map(objectOf);
  const made: Record<string, unknown> = {};
  for (const [key, value] of branch)
    Object.defineProperty(made, key, {
      value: objectOf(value),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return made;
}
