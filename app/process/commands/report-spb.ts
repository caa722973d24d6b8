import { differenceTenths, percentWords, spbCaveat } from "#app/domain/commissioning/spb-report-rules.ts";
import { findSpbReport, spbReportJson } from "#app/domain/commissioning/find-spb-report.server.ts";
import { findAreaBySlug } from "#app/domain/commissioning/find-area.server.ts";
import { bandWords } from "#app/domain/people/band-rules.ts";
import { runCommand } from "#app/process/command.ts";
import { PlainError } from "#app/process/plain-error.ts";
import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";

await runCommand({ usage: "report:spb -- [--json] [--area SLUG]", options: ["area"] }, async ({ option }) => {
  const slug = option("area") ?? "southampton-2019";
  const area = await findAreaBySlug(slug);
  if (!area)
    throw new PlainError(
      `There is no area "${slug}". Import a caseload first: npm run cohort:import -- FILE.csv --area ${slug}`,
    );
  const report = await findSpbReport(area);
  if (!report.ok) throw new PlainError(report.refusal.words);
  const { bands, totals } = report.value;
  const lines = bands.map(
    (band) =>
      `${bandWords(band)}: ${count(band.people, "person", "people")}, ${band.tier}, ${pounds(band.totalPence)}; council ${pounds(band.councilTotalPence)}; difference ${pounds(band.differencePence)}`,
  );
  return {
    ok: true,
    document: spbReportJson(report.value),
    words: [
      `Support planning costs, ${area.name}`,
      ...lines,
      `In all: ${count(totals.people, "person", "people")}, ${pounds(totals.totalPence)}; council ${pounds(totals.councilTotalPence)}; difference ${pounds(totals.differencePence)} (${percentWords(differenceTenths(totals))})`,
      spbCaveat,
    ].join("\n"),
  };
});
