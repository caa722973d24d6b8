import { useLoaderData } from "@remix-run/react";
import { findPublicFacts } from "#app/domain/commissioning/find-public-facts.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { Part } from "#app/routes/public/prose.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Terms" };
export const loader = () => findPublicFacts();

export default function Terms() {
  const { phone, phoneHours } = useLoaderData<typeof loader>();
  return (
    <Page title="Terms" lead={<p>What Ownway does, what it does not do, and what we ask of you.</p>}>
      <Part heading="We introduce people">
        <p>
          Ownway shows you people who could support you or plan with you. You choose, and what you agree is
          between you and them.
        </p>
        <p>
          <b>We have not vetted anybody beyond what each line of a profile says.</b> “Declared” means they
          told us. “Seen” means that somebody named looked at the paper on that day. “Checked” means that
          somebody named asked the place that gave it. What is not there was not looked at.
        </p>
        <p>The core service reads a profile before it is first shown. That is not a check of the person.</p>
      </Part>
      <Part heading="A record, not a bank account">
        <p>
          Your budget here is a record of money that lies elsewhere: with the council, with whoever manages
          it, or in your own account. Ownway holds no money and cannot move any. “Set aside” and “owed” are
          entries in that record. The one who has the money pays.
        </p>
      </Part>
      <Part heading="Planning fees">
        <ul>
          <li>The fee is fixed and shown before you agree. Hours beyond it are never billed to you.</li>
          <li>
            It falls due when you, or somebody with the authority to act for you, agree that the work is done.
            Silence is not agreement.
          </li>
          <li>Until hours are logged, either side can cancel and nothing is due.</li>
          <li>
            After that, if you both agree to stop, you pay the share of the hours used, never above the fee.
          </li>
        </ul>
        <p>
          If you pay by card before the work, you have 14 days to cancel after the planner says yes. You need
          no reason. All that you paid goes back to your card, less the share of hours that you asked to have
          worked in those days.
        </p>
        <p>Personal assistants are never charged by us.</p>
      </Part>
      <Part heading="What we ask of you">
        <ul>
          <li>Use a sign-in of your own, and tell nobody your password.</li>
          <li>Act for somebody else only with their permission, or by a power the law gives you.</li>
          <li>Say only what is true on a profile.</li>
          <li>Be decent in messages. Do not send bank details or passwords in them.</li>
        </ul>
        <p>
          We take down a profile, or stop an account, where somebody could be harmed or these terms are
          broken.
        </p>
      </Part>
      <Part heading="What we do not do">
        <ul>
          <li>We do not assess needs or approve plans. The council does.</li>
          <li>We are not anybody’s employer. If you employ a personal assistant, the duties are yours.</li>
          <li>We are not an emergency service. In danger, phone 999.</li>
        </ul>
      </Part>
      <Part heading="If something goes wrong">
        <p>
          {phone ? `Phone ${phone}, ${phoneHours}.` : "Tell the council."} Say what happened and what would
          put it right. Nothing here takes away a right that the law gives you.
        </p>
      </Part>
    </Page>
  );
}
