import type { DemonstrationName, SeededAccount } from "#seed/accounts.ts";
import type { SeededPeople } from "#seed/people.ts";
import type { Random } from "#seed/random.ts";

/** What every step of the demonstration's seed is given. */
export type Seed = {
  area: { id: string; slug: string; name: string };
  caseloadArea: { id: string; slug: string; name: string };
  accounts: Record<DemonstrationName, SeededAccount>;
  /** Sam (the account `person`), Margaret (self-funder), Asha (no account, no internet), Tariq (`representative` acts for him). */
  people: SeededPeople;
  random: Random;
};
