import { useLoaderData } from "@remix-run/react";
import { findPublicFacts, type Bounded } from "#app/domain/commissioning/find-public-facts.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { pounds } from "#app/lib/money.ts";
import { list } from "#app/lib/words.ts";
import { TierCards } from "#app/routes/public/tier-cards.tsx";
import { Card } from "#app/ui/card.tsx";
import { WindingWay } from "#app/ui/winding-way.tsx";

export const handle: Handle = { title: "Ownway" };
export const loader = () => findPublicFacts();

const figure = ({ n, more }: Bounded) => (more ? `More than ${n.toLocaleString("en-GB")}` : String(n));
const people = (count: Bounded) => `${figure(count)} ${count.n === 1 ? "person" : "people"}`;

const STEPS = [
  ["Say what matters", "In your words, by phone, on paper or here. Somebody can write it down for you."],
  [
    "Choose your people",
    "See their experience, ask a question, meet first. You decide, nobody decides for you.",
  ],
  [
    "See every pound",
    "What is set aside, what is spent and what is left, in a picture that explains itself.",
  ],
] as const;
const FOR_WHOM = [
  [
    "You have a personal budget",
    "From the council, as a direct payment or looked after by somebody else. Planning has money of its own, so your care money stays whole.",
    "/guides/direct-payments-explained",
    "Direct payments explained",
  ],
  [
    "You pay with your own money",
    "Look at everybody and ask questions, with no assessment. The council assesses needs free of charge, whatever money you have.",
    "/guides/how-it-works",
    "How it works",
  ],
  [
    "You help somebody",
    "A relative, a friend or an attorney can act for them, with their permission or the law’s, in a sign-in of your own.",
    "/guides/help-without-internet",
    "Helping somebody",
  ],
  [
    "You want to work with people",
    "Personal assistants are never charged to be listed. Planners are paid a fixed fee for each plan.",
    "/sign-up",
    "Make an account",
  ],
] as const;

function Door({ href, title, words, go, wash }: Record<"href" | "title" | "words" | "go" | "wash", string>) {
  return (
    <a
      href={href}
      className={`block min-h-[200px] rounded-[22px] border-2 border-transparent p-[26px] text-ink no-underline hover:border-ink ${wash}`}
    >
      <strong className="block text-[1.32rem] tracking-[-0.01em]">{title}</strong>
      <span className="my-2 block max-w-[62ch]">{words}</span>
      <span className="font-[760] underline underline-offset-[0.2em]">{go}</span>
    </a>
  );
}

export default function Home() {
  const facts = useLoaderData<typeof loader>();
  const { area, phone, phoneHours, tiers, planners, plannersWhoUseDirectPayments: users, assistants } = facts;
  const near = area ? ` near ${area}` : "";
  const fees = list(
    tiers.map(({ feePence }) => pounds(feePence)),
    "or",
  );
  return (
    <div className="wrap py-8">
      <div className="grid items-center gap-10 md:grid-cols-[1.1fr_.9fr]">
        <div>
          <h1 className="text-[clamp(2rem,5.2vw,3.2rem)]">
            Support on your own terms, from people who get it.
          </h1>
          <p className="mt-4 text-[1.2rem]">
            Choose who helps you, how and when. Plan it with somebody you picked, and always see what is left
            of your budget.
          </p>
        </div>
        <WindingWay />
      </div>

      <div className="mt-8 grid gap-[18px] md:grid-cols-2">
        <Door
          href="/assistants"
          title="Find a personal assistant"
          words={`${assistants.n > 0 ? `${people(assistants)}${near}` : "People"} who can help with getting up, going out, cooking, work or play. See when they are free and what they charge.`}
          go="Look for a PA"
          wash="bg-sea-wash"
        />
        <Door
          href="/planners"
          title="Find a support planner"
          words={`${planners.n > 0 ? people(planners) : "People"}${users.n > 0 ? `, ${figure(users).toLowerCase()} of whom ${users.n === 1 ? "uses" : "use"} a direct payment,` : ""} who plan with you and help you arrange it.${fees ? ` A fixed fee: ${fees}.` : ""}`}
          go="Look for a planner"
          wash="bg-plum-wash"
        />
      </div>

      <ol className="mt-10 grid gap-6 md:grid-cols-3">
        {STEPS.map(([title, words], i) => (
          <li key={title}>
            <h2 className="flex items-center gap-3 text-[1.2rem]">
              <span
                aria-hidden="true"
                className="inline-grid size-[38px] flex-none place-items-center rounded-full bg-marigold font-extrabold text-[#211a26]"
              >
                {i + 1}
              </span>
              {title}
            </h2>
            <p className="mt-2">{words}</p>
          </li>
        ))}
      </ol>

      <section className="mt-14">
        <h2>Who it is for</h2>
        <ul className="mt-4 grid gap-[18px] md:grid-cols-2">
          {FOR_WHOM.map(([title, words, href, label]) => (
            <li key={title}>
              <Card className="h-full">
                <h3>{title}</h3>
                <p className="mt-2">{words}</p>
                <a href={href} className="mt-1 inline-flex min-h-11 items-center font-semibold">
                  {label}
                </a>
              </Card>
            </li>
          ))}
        </ul>
      </section>

      <section className="mt-14 rounded-[22px] bg-marigold-wash p-[26px]">
        <h2>No internet? No problem.</h2>
        <p className="mt-2 max-w-[62ch]">
          {phone ? (
            <>
              Phone <b>{phone}</b>, {phoneHours}. With text relay, dial 18001 first.{" "}
            </>
          ) : null}
          We can do it with you by phone, on paper or face to face. You stay in charge: we ask first, write
          down your own words, and send you a letter of what was done.
        </p>
        <a
          href="/guides/help-without-internet"
          className="mt-1 inline-flex min-h-11 items-center font-semibold"
        >
          Help without the internet
        </a>
      </section>

      <section className="mt-14">
        <h2>What a planner costs</h2>
        <p className="mt-2 max-w-[62ch]">
          The fee is fixed. If it takes longer, you are never charged more without agreeing to it first.
          Looking and asking are free.
        </p>
        <TierCards tiers={tiers} />
        <ul className="flex flex-wrap gap-x-8">
          {[
            ["/guides/what-it-costs", "Everything it costs, and who pays"],
            ["/guides", "All guides, each in Easy Read too"],
          ].map(([href, label]) => (
            <li key={href}>
              <a href={href} className="inline-flex min-h-11 items-center font-semibold">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
