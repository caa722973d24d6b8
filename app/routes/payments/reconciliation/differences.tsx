import { SCOPES, SCOPE_WORDS } from "#app/domain/payments/reconciliation/difference-words.ts";
import type { ShownDifferences } from "#app/domain/payments/reconciliation/find-differences.server.ts";
import { answer } from "#app/http/answers.ts";
import type { FailedForm } from "#app/http/form.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { count } from "#app/lib/words.ts";
import { Button } from "#app/ui/button.tsx";
import { Card, Notice, Tag } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

type Difference = ShownDifferences["differences"][number];
type Props = ShownDifferences & {
  kicker: string;
  back: { href: string; label: string };
  done: string | null;
  failed: FailedForm | undefined;
};

function One({ one, failed }: { one: Difference; failed: FailedForm | undefined }) {
  const mine = failed && answer(failed, "difference") === one.id ? failed : undefined;
  return (
    <Card className="my-4">
      <h3>{one.title}</h3>
      <p className="mt-2 max-w-[62ch] [overflow-wrap:anywhere]">
        <b>{one.about}</b>
        {one.amounts ? <>: {one.amounts}.</> : "."}
      </p>
      <p className="mt-2 max-w-[62ch]">
        <b>What to do:</b> {one.next}
      </p>
      {one.path ? (
        <p>
          <a href={one.path} className="inline-flex min-h-11 items-center">
            Open the planning
          </a>
        </p>
      ) : null}
      <p className="text-soft">
        Since {one.since}. Last seen {one.seen}.
      </p>
      {one.state === "explained" ? (
        <p className="mt-2 max-w-[62ch]">
          <Tag tone="leaf">Explained</Tag> {one.reason}
        </p>
      ) : (
        <details className="mt-2" open={mine !== undefined}>
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-sea">
            Say why it differs<span className="sr-only">: {one.about}</span>
          </summary>
          <PostForm>
            <input type="hidden" name="difference" value={one.id} />
            <input type="hidden" name="version" value={one.version} />
            <TextField
              name="reason"
              id={`reason-${one.id}`}
              label="Why it differs"
              hint="It stays here with your words, and opens again if its figures change."
              maxLength={500}
              value={answer(mine, "reason")}
              error={mine?.errors.reason}
            />
            <Button weight="quiet">Keep this</Button>
          </PostForm>
        </details>
      )}
    </Card>
  );
}

/** What differs between the record and what is outside it, each with what to do. */
export function Differences({ differences, gone, last, kicker, back, done, failed }: Props) {
  const open = differences.filter((one) => one.state === "open").length;
  return (
    <Page
      title="Does it all agree?"
      kicker={kicker}
      back={back}
      lead={
        <p>
          Every night the record is set beside the card provider, planning and invoices, and the bank
          statements that were brought. What differs stands here until it is gone.
        </p>
      }
    >
      <ErrorSummary
        errors={
          failed &&
          Object.fromEntries(
            Object.entries(failed.errors).map(([name, words]) => [
              name === "reason" ? `reason-${answer(failed, "difference")}` : name,
              words,
            ]),
          )
        }
      />
      {done === "explained" ? <Notice tone="done" title="Your words are kept" announce /> : null}
      {open === 0 ? (
        <Notice
          tone={last ? "done" : "calm"}
          title={last ? "Nothing differs" : "It was not looked at yet"}
          announce={done === "again"}
        >
          <p>{last ? `Looked at on ${last.at}.` : "It is looked at every night. You can do it now."}</p>
        </Notice>
      ) : (
        <Notice
          tone="attention"
          title={`${count(open, "difference")} to look at`}
          announce={done === "again"}
        >
          <p>Looked at on {last?.at ?? "an earlier day"}.</p>
        </Notice>
      )}
      {last ? (
        <ul className="list-disc pl-6 text-soft">
          {last.looked.map((one) => (
            <li key={one.scope}>
              {one.scope}:{" "}
              {typeof one.count === "number" ? `${one.count.toLocaleString("en-GB")} looked at` : one.count}
            </li>
          ))}
        </ul>
      ) : null}
      <PostForm>
        <input type="hidden" name="press" value="again" />
        <Button className="mt-4">Look again now</Button>
      </PostForm>
      {SCOPES.map((scope) => {
        const here = differences.filter((one) => one.scope === scope);
        return here.length === 0 ? null : (
          <section key={scope}>
            <h2 className="mt-8">{SCOPE_WORDS[scope]}</h2>
            {here.map((one) => (
              <One key={one.id} one={one} failed={failed} />
            ))}
          </section>
        );
      })}
      {gone.length > 0 ? (
        <>
          <h2 className="mt-8">Gone lately</h2>
          <ul className="mt-2">
            {gone.map((one) => (
              <li key={one.id} className="border-b border-line py-2 [overflow-wrap:anywhere]">
                {one.title}: {one.about}. <span className="text-soft">Gone {one.gone}.</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Page>
  );
}
