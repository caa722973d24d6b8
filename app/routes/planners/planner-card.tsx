import type { PlannerCard as Card } from "#app/domain/planners/find-planner-cards.server.ts";
import { pounds } from "#app/lib/money.ts";
import { list } from "#app/lib/words.ts";
import { Tag, Tags } from "#app/ui/card.tsx";
import { PersonCard } from "#app/ui/person-card.tsx";

/** Independent or with whom, lived experience, when they could start: on every card and profile. */
export function PlannerTags({ planner }: { planner: Card }) {
  return (
    <Tags>
      <Tag tone="sea">{planner.agency ? `With ${planner.agency.name}` : "Independent"}</Tag>
      {planner.lived.map((words) => (
        <Tag key={words} tone="plum">
          {words}
        </Tag>
      ))}
      <Tag tone={planner.open ? "leaf" : "plain"}>{planner.start}</Tag>
    </Tags>
  );
}
const SHOWN = 4;
export function PlannerCard({ planner }: { planner: Card }) {
  // The tier that most people choose, else the first offered
  const main = planner.tiers.find((tier) => tier.tier === "medium") ?? planner.tiers[0];
  const others = planner.tiers.filter((tier) => tier !== main).map((tier) => pounds(tier.feePence));
  return (
    <PersonCard
      href={`/planners/${planner.slug}`}
      name={planner.name}
      initials={planner.initials}
      tags={<PlannerTags planner={planner} />}
      quote={planner.livedWords || planner.headline}
      reason={planner.reason}
      price={
        main ? (
          <>
            <p>
              <b className="text-[1.5rem] md:block">{pounds(main.feePence)}</b> up to {main.hours} hours
            </p>
            {others.length > 0 ? <p className="text-[0.94rem] text-soft">or {list(others, "or")}</p> : null}
          </>
        ) : null
      }
    >
      <Tags label="Knows about">
        {planner.expertise.slice(0, SHOWN).map((words) => (
          <Tag key={words}>{words}</Tag>
        ))}
        {planner.expertise.length > SHOWN ? <Tag>and {planner.expertise.length - SHOWN} more</Tag> : null}
        <Tag>{planner.meeting}</Tag>
      </Tags>
    </PersonCard>
  );
}
