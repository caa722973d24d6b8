import { Card, Tag, Tags } from "#app/ui/card.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Face } from "#app/ui/face.tsx";

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
    <Card>
      <article className="grid grid-cols-[auto_1fr] gap-5 sm:grid-cols-[auto_1fr_auto]">
        <Face initials={person.initials} size={64} />
        <div className="min-w-0">
          <h2 className="text-[1.25rem]">
            <a href={person.href} className="text-ink">
              {person.name}
            </a>
          </h2>
          <Tags>
            <Tag tone="sea">{person.employment}</Tag>
            {person.lived.map((words) => (
              <Tag key={words} tone="plum">
                {words}
              </Tag>
            ))}
            <Tag tone="leaf">{person.starts}</Tag>
          </Tags>
          {person.headline ? (
            <p className="my-2.5 border-l-4 border-marigold pl-3.5">{person.headline}</p>
          ) : null}
          <p>
            <b>Free:</b> {person.week}
          </p>
          <Tags>
            {person.skills.slice(0, MOST_SKILLS).map((skill) => (
              <Tag key={skill}>{skill}</Tag>
            ))}
            {others > 0 ? <span className="text-soft">and {others} more</span> : null}
          </Tags>
          {why || person.distance ? (
            <p className="text-[0.94rem] text-soft">
              {why} {person.distance ? `${person.distance}.` : ""}
            </p>
          ) : null}
        </div>
        <div className="col-span-2 flex flex-wrap items-center gap-4 sm:col-span-1 sm:block sm:min-w-36 sm:text-right">
          <p>
            <b className="block text-[1.5rem] leading-tight tracking-tight">{person.rate}</b> an hour
          </p>
          <p className="sm:mt-3">
            <ButtonLink href={person.href}>
              See profile<span className="sr-only"> of {person.name}</span>
            </ButtonLink>
          </p>
        </div>
      </article>
    </Card>
  );
}
