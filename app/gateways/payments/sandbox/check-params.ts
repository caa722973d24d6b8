import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import type { CardCall, CardCalls } from "#app/gateways/payments/contract/card-calls.ts";
import schemas from "#app/gateways/payments/contract/card-calls.json" with { type: "json" };
import { StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";

// Forms carry strings only, so that "100" is a number where the schema wants one. JSON (v2) says its types itself.
const KEY = "card-calls";
const make = (coerceTypes: boolean) =>
  new Ajv({ strict: false, coerceTypes, allErrors: true, validateFormats: false }).addSchema(schemas, KEY);
const checkers = new Map<string, ReturnType<typeof make>>();
const checks = new Map<string, ValidateFunction>();

function checkOf<C extends CardCall>(call: C): ValidateFunction<CardCalls[C]> {
  const known = checks.get(call);
  if (known) return known as ValidateFunction<CardCalls[C]>;
  const version = call.split("/")[1] ?? "";
  const ajv = checkers.get(version) ?? make(version === "v1");
  checkers.set(version, ajv);
  const pointer = call.replaceAll("~", "~0").replaceAll("/", "~1");
  const check = ajv.compile<CardCalls[C]>({
    $ref: `${KEY}#/definitions/CardCalls/properties/${encodeURIComponent(pointer)}`,
  });
  checks.set(call, check);
  return check;
}

/** The parameters, of the types that Stripe's library gives them. @throws StripeRefusal with Stripe's words. */
export function checkParams<C extends CardCall>(call: C, given: Record<string, unknown>): CardCalls[C] {
  const params: unknown = structuredClone(given);
  const check = checkOf(call);
  if (!check(params)) throw refusalOf(check.errors ?? [], call);
  const broken = fraction(params, []);
  if (broken)
    throw new StripeRefusal(`Invalid integer: ${broken.value}`, {
      code: "parameter_invalid_integer",
      param: broken.param,
    });
  return params;
}

/** The types only say number; Stripe takes whole ones. */
function fraction(value: unknown, path: string[]): { value: number; param: string } | null {
  if (typeof value === "number") return Number.isSafeInteger(value) ? null : { value, param: nameOf(path) };
  if (typeof value !== "object" || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = fraction(inner, [...path, key]);
    if (found) return found;
  }
  return null;
}

const nameOf = ([head = "", ...rest]: string[]) => head + rest.map((step) => `[${step}]`).join("");

function refusalOf(errors: ErrorObject[], call: CardCall): StripeRefusal {
  const isV2 = call.includes(" /v2/");
  const error = errors.find(({ keyword }) => keyword === "additionalProperties") ?? errors[0];
  const path = (error?.instancePath ?? "").split("/").slice(1);
  const { additionalProperty, missingProperty } = (error?.params ?? {}) as Record<string, string | undefined>;
  const refuse = (code: string | undefined, param: string, message: string) =>
    new StripeRefusal(message, { param, ...(isV2 ? { code: "invalid_fields" } : code ? { code } : {}) });
  if (additionalProperty !== undefined) {
    const param = nameOf([...path, additionalProperty]);
    return refuse("parameter_unknown", param, `Received unknown parameter: ${param}`);
  }
  if (missingProperty !== undefined) {
    const param = nameOf([...path, missingProperty]);
    return refuse("parameter_missing", param, `Missing required param: ${param}.`);
  }
  const param = nameOf(path);
  if (error?.keyword === "type" && error.params.type === "number")
    return refuse("parameter_invalid_integer", param, `Invalid integer: ${param}`);
  return refuse(undefined, param, `Invalid ${param}: ${error?.message ?? "not what is taken"}`);
}
