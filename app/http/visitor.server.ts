// Forms of people who are not signed in (sign in, sign up): a cookie of their own carries half of the form's token.
import { randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { demonstration } from "#app/env.server.ts";
import { sign } from "#app/secret.server.ts";

const cookie = () =>
  createCookie(demonstration() ? "visitor" : "__Host-visitor", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: !demonstration(),
    maxAge: 86_400,
  });

async function visitorId(request: Request): Promise<string | null> {
  const value: unknown = await cookie().parse(request.headers.get("Cookie"));
  return typeof value === "string" && value.length === 32 ? value : null;
}
/** For a loader that shows such a form: the token, and the headers that set the cookie where it is missing. */
export async function visitorForm(request: Request): Promise<{ token: string; headers: Headers }> {
  const headers = new Headers();
  const known = await visitorId(request);
  const id = known ?? randomBytes(16).toString("hex");
  if (!known) headers.append("Set-Cookie", await cookie().serialize(id));
  return { token: sign("visitor", id), headers };
}
/** For its action: what readForm needs. */
export async function visitorAccess(request: Request): Promise<{ formToken: string }> {
  return { formToken: sign("visitor", (await visitorId(request)) ?? randomBytes(16).toString("hex")) };
}
