import { useLoaderData } from "@remix-run/react";
import type { Handle } from "#app/http/handle.ts";
import { GUIDES } from "#app/routes/public/guides/guides.ts";
import { Page } from "#app/ui/page.tsx";
import { Picture } from "#app/ui/picture.tsx";

export const handle: Handle = { title: "Guides" };

export const loader = () =>
  GUIDES.map(({ slug, title, about, picture }) => ({ slug, title, about, picture }));

export default function Guides() {
  const guides = useLoaderData<typeof loader>();
  return (
    <Page title="Guides" lead={<p>Short and plain. Each one prints, and each has an Easy Read version.</p>}>
      <ul className="mt-8 grid gap-5 md:grid-cols-2">
        {guides.map(({ slug, title, about, picture }) => (
          <li
            key={slug}
            className="flex flex-wrap gap-x-5 gap-y-3 rounded-[14px] border border-line bg-card p-[22px]"
          >
            <Picture name={picture} />
            <div className="min-w-0 flex-1 basis-28">
              <h2 className="text-[1.25rem]">
                <a href={`/guides/${slug}`} className="inline-flex min-h-11 items-center">
                  {title}
                </a>
              </h2>
              <p className="mt-1">{about}</p>
              <p className="mt-1">
                <a href={`/guides/${slug}/easy-read`} className="inline-flex min-h-11 items-center">
                  Easy Read<span className="sr-only">: {title}</span>
                </a>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Page>
  );
}
