import type { ReactNode } from "react";
import type { ShownGroup } from "#app/domain/community/present-group.ts";
import { Card, Tag, Tags } from "#app/ui/card.tsx";

/** A group in a list: what it is and whether one can go. `children`: what can be done with it here. */
export function GroupCard({ group, children }: { group: ShownGroup; children?: ReactNode }) {
  return (
    <Card>
      <h2 className="text-[1.25rem]">
        <a href={group.href} className="inline-flex min-h-11 items-center [overflow-wrap:anywhere]">
          {group.name}
        </a>
      </h2>
      <p className="font-semibold">{group.line}</p>
      <p dir="auto" className="mt-1 max-w-[68ch] whitespace-pre-line [overflow-wrap:anywhere]">
        {group.what}
      </p>
      <dl className="mt-2 grid gap-x-4 sm:grid-cols-[6rem_1fr]">
        <dt className="font-semibold">When</dt>
        <dd className="[overflow-wrap:anywhere]">{group.when}</dd>
        <dt className="font-semibold">Where</dt>
        <dd className="[overflow-wrap:anywhere]">{group.where}</dd>
        {group.whoFor ? (
          <>
            <dt className="font-semibold">For</dt>
            <dd className="[overflow-wrap:anywhere]">{group.whoFor}</dd>
          </>
        ) : null}
      </dl>
      <Tags label="Helps with">
        {group.helps.map((help) => (
          <Tag key={help} tone="sea">
            {help}
          </Tag>
        ))}
        {group.invented ? <Tag>Invented, for the demonstration</Tag> : null}
      </Tags>
      {children}
    </Card>
  );
}
