import {
  bandKey,
  bandsOf,
  type BandCost,
  type Count,
  type SpbCosts,
  type Totals,
} from "#app/domain/commissioning/spb-report-rules.ts";
import type { Band } from "#app/domain/people/band-rules.ts";

/** In whatever is made for publication, numbers under this are hidden. */
export const SMALLEST_SHOWN = 5;
/** A hidden number must be able to be any of at least this many numbers, for all that the published ones give away. */
const LEAST_DOUBT = 5;

/** null is a hidden number. */
export type Shown = number | null;
/**
 * A caseload as two tables that share the totals of client groups: client group by band, and client group by age group.
 * `cells` are client group by client group, in the order of `bands` and `ages`.
 */
export type CrossTables<N = number> = {
  clientGroups: string[];
  bands: Band[];
  ages: string[];
  byBand: N[][];
  byAge: N[][];
  clientTotals: N[];
  bandTotals: N[];
  ageTotals: N[];
  total: N;
};

const zeros = (n: number) => Array.from({ length: n }, () => 0);
const add = (row: number[] | undefined, i: number, n: number) => {
  if (row) row[i] = (row[i] ?? 0) + n;
};

export function crossTables(counts: readonly Count[]): CrossTables {
  const bands = bandsOf(counts);
  const clientGroups = [...new Set(counts.map((row) => row.clientGroup))].sort();
  const ages = [...new Set(counts.map((row) => row.ageGroup))].sort();
  const tables: CrossTables = {
    clientGroups,
    bands,
    ages,
    byBand: clientGroups.map(() => zeros(bands.length)),
    byAge: clientGroups.map(() => zeros(ages.length)),
    clientTotals: zeros(clientGroups.length),
    bandTotals: zeros(bands.length),
    ageTotals: zeros(ages.length),
    total: 0,
  };
  for (const row of counts) {
    const client = clientGroups.indexOf(row.clientGroup);
    const band = bands.findIndex((each) => bandKey(each) === bandKey(row));
    const age = ages.indexOf(row.ageGroup);
    add(tables.byBand[client], band, row.people);
    add(tables.byAge[client], age, row.people);
    add(tables.clientTotals, client, row.people);
    add(tables.bandTotals, band, row.people);
    add(tables.ageTotals, age, row.people);
    tables.total += row.people;
  }
  return tables;
}

/*
 * Every number of the two tables is the flow along one edge of a network in which nothing is lost: from a source to each
 * band, from a band to each client group, through the client group, to each age group, to a sink, and back to the source.
 * What can be worked out from the published numbers is then exactly what that network leaves no choice about: a hidden
 * number can be one more or one less if, and only if, a ring of hidden edges runs through it along which one can be moved.
 */
type Edge = { from: number; to: number; flow: number; hidden: boolean; dear: number };
const DEAR_TOTAL = 10_000;

function network(tables: CrossTables): Edge[] {
  const { bands, clientGroups } = tables;
  const band = (i: number) => 2 + i;
  const entry = (i: number) => 2 + bands.length + i;
  const exit = (i: number) => entry(clientGroups.length) + i;
  const age = (i: number) => exit(clientGroups.length) + i;
  const edge = (from: number, to: number, flow = 0, dear = 1): Edge => ({
    from,
    to,
    flow,
    hidden: flow < SMALLEST_SHOWN,
    dear,
  });
  // In the order in which `drawn` reads them back. A total is dear: it is hidden only when nothing else will do
  return [
    edge(1, 0, tables.total, DEAR_TOTAL * 10),
    ...tables.bandTotals.map((flow, i) => edge(0, band(i), flow, DEAR_TOTAL)),
    ...tables.ageTotals.map((flow, i) => edge(age(i), 1, flow, DEAR_TOTAL)),
    ...tables.clientTotals.map((flow, i) => edge(entry(i), exit(i), flow, 20)),
    ...tables.byBand.flatMap((row, i) => row.map((flow, j) => edge(band(j), entry(i), flow))),
    ...tables.byAge.flatMap((row, i) => row.map((flow, j) => edge(exit(i), age(j), flow))),
  ];
}

/** The cheapest ring through an edge along which one more (or one less) can be moved; null when there is none. */
function ring(
  edges: readonly Edge[],
  through: Edge,
  more: boolean,
  flows: Map<Edge, number>,
): [Edge, number][] | null {
  const start = more ? through.to : through.from;
  const end = more ? through.from : through.to;
  if (!more && (flows.get(through) ?? 0) < 1) return null;
  const cost = new Map<number, number>([[start, 0]]);
  const came = new Map<number, [Edge, number, number]>();
  // Bellman and Ford: the networks are small
  for (let changed = true; changed;) {
    changed = false;
    for (const edge of edges) {
      if (edge === through) continue;
      const price = edge.hidden ? 0 : edge.dear * (edge.flow + 1);
      const ways: [number, number, number][] = [[edge.from, edge.to, 1]];
      if ((flows.get(edge) ?? 0) >= 1) ways.push([edge.to, edge.from, -1]);
      for (const [a, b, step] of ways) {
        const here = cost.get(a);
        if (here === undefined || here + price >= (cost.get(b) ?? Infinity)) continue;
        cost.set(b, here + price);
        came.set(b, [edge, step, a]);
        changed = true;
      }
    }
  }
  if (!cost.has(end)) return null;
  const path: [Edge, number][] = [[through, more ? 1 : -1]];
  for (let at = end; at !== start;) {
    const [edge, step, before] = came.get(at) ?? [through, 0, start];
    path.push([edge, step]);
    at = before;
  }
  return path;
}

/** Moves up to `most` along rings through an edge, over the edges given; those used become hidden. @returns how many. */
function move(edges: readonly Edge[], through: Edge, more: boolean, most: number): number {
  const flows = new Map(edges.map((edge) => [edge, edge.flow]));
  for (let moved = 0; moved < most; moved++) {
    const path = ring(edges, through, more, flows);
    if (!path) return moved;
    for (const [edge, step] of path) {
      edge.hidden = true;
      flows.set(edge, (flows.get(edge) ?? 0) + step);
    }
  }
  return most;
}

/** Hides as little more as is needed for a hidden number to be in doubt. @returns whether anything more was hidden. */
function putInDoubt(edges: readonly Edge[], edge: Edge): boolean {
  const wanted = LEAST_DOUBT - 1;
  const hidden = edges.filter((each) => each.hidden);
  const less = move(hidden, edge, false, wanted);
  if (less + move(hidden, edge, true, wanted - less) >= wanted) return false;
  // There is such a ring, at the worst through every total; but not in tables without a single person
  move(edges, edge, true, wanted - less);
  return edges.filter((each) => each.hidden).length > hidden.length;
}

/**
 * The tables with every number under five hidden, and with as many others as it takes that no hidden one can be worked
 * out from what is shown, in either table or between them: each could be any of at least five numbers.
 */
export function forPublication(tables: CrossTables): CrossTables<Shown> {
  const edges = network(tables);
  for (let more = true; more;) {
    more = false;
    for (const edge of edges) if (edge.hidden && putInDoubt(edges, edge)) more = true;
  }
  let next = 0;
  const drawn = (): Shown => {
    const edge = edges[next++];
    return !edge || edge.hidden ? null : edge.flow;
  };
  const total = drawn();
  const bandTotals = tables.bandTotals.map(drawn);
  const ageTotals = tables.ageTotals.map(drawn);
  const clientTotals = tables.clientTotals.map(drawn);
  const byBand = tables.byBand.map((row) => row.map(drawn));
  const byAge = tables.byAge.map((row) => row.map(drawn));
  return { ...tables, total, bandTotals, ageTotals, clientTotals, byBand, byAge };
}

export type ShownBandCost = Omit<
  BandCost,
  "people" | "totalPence" | "councilTotalPence" | "differencePence"
> & { people: Shown; totalPence: Shown; councilTotalPence: Shown; differencePence: Shown };
export type ShownCosts = { bands: ShownBandCost[]; totals: { [K in keyof Totals]: Shown } };

/**
 * The costs for publication. Money is people times a known fee, so it is hidden wherever people are; and the money of the
 * whole is hidden when that of any band is, since two bands at different fees could be told apart by it.
 */
export function costsForPublication(costs: SpbCosts, tables: CrossTables<Shown>): ShownCosts {
  const bands = costs.bands.map((row, i) => {
    const people = tables.bandTotals[i] ?? null;
    return people === null
      ? { ...row, people, totalPence: null, councilTotalPence: null, differencePence: null }
      : { ...row, people };
  });
  const { totalPence, councilTotalPence, differencePence } = costs.totals;
  return {
    bands,
    totals: bands.some((row) => row.people === null)
      ? { people: tables.total, totalPence: null, councilTotalPence: null, differencePence: null }
      : { people: tables.total, totalPence, councilTotalPence, differencePence },
  };
}

/** The costs and tables as they are shown: exact for the area's own staff, or fit for publication. */
export function shownReport(
  costs: SpbCosts,
  counts: readonly Count[],
  publication: boolean,
): { costs: ShownCosts; tables: CrossTables<Shown> } {
  const exact = crossTables(counts);
  if (!publication) return { costs: { bands: costs.bands, totals: costs.totals }, tables: exact };
  const tables = forPublication(exact);
  return { costs: costsForPublication(costs, tables), tables };
}
