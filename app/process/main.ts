// The built program: the server and the pages are one build, so they share one copy of every module.
import * as build from "virtual:remix/server-build";
import { serve } from "#app/process/serve.ts";

await serve(build);
