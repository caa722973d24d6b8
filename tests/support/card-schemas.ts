// JSON Schema of the parameters of every call to Stripe, from the library's own types. Run by itself it writes the file.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";

export const SCHEMAS = "app/gateways/payments/contract/card-calls.json";

export const makeCardSchemas = (): string => {
  const schema = createGenerator({
    path: "app/gateways/payments/contract/card-calls.ts",
    tsconfig: "tsconfig.json",
    type: "CardCalls",
    jsDoc: "none",
    additionalProperties: false,
    skipTypeCheck: true,
    encodeRefs: false,
  }).createSchema("CardCalls");
  return `${tidy(JSON.stringify(schema, null, 1))}\n`;
};

/** On the wire a Decimal is a string; and the names of nameless types depend on where the project lies. */
function tidy(json: string): string {
  const nameless = [...new Set(json.match(/def-interface-[\d-]+/g))];
  const named = nameless.reduce((text, name, i) => text.replaceAll(name, `nameless-${i + 1}`), json);
  const schema = JSON.parse(named) as { definitions: Record<string, object> };
  schema.definitions.Decimal = { type: "string", pattern: "^-?\\d+(\\.\\d+)?$" };
  return JSON.stringify(schema, null, 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SCHEMAS, makeCardSchemas());
