import type { ViewSide } from "#app/domain/engagements/describe-engagement.ts";
import { nearlyUsed } from "#app/domain/engagements/meter-rules.ts";
import {
  describeUpgrade,
  waitingWords,
  type UpgradeRow,
} from "#app/domain/engagements/upgrades/upgrade-words.ts";
import { duration } from "#app/lib/dates.ts";

type Engagement = {
  status: string;
  minutesLogged: number;
  minutesAllowed: number;
  upgrades: readonly UpgradeRow[];
};

/** What an engagement's page says of more hours: what is open, what was before, and a word in good time. */
export function presentUpgrades(engagement: Engagement, side: ViewSide) {
  const open = engagement.upgrades.find((row) => row.status === "asked");
  const mark = nearlyUsed(engagement.minutesLogged, engagement.minutesAllowed);
  const left = engagement.minutesAllowed - engagement.minutesLogged;
  return {
    open: open
      ? { ...describeUpgrade(open, side === "person"), waiting: waitingWords(open, side === "person") }
      : null,
    history: engagement.upgrades
      .filter((row) => row.status !== "asked")
      .map((row) => describeUpgrade(row, side === "person")),
    suggestion:
      side === "planner" && engagement.status === "accepted" && !open && mark !== null
        ? left > 0
          ? `${duration(left)} of this tier are left. If you need more, ask now, so that there is an answer in time.`
          : "The hours of this tier are used. Hours over it are never paid. If more is needed, ask for it."
        : null,
  };
}
