import type { ReactNode } from "react";
import type { PlanReferral } from "#app/domain/capacity/find-referrals.server.ts";
import { count } from "#app/lib/words.ts";
import { Card, Tag, Tags } from "#app/ui/card.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

/** How far it is with an advocate: who asked, why, with whom it is, and each step. */
export function ReferralCard({ referral, children }: { referral: PlanReferral; children?: ReactNode }) {
  return (
    <Card className="my-5">
      <h2>{referral.words}</h2>
      <Tags>
        <Tag tone={referral.open ? "sea" : "plain"}>{referral.open ? "Open" : "Over"}</Tag>
        {referral.late > 0 ? <Tag tone="brick">{count(referral.late, "day")} late</Tag> : null}
      </Tags>
      <SummaryList
        rows={[
          ...(referral.advocate ? [{ label: "The advocate", value: referral.advocate }] : []),
          ...(referral.service ? [{ label: "Advocacy service", value: referral.service }] : []),
          ...(referral.due ? [{ label: "Next step by", value: referral.due }] : []),
          { label: "What is difficult", value: referral.difficulties },
          { label: "Why", value: referral.why },
          { label: "Who supports them", value: referral.helper },
          { label: "Asked by", value: referral.asked },
        ]}
      />
      <h3>Step by step</h3>
      <Timeline items={referral.steps} />
      {children}
    </Card>
  );
}
