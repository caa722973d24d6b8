import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Stripe } from "stripe";
import { answer, type Question } from "#app/gateways/payments/sandbox/answer.server.ts";
import { nextFault } from "#app/gateways/payments/sandbox/faults.server.ts";
import { findCall } from "#app/gateways/payments/sandbox/find-call.ts";
import { readForm } from "#app/gateways/payments/sandbox/read-form.ts";
import { StripeRefusal } from "#app/gateways/payments/sandbox/refusal.ts";
import { inTurn, newId } from "#app/gateways/payments/sandbox/store.server.ts";

const LARGEST_BODY = 200_000;

/** Stripe's protocol over HTTP, for whoever holds the key. Listens on this machine alone. */
export function sandboxServer(key: string): Server {
  return createServer((request, response) => {
    respond(request, response, key).catch((error: unknown) => {
      if (error instanceof StripeRefusal) {
        send(response, request, error.status, error.body, {});
        return;
      }
      console.error("The card sandbox failed:", error);
      send(response, request, 500, failure, {});
    });
  });
}
const failure = { error: { type: "api_error", message: "Something went wrong in the sandbox." } };

async function respond(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
  checkKey(request, key);
  const question = await readQuestion(request);
  const fault = await inTurn((tx) => nextFault(tx, question.call));
  if (fault === "cut-before") {
    response.destroy();
    return;
  }
  if (fault === "error-before")
    throw new StripeRefusal("An unknown error occurred", { status: 500, type: "api_error" });
  if (fault === "too-many")
    throw new StripeRefusal("Request rate limit exceeded.", { status: 429, code: "rate_limit" });
  const { status, body, requestId, replayed } = await answer(question);
  if (fault === "cut-after") {
    response.destroy();
    return;
  }
  if (fault === "error-after")
    throw new StripeRefusal("An unknown error occurred", { status: 500, type: "api_error" });
  send(response, request, status, body, {
    "Request-Id": requestId,
    ...(question.idempotencyKey === null ? {} : { "Idempotency-Key": question.idempotencyKey }),
    ...(replayed ? { "Idempotent-Replayed": "true" } : {}),
  });
}

function checkKey(request: IncomingMessage, key: string): void {
  const [scheme = "", given = ""] = (request.headers.authorization ?? "").split(" ");
  const name =
    scheme.toLowerCase() === "basic" ? Buffer.from(given, "base64").toString().split(":")[0] : given;
  if (name === key) return;
  throw new StripeRefusal(
    name ? `Invalid API Key provided: ${name.slice(0, 8)}***` : "You did not provide an API key.",
    { status: 401 },
  );
}

async function readQuestion(request: IncomingMessage): Promise<Question> {
  const url = new URL(request.url ?? "/", "http://sandbox.invalid");
  const method = request.method ?? "GET";
  const found = findCall(method, url.pathname);
  if (!found)
    throw new StripeRefusal(`Unrecognized request URL (${method}: ${url.pathname}).`, { status: 404 });
  const page = url.searchParams.get("page");
  url.searchParams.delete("page");
  const isV2 = url.pathname.startsWith("/v2/");
  const body = await bodyOf(request);
  const query = readForm(url.search.slice(1));
  const key = request.headers["idempotency-key"];
  return {
    ...found,
    page,
    params: method === "GET" ? (isV2 ? withNumbers(query) : query) : isV2 ? readJson(body) : readForm(body),
    idempotencyKey: typeof key === "string" ? key.slice(0, 255) : null,
  };
}

/** A query is text in v2 too. */
const withNumbers = (query: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      name === "limit" && /^\d+$/.test(String(value)) ? Number(value) : value,
    ]),
  );

function readJson(text: string): Record<string, unknown> {
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new StripeRefusal("The body is not a JSON object.", { code: "invalid_json" });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  request.setEncoding("utf8");
  for await (const chunk of request) {
    body += chunk as string;
    if (body.length > LARGEST_BODY) throw new StripeRefusal("The request is too large.", { status: 413 });
  }
  return body;
}

function send(
  response: ServerResponse,
  request: IncomingMessage,
  status: number,
  body: object,
  headers: Record<string, string>,
): void {
  const version = request.headers["stripe-version"];
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Request-Id": newId("req"),
    "Stripe-Version": typeof version === "string" ? version : Stripe.API_VERSION,
    ...headers,
  });
  response.end(JSON.stringify(body));
}
