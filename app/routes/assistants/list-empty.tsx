import { useRouteLoaderData } from "@remix-run/react";
import type { RootData } from "#app/http/root-data.server.ts";
import { Notice } from "#app/ui/card.tsx";

type Props = {
  wider: readonly { words: string; count: number; href: string }[];
  page: number;
  total: number;
  /** The first page of the same search. */
  first: string;
};
/** No results: what would find somebody, and who will look. */
export function NobodyFound({ wider, page, total, first }: Props) {
  const root = useRouteLoaderData<RootData>("root");
  const { phone = "", hours = "" } = root?.helpLine ?? {};
  if (total > 0 && page > 1)
    return (
      <Notice tone="calm" title="There are no more results">
        <p>
          <a href={first}>Go to the first page of results</a>
        </p>
      </Notice>
    );
  return (
    <Notice tone="calm" title="What you can do now">
      {wider.length > 0 ? (
        <ul className="mt-2">
          {wider.map((one) => (
            <li key={one.href}>
              <a href={one.href} className="inline-flex min-h-11 items-center">
                {one.words}
              </a>
              : {one.count > 1000 ? "more than 1,000" : one.count} {one.count === 1 ? "person" : "people"}
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <a href="/assistants" className="inline-flex min-h-11 items-center">
            See all personal assistants
          </a>
        </p>
      )}
      <p>
        Or tell us, and we will look for you{phone ? `: phone ${phone}, ${hours}` : ""}. We have noted what
        was looked for, never who looked, so that the council can see what is missing here.
      </p>
    </Notice>
  );
}
