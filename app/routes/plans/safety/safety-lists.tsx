import type { SafetyList } from "#app/domain/plans/safety/present-safeguards.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";

type Props = {
  lists: readonly SafetyList[];
  /** The page of it, with the ways to change each; none in a sealed version. */
  base?: string;
  editable?: boolean;
  /** Under a heading of the whole. */
  under?: boolean;
};

/** Who is called in which order, whom to tell, risks with who decided, and money put by. */
export function SafetyLists({ lists, base = "", editable = false, under = false }: Props) {
  const [List, Item] = under ? (["h3", "h4"] as const) : (["h2", "h3"] as const);
  return lists.map((list) => (
    <section key={list.kind} aria-labelledby={`safety-${list.kind}`} className="mt-8">
      <List id={`safety-${list.kind}`}>{list.title}</List>
      {list.items.length === 0 ? <p className="my-3">Nothing is written down yet.</p> : null}
      <ol className="my-3 grid gap-3">
        {list.items.map((item, i) => (
          <li key={item.id}>
            <Card>
              <Item dir="auto" className="[overflow-wrap:anywhere]">
                {list.kind === "backup" ? `${i + 1}. ` : ""}
                {item.heading}
              </Item>
              {item.about ? <p dir="auto">{item.about}</p> : null}
              {item.key ? <p className="font-semibold">Has a key</p> : null}
              {item.words ? (
                <p dir="auto" className="whitespace-pre-line [overflow-wrap:anywhere]">
                  {item.words}
                </p>
              ) : null}
              {item.decided ? (
                <p dir="auto" className="text-soft">
                  Decided by {item.decided}
                </p>
              ) : null}
              {editable ? (
                <a
                  href={`${base}/${list.kind}/${item.id}`}
                  className="no-print inline-flex min-h-11 items-center"
                >
                  Change<span className="sr-only"> {item.heading}</span>
                </a>
              ) : null}
            </Card>
          </li>
        ))}
      </ol>
      {editable ? <ButtonLink href={`${base}/${list.kind}/new`}>Add one</ButtonLink> : null}
    </section>
  ));
}
