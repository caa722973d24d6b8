import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Handle } from "#app/http/handle.ts";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Check your email", unlisted: true };

/** The same words whether there is an account or not: only the mailbox's owner may learn that. */
export function loader({ request }: LoaderFunctionArgs) {
  return { password: new URL(request.url).searchParams.get("for") === "password" };
}
export default function CheckYourEmail() {
  const { password } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Check your email"
      narrow
      lead={
        <p>
          {password
            ? "If there is an account with that email address, we have sent a link to choose a new password. It works for 1 hour."
            : "We have sent an email to the address you gave. Open it and press the link in it."}
        </p>
      }
    >
      <h2 className="mt-8">If nothing comes within 5 minutes</h2>
      <ul className="mt-2 list-disc pl-6">
        <li>Look in the folder for junk or spam.</li>
        <li>
          Was the address right?{" "}
          <a href={password ? "/forgotten-password" : "/confirm-email/again"}>Ask for the email again</a>.
        </li>
        <li>Phone us. The number is at the top of this page, and we will do it with you.</li>
      </ul>
    </Page>
  );
}
