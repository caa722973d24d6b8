import type { FundingRoute, PotKind } from "#app/generated/prisma/enums.ts";

/** The accounts that only their owner pays from, and so the only ones whose spending a person writes down. */
export const OWN_ACCOUNTS = ["direct_payment", "own_money"] as const satisfies readonly FundingRoute[];
/** Whether a budget holds nothing but a person's own money. One without pots holds nothing yet. */
export const allOwnMoney = (pots: readonly { fundingRoute: FundingRoute }[]): boolean =>
  pots.length > 0 && pots.every(({ fundingRoute }) => fundingRoute === "own_money");
export const ownAccount = ({ kind, fundingRoute }: { kind: PotKind; fundingRoute: FundingRoute }): boolean =>
  kind !== "support_planning" && OWN_ACCOUNTS.some((route) => route === fundingRoute);
