import type { ReactNode } from "react";
import { SCOPE_WORDS } from "#app/domain/access/grant-rules.ts";
import { BASIS_NAMES, GIVEN_WORDS } from "#app/domain/assisted-access/channel-words.ts";
import type { GrantSeen } from "#app/domain/assisted-access/find-grants.server.ts";
import { momentWords, untilWords } from "#app/lib/dates.ts";
import { list } from "#app/lib/words.ts";
import { Card, Tag } from "#app/ui/card.tsx";

const STATE = { withdrawn: "Stopped", expired: "Run out", "not-yet": "Not begun" } as const;

/** One permission: who may do what, since when and until when, on whose word. */
export function GrantCard({
  grant,
  children,
  alone = false,
}: {
  grant: GrantSeen;
  children?: ReactNode;
  /** The only one on its page, so that its heading comes straight below the page's. */
  alone?: boolean;
}) {
  const Heading = alone ? "h2" : "h3";
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-3">
        <Heading className="text-[1.2rem]">{grant.holderName}</Heading>
        <Tag tone={grant.problem ? "plain" : "leaf"}>{grant.problem ? STATE[grant.problem] : "In force"}</Tag>
      </div>
      <p className="mt-1 max-w-[62ch]">
        For {list(grant.scopes.map((scope) => SCOPE_WORDS[scope]))}.{" "}
        {grant.withdrawnAt
          ? `Stopped on ${momentWords(grant.withdrawnAt)}.`
          : `Until ${untilWords(grant.validUntil)}.`}
      </p>
      <p className="text-soft">
        {BASIS_NAMES[grant.basis]}, {GIVEN_WORDS[grant.given]}. Decided by {grant.decidedBy} on{" "}
        {momentWords(grant.validFrom)}.
      </p>
      {grant.givenWords ? <p className="mt-1">In their words: “{grant.givenWords}”</p> : null}
      {grant.withdrawnWords ? <p className="mt-1">When it was stopped: “{grant.withdrawnWords}”</p> : null}
      <details className="no-print mt-1">
        <summary className="py-2.5 font-semibold text-sea">
          {grant.given === "document_seen" ? "What was seen" : "What was read out"}
          <span className="sr-only">, {grant.holderName}</span>
        </summary>
        <p className="max-w-[62ch] whitespace-pre-line">{grant.script}</p>
      </details>
      {children}
    </Card>
  );
}
