import type { GroupFilters } from "#app/domain/community/group-filters.ts";
import { Notice } from "#app/ui/card.tsx";

type Props = {
  filters: Pick<GroupFilters, "page">;
  total: number;
  chips: readonly { label: string; href: string }[];
  phone: string;
  hours: string;
};
/** No group: what to let go of, and who will look. */
export function NoGroupFound({ filters, total, chips, phone, hours }: Props) {
  if (total > 0 && filters.page > 1)
    return (
      <Notice tone="calm" title="There are no more">
        <p>
          <a href="/community">Go to the first page</a>
        </p>
      </Notice>
    );
  return (
    <Notice tone="calm" title="What you can do now">
      {chips.length > 0 ? (
        <>
          <p>Look without one of the things that you asked for:</p>
          <ul>
            {chips.map((chip) => (
              <li key={chip.href}>
                <a href={chip.href} className="inline-flex min-h-11 items-center">
                  Without {chip.label}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          No group is in the directory yet. Do you run one, or know who does?{" "}
          <a href="/community/new">Offer it here</a>.
        </p>
      )}
      <p>
        Or tell us what you need, and we will look for you{phone ? `: phone ${phone}, ${hours}` : ""}. It
        costs nothing.
        {chips.length > 0
          ? " We have noted what was looked for, never who looked, so that the council can see what is missing here."
          : ""}
      </p>
    </Notice>
  );
}
