import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";

export type TableRow = { path: string; file: string };

const flatten = (entries: RouteConfigEntry[], base = ""): TableRow[] =>
  entries.flatMap((entry) => {
    const path = [base, entry.path].filter(Boolean).join("/");
    return [{ path: `/${path}`, file: entry.file }, ...flatten(entry.children ?? [], path)];
  });

/** Every row of routes.ts: a new page cannot be left out of a test that walks this. */
export const routeTable: TableRow[] = flatten(routes);

/** Pages are written in .tsx; a .ts row answers with a file, JSON or a redirect. */
export const pagePaths: string[] = routeTable
  .filter(({ file }) => file.endsWith(".tsx"))
  .map(({ path }) => path);

const parameters = (path: string) => path.split("/").filter((part) => part.startsWith(":")).length;
const patterns = routeTable
  .map(({ path }) => path)
  .filter((path) => path !== "/*")
  .sort((a, b) => parameters(a) - parameters(b))
  .map((path) => ({
    path,
    expression: new RegExp(`^${path.replaceAll(".", "\\.").replace(/:\w+/g, "[^/]+")}$`),
  }));

/** The row that an address belongs to: the one with the fewest parameters, as Remix chooses. */
export const patternOf = (pathname: string): string | null =>
  patterns.find(({ expression }) => expression.test(pathname))?.path ?? null;
