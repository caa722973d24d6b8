import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  findCardAccount,
  lookAtCardAccount,
  setUpCardAccount,
} from "#app/domain/payments/cards/card-account.server.ts";
import { readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireAccount } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";
import { TestLabel } from "#app/routes/payments/test-label.tsx";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Being paid by card" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireAccount(request);
  const account = await findCardAccount(access);
  if (!account) throw notFound();
  return { ...account, back: new URL(request.url).searchParams.get("back") };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAccount(request);
  if (!(await findCardAccount(access))) throw notFound();
  const form = await readForm(request, access);
  if (form.get("press") === "look") {
    const looked = await lookAtCardAccount(access);
    return looked.ok ? redirect("/money/card-account?back=looked", 303) : refusedForm(form, looked.refusal);
  }
  const result = await setUpCardAccount(access);
  if (result.ok) return redirect(result.value, 303);
  if (result.refusal.code === "not-found") throw notFound();
  return refusedForm(form, result.refusal);
}

const STATES = {
  none: {
    tone: "calm",
    title: "You have no account with our card provider yet",
    words: "You need one only if somebody pays for your work by card. It costs you nothing.",
  },
  asked: {
    tone: "attention",
    title: "Your account is not ready yet",
    words:
      "The card provider still asks you for something, or is looking at what you gave. Go on where you left off.",
  },
  ready: {
    tone: "done",
    title: "Your account is ready",
    words:
      "When somebody agrees that your work is done, what they paid by card is passed on to it by itself.",
  },
} as const;

export default function CardAccount() {
  const account = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const state = STATES[account.state];
  return (
    <Page title="Being paid by card" back={{ href: "/money", label: "Money" }} narrow>
      <ErrorSummary errors={failed?.errors} />
      {account.byAgency ? (
        <Notice tone="calm" title="Your agency is paid for your work">
          <p>They set up the account with our card provider. There is nothing for you to do here.</p>
        </Notice>
      ) : (
        <>
          <Notice tone={state.tone} title={state.title} announce={account.back !== null}>
            <p>{state.words}</p>
          </Notice>
          {account.waitingPence > 0 ? (
            <p className="max-w-[62ch] font-semibold">
              {pounds(account.waitingPence)} for {count(account.waitingPieces, "piece")} of work waits at the
              card provider
              {account.state === "ready" ? " and is on its way to you." : " until your account is ready."}
            </p>
          ) : null}
          <h2 className="mt-8">Why you need this</h2>
          <p className="max-w-[62ch]">
            People who pay for their planning themselves pay by card, before you begin. Our card provider,
            Stripe, keeps the money until they agree that the work is done, and then passes all of it on to
            you. Nobody takes anything off it: what the card provider charges is paid by Ownway.
          </p>
          <p className="mt-3 max-w-[62ch]">
            The card provider must know who it pays. It asks for your name, your address, your date of birth
            and your bank account, on its own pages. Ownway does not see them. It takes about ten minutes.
          </p>
          <PostForm className="my-6 flex flex-wrap gap-3">
            {account.state === "ready" ? null : (
              <Button name="press" value="set-up">
                {account.state === "none" ? "Set up with our card provider" : "Go on with our card provider"}
              </Button>
            )}
            {account.state === "none" ? null : (
              <Button name="press" value="look" weight="quiet">
                Ask how it stands now
              </Button>
            )}
          </PostForm>
        </>
      )}
      {account.test ? <TestLabel /> : null}
    </Page>
  );
}
