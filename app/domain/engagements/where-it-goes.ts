import { POT_PHRASES } from "#app/domain/budgets/budget-words.ts";
import type { PotKind } from "#app/generated/prisma/enums.ts";
import { pounds } from "#app/lib/money.ts";

/** What becomes of money that is no longer set aside, for the person. */
export const whereItGoes = (pence: number, pot: { fundingRoute: string; kind: PotKind }): string =>
  pot.fundingRoute === "own_money"
    ? `${pounds(pence)} goes back to your card by itself. Your bank may take 5 to 10 days to show it.`
    : `${pounds(pence)} is back in your ${POT_PHRASES[pot.kind]}.`;
