// The whole app in this process, as Remix serves it: loaders, actions, drawing and error pages, on the test's own database.
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import * as root from "#app/root.tsx";
import * as entry from "#app/entry.server.tsx";
import routes from "#app/routes.ts";
import { loadRoute } from "#tests/support/route-table.ts";

const idOf = (row: RouteConfigEntry) => row.id ?? row.file.replace(/\.tsx?$/, "");
const future = {
  v3_fetcherPersist: true,
  v3_relativeSplatPath: true,
  v3_throwAbortReason: true,
  v3_singleFetch: true,
  v3_lazyRouteDiscovery: true,
  v3_routeConfig: true,
  v3_routerConfig: true,
  unstable_optimizeDeps: false,
};

export async function wholeApp(): Promise<(request: Request) => Promise<Response>> {
  const manifest = (id: string, more: object) => ({
    id,
    module: "",
    hasLoader: true,
    hasAction: true,
    hasErrorBoundary: id === "root",
    hasClientAction: false,
    hasClientLoader: false,
    ...more,
  });
  const rows = await Promise.all(
    routes.map(async (row) => ({
      id: idOf(row),
      parentId: "root",
      path: row.path,
      index: row.index,
      module: await loadRoute({ path: "", file: row.file }),
    })),
  );
  const all = [{ id: "root", path: "", module: root }, ...rows];
  const build = {
    entry: { module: entry },
    routes: Object.fromEntries(all.map((row) => [row.id, row])),
    assets: {
      entry: { module: "", imports: [] },
      routes: Object.fromEntries(all.map((row) => [row.id, manifest(row.id, { ...row, module: "" })])),
      url: "",
      version: "tests",
    },
    publicPath: "/",
    assetsBuildDirectory: "",
    future,
    isSpaMode: false,
    mode: "production",
  } as unknown as ServerBuild;
  const handle = createRequestHandler(build, "production");
  return (request) => handle(request, { cspNonce: "nonce" });
}
