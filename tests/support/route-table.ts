import { readdirSync } from "node:fs";
import { routeTable, type TableRow } from "./route-paths.ts";

export { routeTable, type TableRow };
type Loaded = {
  default?: unknown;
  loader?: (args: unknown) => unknown;
  action?: (args: unknown) => unknown;
};

const modules = import.meta.glob<Loaded>("/app/routes/**/*.{ts,tsx}");
export async function loadRoute(row: TableRow): Promise<Loaded> {
  const load = modules[`/app/${row.file}`];
  if (!load) throw new Error(`routes.ts names ${row.file}, which does not exist`);
  return load();
}
/** The files under app/routes, from the disk. */
export const routeFiles = (): string[] =>
  readdirSync("app/routes", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `routes/${name}`);

export type Answer = { status: number; location: string | null };

/** Calls a loader or action as Remix would; a thrown or returned response, redirect or `data()` becomes its status. */
export async function call(
  run: (args: unknown) => unknown,
  request: Request,
  params: Record<string, string>,
): Promise<Answer> {
  const of = (value: unknown): Answer => {
    if (value instanceof Response) return { status: value.status, location: value.headers.get("Location") };
    const init = (value as { init?: { status?: number } | null } | null)?.init;
    return { status: init?.status ?? 200, location: null };
  };
  try {
    return of(await run({ request, params, context: { cspNonce: "" } }));
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    return of(thrown);
  }
}

/** A path with its parameters filled in. */
export const fill = (path: string, params: Record<string, string>): string =>
  path
    .replace(/:([a-zA-Z]+)/g, (_whole, name: string) => params[name] ?? "none")
    .replace("*", "nothing-here");
