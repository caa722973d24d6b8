import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPublicFacts } from "#app/domain/commissioning/find-public-facts.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { findGuide } from "#app/routes/public/guides/guides.ts";
import { Page } from "#app/ui/page.tsx";
import { Picture } from "#app/ui/picture.tsx";

export const handle: Handle<{ title: string }> = { title: (data) => `${data.title}, in Easy Read` };

export async function loader({ params }: LoaderFunctionArgs) {
  const guide = findGuide(params.slug);
  if (!guide) throw notFound();
  return {
    slug: guide.slug,
    title: guide.title,
    parts: guide.write(await findPublicFacts()).easy,
  };
}

/** Sentences of 15 words or fewer, one idea each, a picture to each (QUALITY: For everyone). */
export default function EasyRead() {
  const { slug, title, parts } = useLoaderData<typeof loader>();
  return (
    <Page title={title} kicker="Easy Read" back={{ href: `/guides/${slug}`, label: "The longer guide" }}>
      {parts.map(({ heading, ideas }) => (
        <section key={heading} className="mt-9 break-inside-avoid-page">
          <h2>{heading}</h2>
          <ul className="mt-4 max-w-[44rem] space-y-4">
            {ideas.map(({ picture, words }) => (
              <li key={words} className="flex break-inside-avoid flex-wrap items-center gap-x-6 gap-y-2">
                <Picture name={picture} />
                <p className="flex-1 basis-28 text-[1.35rem] leading-snug">{words}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
