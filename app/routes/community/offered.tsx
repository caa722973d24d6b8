import type { Handle } from "#app/http/handle.ts";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Look at your email", unlisted: true };

export default function Offered() {
  return (
    <Page
      title="Look at your email"
      narrow
      back={{ href: "/community", label: "Groups and services" }}
      lead={
        <>
          <p>What you wrote is kept. We have sent you an email with a link that only you have.</p>
          <p>Press the link, read everything once more, and press Confirm. Then we read it.</p>
        </>
      }
    >
      <p className="mt-4">
        No email after ten minutes? Look among unwanted mail, or{" "}
        <a href="/community/link">ask for your link again</a>.
      </p>
    </Page>
  );
}
