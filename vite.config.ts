import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";

// Remix fixes the input of the server build; this adds the process itself as an entry that shares its chunks.
const serverEntries = (entries: Record<string, string>): Plugin => ({
  name: "server-entries",
  config: (_config, { command, isSsrBuild }) =>
    command === "build" && isSsrBuild
      ? { build: { rollupOptions: { input: entries, output: { entryFileNames: "[name].js" } } } }
      : undefined,
});

export default defineConfig({
  build: { assetsInlineLimit: 0, target: "es2022" },
  optimizeDeps: { exclude: ["@node-rs/argon2"] },
  plugins: [
    tailwindcss(),
    remix({
      serverBuildFile: "index.js",
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
    serverEntries({ index: "virtual:remix/server-build", server: "app/process/main.ts" }),
  ],
});
