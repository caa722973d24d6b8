import type { ReactNode } from "react";
import type { PlannerProfile as Profile } from "#app/domain/planners/find-planner-profile.server.ts";
import { listWords } from "#app/domain/planners/match-words.ts";
import { TIER_LABELS } from "#app/domain/planners/vocabulary.ts";
import { pounds } from "#app/lib/money.ts";
import { count, list } from "#app/lib/words.ts";
import { PlannerTags } from "#app/routes/planners/planner-card.tsx";
import { Card, Tag } from "#app/ui/card.tsx";
import { Face } from "#app/ui/face.tsx";
import { HourBlocks } from "#app/ui/hour-blocks.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

const WORDS = {
  declared: "Declared: they told us, and we have not seen proof",
  seen: "Seen: somebody looked at the paper itself",
  checked: "Checked: somebody asked whoever issued it",
} as const;
const TONE = { declared: "plain", seen: "sea", checked: "leaf" } as const;

function Checks({ planner }: { planner: Profile }) {
  return (
    <section>
      <h2 className="mt-10">What was checked, and by whom</h2>
      {planner.checks.length === 0 ? (
        <p className="mt-2">Nothing has been checked yet.</p>
      ) : (
        <>
          <ul className="my-4 grid gap-3">
            {planner.checks.map((check) => (
              <li key={check.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <Tag tone={TONE[check.word]}>{check.word.charAt(0).toUpperCase() + check.word.slice(1)}</Tag>
                <b>{check.what}</b>
                <span>
                  by {check.byWhom} on {check.on}
                  {check.until
                    ? check.ended
                      ? `. It ran out on ${check.until}`
                      : `, good until ${check.until}`
                    : ""}
                </span>
              </li>
            ))}
          </ul>
          <p className="text-[0.94rem] text-soft">{Object.values(WORDS).join(". ")}.</p>
        </>
      )}
    </section>
  );
}

function Tiers({ planner }: { planner: Profile }) {
  return (
    <section>
      <h2 className="mt-10">What it costs</h2>
      <p className="mt-2 max-w-[62ch]">The fee is fixed. If it takes longer, you are not charged more.</p>
      <ul className="my-4 grid gap-4 md:grid-cols-3">
        {planner.tiers.map((tier) => (
          <li key={tier.tier}>
            <Card>
              <h3>{TIER_LABELS[tier.tier]}</h3>
              <p>
                <b className="block text-[2rem] tracking-[-0.03em]">{pounds(tier.feePence)}</b> up to{" "}
                {tier.hours} hours
              </p>
              <HourBlocks hours={tier.hours} />
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Everything that anybody may see of a planner, but its name: the page's heading says that. `children`: what one can do. */
export function PlannerProfile({ planner, children }: { planner: Profile; children?: ReactNode }) {
  const first = planner.name.split(" ")[0] ?? planner.name;
  return (
    <>
      <div className="mt-5 flex flex-wrap items-center gap-5">
        <Face initials={planner.initials} size={120} />
        <div className="min-w-0 flex-1 basis-60">
          <PlannerTags planner={planner} />
          {planner.headline ? <p className="max-w-[62ch] text-[1.12rem]">{planner.headline}</p> : null}
          {children}
        </div>
      </div>
      {planner.livedWords ? (
        <section>
          <h2 className="mt-10">Lived experience</h2>
          <p className="mt-3 max-w-[62ch] border-l-4 border-marigold pl-4 text-[1.12rem]">
            “{planner.livedWords}”
          </p>
        </section>
      ) : null}
      <section>
        <h2 className="mt-10">About {first}</h2>
        {planner.about.map((paragraph) => (
          <p key={paragraph} className="mt-3 max-w-[62ch] whitespace-pre-line">
            {paragraph}
          </p>
        ))}
        <SummaryList
          rows={[
            { label: "Knows about", value: listWords(planner.expertise) },
            { label: "Languages", value: list(planner.languages) },
            { label: "Meets", value: planner.meeting },
            {
              label: "Area covered",
              value: `${planner.areaName}, and homes up to ${count(planner.travelMiles, "mile")} from where ${first} starts out`,
            },
            { label: "When", value: planner.start },
            {
              label: "Works for",
              value: planner.agency ? (
                <>
                  <a href={`/agencies/${planner.agency.slug}`}>{planner.agency.name}</a>, which employs{" "}
                  {first}
                </>
              ) : (
                "Independent: on the staff of no agency"
              ),
            },
          ]}
        />
      </section>
      <Tiers planner={planner} />
      <Checks planner={planner} />
    </>
  );
}
