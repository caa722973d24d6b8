import { useLoaderData } from "@remix-run/react";
import { findPublicFacts } from "#app/domain/commissioning/find-public-facts.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { Part } from "#app/routes/public/prose.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Privacy" };
export const loader = () => findPublicFacts();

type Kept = { what: string; why: string; who: string };
const KEPT: readonly Kept[] = [
  {
    what: "Your name, how to reach you, how you need information",
    why: "To give you the service in a way you can use",
    who: "You, who you let act for you, the core service and the council of your area",
  },
  {
    what: "Your budget’s parts and every change to them",
    why: "So that the money is always right, and you can see it",
    who: "You, who you let act for you, the core service and the council of your area. A planner sees the fee for their own work only",
  },
  {
    what: "Work you asked a planner to do, and the hours",
    why: "To hold, pay or give back the fee",
    who: "You, who you let act for you, that planner, the core service and the council of your area",
  },
  {
    what: "Messages",
    why: "So that you and the other person can read them again",
    who: "You, who you let act for you, and the person you wrote to. They see your first name and how you need information, and nothing else about you",
  },
  {
    what: "Permissions to act for you, and your own words when something was decided",
    why: "To prove that it was your choice, and to let you stop it",
    who: "You, the person who acts for you, the core service and the council of your area",
  },
  {
    what: "Profiles of planners and personal assistants",
    why: "So that people can choose. Lived experience is shown only if its owner agreed to that",
    who: "Everybody, except the surname, the postcode and the exact place, which stay private",
  },
  {
    what: "A record of who did or saw what",
    why: "To catch mistakes and misuse. It holds numbers in place of names",
    who: "You see what was done for you. Those who check the service see all of their area’s",
  },
];

export default function Privacy() {
  const { phone, council } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Privacy"
      lead={<p>What we keep about you, why, who sees it, and what you can ask us to do.</p>}
    >
      <Part heading="What is kept, and who sees it">
        <ul className="list-none! pl-0!">
          {KEPT.map(({ what, why, who }) => (
            <li key={what} className="mt-5! border-l-4 border-marigold pl-4">
              <h3>{what}</h3>
              <p className="mt-1!">
                <b>Why:</b> {why}.
              </p>
              <p className="mt-1!">
                <b>Who sees it:</b> {who}.
              </p>
            </li>
          ))}
        </ul>
        <p>Each time somebody else opens a record of yours, that is written down too.</p>
      </Part>
      <Part heading="What is not kept">
        <ul>
          <li>Who searched for what. A search that found nobody is kept without a name or an exact place.</li>
          <li>Your password. Only a scrambled form of it, which cannot be turned back.</li>
          <li>Where you go on other sites. There is no tracking and no advertising here.</li>
        </ul>
      </Part>
      <Part heading="Cookies">
        <p>
          One keeps you signed in. One protects the sign-in and sign-up forms. Both are needed for the site to
          work, and neither follows you elsewhere. If you only look, there may be none at all.
        </p>
      </Part>
      <Part heading="The law that lets us">
        <ul>
          <li>
            For people with a personal budget: the council’s public task under the Care Act 2014. For facts
            about health and disability: providing social care.
          </li>
          <li>
            For planners, personal assistants and people who pay for themselves: what we agreed with you when
            you made an account.
          </li>
          <li>
            For showing a planner’s or assistant’s own lived experience: their consent, which they can take
            back.
          </li>
          <li>For the record of who did what: our duty to be able to answer for it.</li>
        </ul>
        <p>{council} answers for how your data is used here.</p>
      </Part>
      <Part heading="How long">
        <p>
          Money records have to be kept for six years after the end of the tax year. The record of who did
          what cannot be changed or shortened; it has no names in it.
        </p>
        <p>
          Everything else is kept while you use the service. Deleting it by itself after a set time is not
          built yet: until then it is deleted when you ask.
        </p>
      </Part>
      <Part heading="What you can ask for">
        <ul>
          <li>A copy of everything about you.</li>
          <li>That something wrong be put right.</li>
          <li>That your data be deleted, or not used in some way. We will say if a law stops us.</li>
          <li>That somebody stop acting for you, at once.</li>
        </ul>
        <p>
          {phone ? `Phone ${phone}. ` : ""}If you are not happy with our answer, you can complain to the
          Information Commissioner: <a href="https://ico.org.uk/make-a-complaint/">ico.org.uk</a>, 0303 123
          1113.
        </p>
      </Part>
    </Page>
  );
}
