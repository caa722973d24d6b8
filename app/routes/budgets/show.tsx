import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RECORD_WORDS } from "#app/domain/budgets/budget-words.ts";
import { findBudget } from "#app/domain/budgets/find-budget.server.ts";
import { requireMoneyView } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { pounds } from "#app/lib/money.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { MoneyBar } from "#app/ui/money-bar.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ title: string }> = { title: ({ title }) => title };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireMoneyView(request);
  const budget = await findBudget(access);
  const selfFunder = access.grant === null && access.actor.role === "self_funder";
  return {
    title: access.grant ? `Budget of ${access.subject.name}` : "My budget",
    name: access.grant ? access.subject.name : null,
    selfFunder,
    ...budget,
  };
}
type Pot = Awaited<ReturnType<typeof findBudget>>["pots"][number];

function PotCard({ pot }: { pot: Pot }) {
  return (
    <Card className="my-5">
      <h2>{pot.name}</h2>
      <p className="text-soft">{pot.purpose}</p>
      {pot.allocatedPence === 0 ? (
        <p className="my-4 font-semibold">No money has been put in yet.</p>
      ) : (
        <>
          <div className="my-4">
            <MoneyBar spent={pot.spentPence} aside={pot.heldPence} left={pot.availablePence} />
          </div>
          <p className="max-w-[62ch]">
            {pounds(pot.allocatedPence)} was put in for {pot.period}. {pounds(pot.spentPence)} is spent,{" "}
            {pounds(pot.heldPence)} is set aside, and {pounds(pot.availablePence)} is left.
          </p>
        </>
      )}
      {pot.aside.length > 0 ? (
        <>
          <h3 className="mt-5">Set aside for</h3>
          <ul className="mt-1">
            {pot.aside.map((one) => (
              <li key={one.id} className="flex flex-wrap justify-between gap-x-6 border-b border-line py-1">
                <span>
                  <a href={`/engagements/${one.id}`} className="inline-flex min-h-11 items-center">
                    {one.what}
                  </a>{" "}
                  <span className="text-soft">since {one.since}</span>
                </span>
                <b className="py-2.5">{pounds(one.pence)}</b>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3 className="mt-5">Whose money it is, and who pays</h3>
      <p className="max-w-[62ch]">
        {pot.whose} {pot.pays}
      </p>
      <p className="no-print mt-3 flex flex-wrap gap-x-6">
        <a
          href={`/budget/statement?pot=${pot.id}`}
          className="inline-flex min-h-11 items-center font-semibold"
        >
          Statement<span className="sr-only"> of {pot.name.toLowerCase()}</span>
        </a>
        {pot.planning ? (
          <a href="/planners" className="inline-flex min-h-11 items-center font-semibold">
            Find a planner
          </a>
        ) : null}
      </p>
    </Card>
  );
}

function NoBudget({ selfFunder, name }: { selfFunder: boolean; name: string | null }) {
  return (
    <Notice
      tone="calm"
      title={name ? `There is no budget for ${name} here yet` : "You have no budget here yet"}
    >
      {selfFunder ? (
        <>
          <p>
            You pay for your own support, so there is no council money to show. You can still find a planner
            or a personal assistant and see every price before you decide.
          </p>
          <p>
            The council can assess what you need. It is free, whatever money you have. If you then get a
            personal budget, it shows here.
          </p>
        </>
      ) : (
        <>
          <p>
            When the council gives you a personal budget, you see here how much it is, what is set aside, what
            is spent and what is left.
          </p>
          <p>
            If you think there should be one, phone the number at the top of this page. We will find out with
            you.
          </p>
        </>
      )}
    </Notice>
  );
}

export default function Budget() {
  const { title, name, selfFunder, weekly, pots, others, whole } = useLoaderData<typeof loader>();
  const empty = pots.length === 0 && !weekly;
  return (
    <Page title={title} lead={empty ? undefined : <p>{RECORD_WORDS}</p>}>
      {empty ? <NoBudget selfFunder={selfFunder} name={name} /> : null}
      {weekly ? (
        <Card className="my-5">
          <h2>Care and support</h2>
          <p className="my-2 text-[1.6rem] leading-tight font-bold">
            {pounds(weekly.pence)} <span className="text-[1.12rem] font-normal">a week</span>
          </p>
          <p className="max-w-[62ch]">
            This is for {weekly.period}. {weekly.words} {weekly.whose}{" "}
            {weekly.planningIsApart ? "Paying a planner takes nothing from it." : null}
          </p>
        </Card>
      ) : null}
      {pots.map((pot) => (
        <PotCard key={pot.id} pot={pot} />
      ))}
      {whole ? null : (
        <p className="my-5 max-w-[62ch] text-soft">
          You see the support planning money only. That is what {name ?? "the person"} agreed to.
        </p>
      )}
      {pots.length > 0 ? (
        <p className="my-6">
          <ButtonLink href="/budget/statement" weight="filled">
            See the whole statement
          </ButtonLink>
        </p>
      ) : null}
      {others.length > 0 ? (
        <>
          <h2 className="mt-8">Other years</h2>
          <ul className="mt-2">
            {others.map((pot) => (
              <li key={pot.id}>
                <a href={`/budget/statement?pot=${pot.id}`} className="inline-flex min-h-11 items-center">
                  {pot.name}, {pot.period}: {pounds(pot.availablePence)} left
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Page>
  );
}
