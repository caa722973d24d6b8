import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { signOut } from "#app/domain/identity/sign-out.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireAccount } from "#app/http/guards.server.ts";

export const loader = () => redirect("/");

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAccount(request);
  await readForm(request, access);
  return redirect("/", { headers: { "Set-Cookie": await signOut(access) } });
}
