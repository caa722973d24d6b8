import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPublicFacts } from "#app/domain/commissioning/find-public-facts.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, longDay, parseDay } from "#app/lib/dates.ts";
import { GuideBlock } from "#app/routes/public/guides/blocks.tsx";
import { findGuide, GUIDES } from "#app/routes/public/guides/guides.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle<{ title: string }> = { title: (data) => data.title };

export async function loader({ params }: LoaderFunctionArgs) {
  const guide = findGuide(params.slug);
  if (!guide) throw notFound();
  const facts = await findPublicFacts();
  const until = guide.ratesUntil ? parseDay(guide.ratesUntil) : null;
  const { lead, sections } = guide.write(facts);
  return {
    slug: guide.slug,
    title: guide.title,
    lead,
    sections,
    tiers: facts.tiers,
    phone: facts.phone,
    rates: until && { until: longDay(until), old: dayOf(now()) > until },
    others: GUIDES.filter((other) => other !== guide).map(({ slug, title }) => ({ slug, title })),
  };
}

const anchor = (n: number) => `part-${n + 1}`;

export default function Guide() {
  const guide = useLoaderData<typeof loader>();
  return (
    <Page title={guide.title} lead={<p>{guide.lead}</p>} back={{ href: "/guides", label: "All guides" }}>
      <p className="no-print mt-5">
        <ButtonLink href={`/guides/${guide.slug}/easy-read`}>Read this in Easy Read</ButtonLink>
      </p>
      {guide.rates ? (
        <Notice
          tone={guide.rates.old ? "problem" : "calm"}
          title={guide.rates.old ? "These figures are old" : "These figures change every April"}
        >
          <p>
            They hold until {guide.rates.until}.
            {guide.rates.old ? " Look at GOV.UK or phone us before you use them." : ""}
          </p>
        </Notice>
      ) : null}
      <div className="mt-8 grid gap-10 lg:grid-cols-[minmax(0,44rem)_1fr]">
        <div className="max-w-[44rem] space-y-9">
          {guide.sections.map((section, i) => (
            <section key={section.heading} aria-labelledby={anchor(i)} className="break-inside-avoid-page">
              <h2 id={anchor(i)}>{section.heading}</h2>
              {section.blocks.map((block, n) => (
                <GuideBlock key={n} block={block} tiers={guide.tiers} />
              ))}
            </section>
          ))}
          <p className="border-t border-line pt-4 text-soft">
            {guide.phone
              ? `This page prints on paper. If you have no printer, phone ${guide.phone} and we will post it to you.`
              : "This page prints on paper."}
          </p>
        </div>
        <nav aria-label="More guides" className="no-print">
          <p className="font-bold">More guides</p>
          <ul>
            {guide.others.map(({ slug, title }) => (
              <li key={slug}>
                <a href={`/guides/${slug}`} className="inline-flex min-h-11 items-center">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </Page>
  );
}
