import { useLoaderData } from "@remix-run/react";
import { findPublicFacts } from "#app/domain/commissioning/find-public-facts.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { Part } from "#app/routes/public/prose.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Accessibility" };
export const loader = () => findPublicFacts();

export default function Accessibility() {
  const { phone, phoneHours, council } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Accessibility"
      lead={
        <p>We want everybody to be able to use Ownway: by sight, by ear, by touch, by phone or on paper.</p>
      }
    >
      <Part heading="What we aim for">
        <p>
          The standard called WCAG 2.2, level AA. We test it ourselves, as written below. Nobody outside has
          audited it yet, so we say that we aim for it, not that we meet it.
        </p>
      </Part>
      <Part heading="What you can do here">
        <ul>
          <li>Use every page with a keyboard only, and see where you are.</li>
          <li>Use every page with JavaScript switched off.</li>
          <li>Make the text twice as big, or use a window as narrow as a phone, with nothing cut off.</li>
          <li>Use your own colours, a dark screen or high contrast.</li>
          <li>Read each guide in Easy Read, and print any page.</li>
          <li>Have no timed puzzles and no picture tests.</li>
          <li>Do all of it by phone or face to face instead.</li>
        </ul>
      </Part>
      <Part heading="How we test">
        <ul>
          <li>
            A program (axe) looks for faults on pages as they are in a real browser. It finds some kinds of
            faults only.
          </li>
          <li>The main journeys are done twice by a test in a real browser: with JavaScript and without.</li>
          <li>People look at the pages on a phone’s width and a desktop’s.</li>
        </ul>
      </Part>
      <Part heading="What is not good enough yet">
        <ul>
          <li>
            Disabled people have not tested this version with the tools they use each day. That comes next.
          </li>
          <li>There are no British Sign Language videos. We can arrange an interpreter: ask us.</li>
          <li>Pages are in English only. We can have one read or translated for you.</li>
          <li>The Easy Read guides have not been checked by people who use Easy Read.</li>
          <li>
            A downloaded statement (CSV) is a plain table without headings that a screen reader announces.
          </li>
        </ul>
      </Part>
      <Part heading="Tell us, or complain">
        <p>
          {phone
            ? `If something does not work for you, or you need a page in another form, phone ${phone}, ${phoneHours}. With text relay, dial 18001 first.`
            : "If something does not work for you, tell the council. The phone number of this service is being set up."}{" "}
          Tell us the page and what happened. We will do the task with you the same day where we can.
        </p>
        <p>
          If you are not happy with the answer, complain to {council}. You can also contact the Equality
          Advisory and Support Service:{" "}
          <a href="https://www.equalityadvisoryservice.com/">equalityadvisoryservice.com</a>.
        </p>
      </Part>
    </Page>
  );
}
