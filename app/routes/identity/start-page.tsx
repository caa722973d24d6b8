import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findActing, findGrantsInForce } from "#app/domain/access/acting.server.ts";
import { SCOPE_WORDS } from "#app/domain/access/grant-rules.ts";
import { ACTS_BY_GRANT, ROLE_NAMES } from "#app/domain/access/roles.ts";
import { requireAccount } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { untilWords } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";
import { DOORS, PERSONS_OWN } from "#app/routes/identity/doors.ts";
import { findWaiting } from "#app/routes/identity/waiting.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card, Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Home" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireAccount(request);
  const actsByGrant = ACTS_BY_GRANT.includes(actor.role);
  const grants = actsByGrant ? await findGrantsInForce(actor.accountId) : [];
  // Until it is clear for whom, a person's own pages would only lead back here
  const acting = actsByGrant ? await findActing(actor.sessionId) : null;
  const only = acting ?? (grants.length === 1 ? (grants[0] ?? null) : null);
  return {
    name: actor.name,
    role: ROLE_NAMES[actor.role],
    doors: DOORS[actor.role].filter((door) => !actsByGrant || only || !PERSONS_OWN.includes(door.href)),
    actsByGrant,
    waiting: only?.problem ? [] : await findWaiting(request, actor.role, only),
    people: grants.map(({ subject, grant }) => ({
      grantId: grant.id,
      name: subject.name,
      may: list(grant.scopes.map((scope) => SCOPE_WORDS[scope])),
      until: untilWords(grant.validUntil),
    })),
  };
}

export default function StartPage() {
  const { name, role, doors, actsByGrant, waiting, people } = useLoaderData<typeof loader>();
  return (
    <Page title={`Hello, ${name}`} lead={<p>You are here as: {role.toLowerCase()}.</p>}>
      {waiting.length > 0 ? (
        <section
          aria-labelledby="waiting"
          className="mt-6 rounded-[14px] border-2 border-marigold bg-marigold-wash px-6 py-4"
        >
          <h2 id="waiting" className="text-[1.2rem]">
            Waiting for you
          </h2>
          <ul className="mt-1">
            {waiting.map(({ href, words }) => (
              <li key={words}>
                <a href={href} className="inline-flex min-h-11 items-center font-semibold">
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {actsByGrant ? (
        <section aria-labelledby="people" className="mt-8">
          <h2 id="people">The people you act for</h2>
          {people.length === 0 ? (
            <Notice tone="calm" title="Nobody yet">
              <p>
                Nobody’s permission is recorded for you. Phone us: we will talk to the person, or look at the
                document that says you may act for them, and set it up.
              </p>
            </Notice>
          ) : (
            <ul className="mt-4 grid gap-4 sm:grid-cols-2">
              {people.map((person) => (
                <li key={person.grantId}>
                  <Card className="h-full">
                    <h3>{person.name}</h3>
                    <p className="mt-1">For {person.may}.</p>
                    <p className="mb-4 text-soft">Until {person.until}</p>
                    <PostForm action="/assist/act-for">
                      <input type="hidden" name="grantId" value={person.grantId} />
                      <Button weight="quiet">Act for {person.name}</Button>
                    </PostForm>
                  </Card>
                </li>
              ))}
            </ul>
          )}
        </section>
      ) : null}
      <nav aria-label="Where to go" className="mt-8">
        <ul className="grid gap-4 sm:grid-cols-2">
          {doors.map((door, i) => (
            <li key={door.href}>
              <a
                href={door.href}
                className={`block h-full min-h-32 rounded-[22px] border-2 border-transparent p-6 text-ink no-underline hover:border-ink ${
                  ["bg-sea-wash", "bg-plum-wash", "bg-leaf-wash", "bg-marigold-wash", "bg-sand"][i % 5] ?? ""
                }`}
              >
                <span className="block text-[1.32rem] font-[760] tracking-[-0.01em] underline decoration-[1.5px] underline-offset-[0.2em]">
                  {door.title}
                </span>
                <span className="mt-2 block">{door.words}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </Page>
  );
}
