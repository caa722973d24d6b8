import type { Params } from "@remix-run/react";
import { notFound } from "#app/http/guards.server.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id in the URL. What is not an id at all is a page that does not exist, never a question to the database. */
export function idParam(params: Params, name = "id"): string {
  const value = params[name]?.toLowerCase() ?? "";
  if (!UUID.test(value)) throw notFound();
  return value;
}
