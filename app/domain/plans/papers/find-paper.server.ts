import type { PlanParty } from "#app/domain/access/plan-party.ts";
import { recordView } from "#app/domain/audit/act.server.ts";
import { findPlan, type FoundPlan } from "#app/domain/plans/find-plan.server.ts";
import { findBeyond, type Beyond } from "#app/domain/plans/papers/find-beyond.server.ts";
import { easyPaper } from "#app/domain/plans/papers/easy-paper.ts";
import type { PaperForm } from "#app/domain/plans/papers/paper-forms.ts";
import { MEASURES, summaryPaper } from "#app/domain/plans/papers/summary-paper.ts";
import { wholePaper } from "#app/domain/plans/papers/whole-paper.ts";
import { findProfile } from "#app/domain/plans/profile/find-profile.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { makePdf, type Pdf } from "#app/lib/paper/make-pdf.server.ts";
import type { Paper } from "#app/lib/paper/paper.ts";

const SHORT_PAGES = 2;

/** As much of the plan as two pages hold. */
async function shortPaper(plan: FoundPlan, beyond: Beyond, today: Date): Promise<{ paper: Paper; pdf: Pdf }> {
  let made: { paper: Paper; pdf: Pdf } | null = null;
  for (const measure of MEASURES) {
    const paper = summaryPaper(plan, beyond, measure, today);
    made = { paper, pdf: await makePdf(paper, now()) };
    if (made.pdf.pages <= SHORT_PAGES) return made;
  }
  throw new Error(`no measure of plan ${plan.id} fits two pages: ${String(made?.pdf.pages)}`);
}

async function paperOf(plan: FoundPlan, form: PaperForm): Promise<{ paper: Paper; pdf: Pdf | null } | null> {
  const today = dayOf(now());
  switch (form) {
    case "whole":
      return { paper: wholePaper(plan, await findBeyond(plan), "plain", today), pdf: null };
    case "large":
      return { paper: wholePaper(plan, await findBeyond(plan), "large", today), pdf: null };
    case "summary":
      return shortPaper(plan, await findBeyond(plan), today);
    case "profile": {
      const profile = await findProfile(plan);
      return profile && { paper: profile.paper, pdf: null };
    }
    case "easy": {
      const { phone } = await db().prisma.area.findUniqueOrThrow({ where: { id: plan.areaId } });
      return { paper: easyPaper(plan, await findBeyond(plan), phone, today), pdf: null };
    }
  }
}

/** A plan on paper in one of its forms; null for anybody else's, and for a page that the person has not agreed to. That somebody took it is recorded. */
export async function findPaper(party: PlanParty, id: string, form: PaperForm) {
  const plan = await findPlan(party, id);
  const paper = plan && (await paperOf(plan, form));
  if (!plan || !paper) return null;
  if (party.side !== "person" || party.access.grant)
    await recordView(party.access, {
      action: "plan.on-paper",
      objectType: "plan",
      objectId: plan.id,
      personId: plan.personId,
      areaId: plan.areaId,
      detail: { form },
    });
  return { plan, ...paper };
}
/** The same as a PDF. */
export async function findPaperPdf(party: PlanParty, id: string, form: PaperForm) {
  const found = await findPaper(party, id, form);
  if (!found) return null;
  const { bytes, pages } = found.pdf ?? (await makePdf(found.paper, now()));
  return { bytes, pages, name: `support-plan-${found.plan.person.reference}-${form}.pdf` };
}
