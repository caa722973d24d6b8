import { Tag, Tags } from "#app/ui/card.tsx";
import { PersonCard } from "#app/ui/person-card.tsx";

const MOST_SKILLS = 6;

export type CardPerson = {
  href: string;
  name: string;
  initials: string;
  headline: string;
  lived: readonly string[];
  livedWords: string;
  skills: readonly string[];
  rate: string;
  employment: string;
  week: string;
  starts: string;
  distance: string | null;
};
/** A personal assistant in the results: a person first. */
export function AssistantCard({ person, why }: { person: CardPerson; why: string }) {
  const others = person.skills.length - MOST_SKILLS;
  return (
    <PersonCard
      href={person.href}
      name={person.name}
      initials={person.initials}
      tags={
        <Tags>
          <Tag tone="sea">{person.employment}</Tag>
          {person.lived.map((words) => (
            <Tag key={words} tone="plum">
              {words}
            </Tag>
          ))}
          <Tag tone="leaf">{person.starts}</Tag>
        </Tags>
      }
      quote={person.headline}
      reason={[why, person.distance && `${person.distance}.`].filter(Boolean).join(" ")}
      price={
        <p>
          <b className="text-[1.5rem] leading-tight tracking-tight md:block">{person.rate}</b> an hour
        </p>
      }
    >
      <p>
        <b>Free:</b> {person.week}
      </p>
      <Tags label="Can help with">
        {person.skills.slice(0, MOST_SKILLS).map((skill) => (
          <Tag key={skill}>{skill}</Tag>
        ))}
        {others > 0 ? <span className="text-soft">and {others} more</span> : null}
      </Tags>
    </PersonCard>
  );
}
