import type { ReactNode } from "react";
import type { ShownIdea } from "#app/domain/community/ideas/find-ideas.server.ts";
import { Card, Tag, Tags } from "#app/ui/card.tsx";

/** An idea: what was done, what it cost, and what was good about it. */
export function IdeaCard({ idea, children }: { idea: ShownIdea; children?: ReactNode }) {
  return (
    <Card>
      <h2 dir="auto" className="text-[1.2rem] [overflow-wrap:anywhere]">
        {idea.what}
      </h2>
      <p className="font-semibold">{idea.cost}.</p>
      <p dir="auto" className="mt-1 max-w-[68ch] whitespace-pre-line [overflow-wrap:anywhere]">
        {idea.why}
      </p>
      <Tags label="Helps with">
        <Tag>{idea.kind}</Tag>
        {idea.helps.map((help) => (
          <Tag key={help} tone="sea">
            {help}
          </Tag>
        ))}
        {idea.invented ? <Tag>Invented, for the demonstration</Tag> : null}
      </Tags>
      {children}
    </Card>
  );
}
