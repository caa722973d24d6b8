import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { findActing } from "#app/domain/access/acting.server.ts";
import { endAssistedSession } from "#app/domain/assisted-access/end-assisted-session.server.ts";
import { EndForm } from "#app/domain/assisted-access/start-form.ts";
import { parseForm, readForm } from "#app/http/form.server.ts";
import { requireAccount } from "#app/http/guards.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAccount(request);
  return redirect("/home");
}

/** Stops acting: the session here, or one of one's own that was left open elsewhere. */
export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAccount(request);
  const acting = await findActing(access.actor.sessionId);
  const form = await readForm(request, access).catch((refusal: unknown) => {
    // The banner of a page from before the session ended by itself: it has what it wants
    if (!acting) throw redirect("/home");
    throw refusal;
  });
  const parsed = parseForm(form, EndForm);
  const named = parsed.ok ? parsed.value.session : undefined;
  const id = named ?? acting?.grant.assistedSessionId;
  const ended = id ? await endAssistedSession(access, id, "stopped") : null;
  if (!ended) return redirect("/home");
  return redirect(ended.byWorker ? `/assist/sessions/${ended.id}/read-back` : "/assist/act-for");
}
