import { createServer } from "vite";

const vite = await createServer({ server: { middlewareMode: true } });
// Vite ends the process on SIGTERM before the database is stopped; the server does it in order
process.removeAllListeners("SIGTERM");
const { serve } = (await vite.ssrLoadModule(
  "/app/process/serve.ts",
)) as typeof import("#app/process/serve.ts");
await serve(() => vite.ssrLoadModule("virtual:remix/server-build") as never, vite);
