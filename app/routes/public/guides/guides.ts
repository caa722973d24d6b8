import { choosingAPlanner } from "#app/routes/public/guides/choosing-a-planner.ts";
import { directPayments } from "#app/routes/public/guides/direct-payments.ts";
import { employingAPa } from "#app/routes/public/guides/employing-a-pa.ts";
import type { Guide } from "#app/routes/public/guides/guide.ts";
import { helpWithoutInternet } from "#app/routes/public/guides/help-without-internet.ts";
import { howItWorks } from "#app/routes/public/guides/how-it-works.ts";
import { whatItCosts } from "#app/routes/public/guides/what-it-costs.ts";

/** Every guide, in the order of a first reading. */
export const GUIDES: readonly Guide[] = [
  howItWorks,
  whatItCosts,
  directPayments,
  choosingAPlanner,
  employingAPa,
  helpWithoutInternet,
];
export const findGuide = (slug: string | undefined): Guide | undefined =>
  GUIDES.find((guide) => guide.slug === slug);
