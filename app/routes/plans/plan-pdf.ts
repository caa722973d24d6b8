import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPaperPdf } from "#app/domain/plans/papers/find-paper.server.ts";
import { paperForm } from "#app/domain/plans/papers/paper-forms.ts";
import { notFound } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { pdfAnswer } from "#app/http/pdf-answer.ts";
import { requirePlanParty } from "#app/http/require-plan.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const party = await requirePlanParty(request);
  const form = paperForm(new URL(request.url).searchParams.get("form"));
  const pdf = form && (await findPaperPdf(party, idParam(params), form));
  if (!pdf) throw notFound();
  return pdfAnswer(pdf);
}
