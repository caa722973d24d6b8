import type { ReactNode } from "react";
import { CHECK_MEANINGS } from "#app/domain/assistants/profile-words.ts";
import type { ShownProfile } from "#app/routes/assistants/shown-profile.ts";
import { Card, Tag, Tags } from "#app/ui/card.tsx";
import { Face } from "#app/ui/face.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { WeekGrid, WeekHours } from "#app/ui/week-grid.tsx";

const list = (items: readonly string[]) => items.join(", ") || "Not said";

/** A personal assistant's page; `children` is what one can do from it. */
export function ProfileView({ profile, children }: { profile: ShownProfile; children?: ReactNode }) {
  return (
    <>
      <div className="mt-4 flex flex-wrap items-start gap-6">
        <Face initials={profile.initials} size={120} />
        <div className="min-w-0 flex-1 basis-72">
          {profile.headline ? (
            <p className="border-l-4 border-marigold pl-3.5 text-[1.12rem]">{profile.headline}</p>
          ) : null}
          <Tags>
            {profile.employment ? <Tag tone="sea">{profile.employment}</Tag> : null}
            {profile.lived.map((words) => (
              <Tag key={words} tone="plum">
                {words}
              </Tag>
            ))}
            <Tag tone="leaf">{profile.starts}</Tag>
          </Tags>
          {profile.rate ? <p className="my-3 text-[1.6rem] font-bold">{profile.rate}</p> : null}
          {children}
        </div>
      </div>
      <div className="mt-8 grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <h2>About me</h2>
          <p className="mt-2 max-w-[62ch] whitespace-pre-line">{profile.about || "Nothing written yet."}</p>
          {profile.livedWords ? (
            <>
              <h3 className="mt-5">My lived experience</h3>
              <p className="mt-2 max-w-[62ch] whitespace-pre-line">{profile.livedWords}</p>
            </>
          ) : null}
          {profile.howIWork ? (
            <>
              <h3 className="mt-5">How I like to work</h3>
              <p className="mt-2 max-w-[62ch] whitespace-pre-line">{profile.howIWork}</p>
            </>
          ) : null}
        </Card>
        <Card>
          <h2>What I can help with</h2>
          {profile.skills.length > 0 ? (
            <ul className="my-2.5 flex flex-wrap gap-[7px]">
              {profile.skills.map((skill) => (
                <li key={skill}>
                  <Tag>{skill}</Tag>
                </li>
              ))}
            </ul>
          ) : (
            <p>Nothing chosen yet.</p>
          )}
          <SummaryList
            rows={[
              { label: "Languages", value: list(profile.languages) },
              { label: "Travels", value: profile.travel },
              { label: "Area", value: profile.areaName },
            ]}
          />
        </Card>
      </div>
      <Card className="mt-6">
        <h2>When I am free</h2>
        <p className="mt-2">{profile.week}.</p>
        <WeekGrid caption="Parts of the week" hours={profile.weekHours} needed={profile.needed} />
        {profile.needed.length > 0 ? (
          <p className="text-soft">
            “Both” is a time that you asked for and they have. “You” is one that they do not have.
          </p>
        ) : null}
        {profile.hours ? <WeekHours caption="Exact hours" hours={profile.hours} /> : null}
      </Card>
      <Card className="mt-6">
        <h2>What we know and how</h2>
        {profile.checks.length > 0 ? (
          <SummaryList rows={groupChecks(profile.checks)} />
        ) : (
          <p className="my-3">Nothing has been declared, seen or checked. Ask them about it when you meet.</p>
        )}
        <p className="max-w-[62ch] text-soft">{CHECK_MEANINGS}</p>
      </Card>
    </>
  );
}
/** One row for each thing, whatever is known of it line by line. */
function groupChecks(checks: readonly { what: string; words: string }[]) {
  return [...new Set(checks.map(({ what }) => what))].map((what) => ({
    label: what,
    value: checks
      .filter((check) => check.what === what)
      .map(({ words }) => words)
      .join("\n"),
  }));
}
