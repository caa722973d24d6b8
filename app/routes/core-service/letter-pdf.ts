import type { LoaderFunctionArgs } from "@remix-run/node";
import { ASSISTS } from "#app/domain/access/roles.ts";
import { findLetterPaper } from "#app/domain/notifications/find-letter-paper.server.ts";
import { notFound, requireArea } from "#app/http/guards.server.ts";
import { idParam } from "#app/http/id-param.server.ts";
import { pdfAnswer } from "#app/http/pdf-answer.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const paper = await findLetterPaper(await requireArea(request, ASSISTS), idParam(params));
  if (!paper) throw notFound();
  return pdfAnswer(paper);
}
