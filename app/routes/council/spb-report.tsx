import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOtherAreas } from "#app/domain/commissioning/find-other-areas.server.ts";
import { findSpbReport } from "#app/domain/commissioning/find-spb-report.server.ts";
import { shownReport } from "#app/domain/commissioning/publication-rules.ts";
import { differenceTenths, percentWords, spbCaveat } from "#app/domain/commissioning/spb-report-rules.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { shortDay } from "#app/lib/dates.ts";
import { pounds } from "#app/lib/money.ts";
import { count } from "#app/lib/words.ts";
import { AreaSwitch } from "#app/routes/council/area-switch.tsx";
import { SpbGroupTables } from "#app/routes/council/spb-group-tables.tsx";
import { SpbPlot } from "#app/routes/council/spb-plot.tsx";
import { SpbTable } from "#app/routes/council/spb-table.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "What support planning would cost" };
const HERE = "/council/reports/support-planning";

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireArea(request, ["commissioner", "practitioner"]);
  const publication = new URL(request.url).searchParams.get("publication") === "1";
  const others = await findOtherAreas(access);
  const found = await findSpbReport(access.area);
  const page = { area: access.area.name, publication, others };
  if (!found.ok) return { ...page, problem: found.refusal.words, report: null };
  const { totals, unbanded, on, counts } = found.value;
  return {
    ...page,
    problem: null,
    report: {
      ...shownReport(found.value, counts, publication),
      unbanded: publication ? 0 : unbanded,
      on: shortDay(on),
      percent: percentWords(differenceTenths(totals)),
    },
  };
}
type Report = NonNullable<Awaited<ReturnType<typeof loader>>["report"]>;

function Summary({ report: { costs, percent } }: { report: Report }) {
  const { people, totalPence, councilTotalPence, differencePence } = costs.totals;
  if (people === null || totalPence === null || councilTotalPence === null || differencePence === null)
    return <p className="my-4">The totals are hidden, because they would give small numbers away.</p>;
  const less = differencePence < 0;
  return (
    <Notice tone="calm" title={`${count(people, "person", "people")}: ${pounds(totalPence)} in all`}>
      <p>
        The same planning by the council’s own hours would cost {pounds(councilTotalPence)}.{" "}
        {differencePence === 0 ? (
          "There is no difference."
        ) : (
          <>
            The difference is <b className="whitespace-nowrap">{pounds(differencePence)}</b>: {percent}{" "}
            {less ? "less" : "more"}.
          </>
        )}
      </p>
      <p>
        <b>{spbCaveat}</b>
      </p>
    </Notice>
  );
}

function Downloads({ publication }: { publication: boolean }) {
  const query = publication ? "?publication=1" : "";
  return (
    <p className="no-print my-5 flex flex-wrap gap-3">
      <ButtonLink href={`${HERE}.csv${query}`}>Costs as CSV</ButtonLink>
      <ButtonLink href={`${HERE}.csv?table=groups${publication ? "&publication=1" : ""}`}>
        Groups as CSV
      </ButtonLink>
      {publication ? (
        <ButtonLink href={HERE}>The exact figures</ButtonLink>
      ) : (
        <ButtonLink href={`${HERE}?publication=1`}>A version to publish</ButtonLink>
      )}
    </p>
  );
}

export default function SpbReportPage() {
  const { area, publication, others, problem, report } = useLoaderData<typeof loader>();
  return (
    <Page
      kicker={area}
      title="What support planning would cost"
      back={{ href: "/council", label: "Council" }}
      lead={
        <p>
          A forecast from people’s weekly costs. It says what planning may cost in all. It is never used to
          choose a tier for anybody.
        </p>
      }
    >
      <AreaSwitch others={others} />
      {problem ? (
        <Notice tone="problem" title="The report cannot be made">
          <p>{problem}</p>
        </Notice>
      ) : null}
      {report && report.costs.bands.length === 0 ? (
        <Notice tone="calm" title="No caseload yet">
          <p>
            Nobody in this area has a published weekly band, so there is nothing to forecast. Ask for a
            caseload to be imported.
          </p>
        </Notice>
      ) : null}
      {report && report.costs.bands.length > 0 ? (
        <>
          {publication ? (
            <Notice tone="attention" title="The version to publish">
              <p>
                Numbers under 5 are hidden. Some others are hidden too, so that nobody can work the small ones
                out from the rest.
              </p>
            </Notice>
          ) : null}
          <Summary report={report} />
          <Downloads publication={publication} />
          <SpbPlot bands={report.costs.bands} />
          <SpbTable costs={report.costs} />
          <p className="my-3 max-w-[62ch]">
            <b>{spbCaveat}</b> Fees and hours are those in force on {report.on}.{" "}
            {report.unbanded > 0
              ? `${count(report.unbanded, "person", "people")} of this area ${report.unbanded === 1 ? "has" : "have"} no published band and ${report.unbanded === 1 ? "is" : "are"} not counted here.`
              : ""}
          </p>
          <SpbGroupTables tables={report.tables} />
        </>
      ) : null}
    </Page>
  );
}
