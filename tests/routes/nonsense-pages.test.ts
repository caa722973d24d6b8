import fc from "fast-check";
import { beforeAll, describe, test } from "vitest";
import { brokenAddress } from "#app/process/broken-address.ts";
import { SHARP } from "#tests/routes/nonsense/words.ts";
import {
  addressOf,
  cookieFor,
  cookies,
  makeWorld,
  nasty,
  paramsOf,
  pick,
  rows,
  RUNS,
  send,
  useWholeApp,
  value,
  whoMayOpen,
} from "#tests/routes/nonsense/world.ts";

useWholeApp();
describe("pages", () => {
  beforeAll(makeWorld);
  test.each(rows.filter((row) => row.module.loader ?? row.module.default))(
    "$path with sharp words in its query",
    async ({ path, names }) => {
      const [cookie = cookies[0] ?? ""] = await whoMayOpen(path);
      for (const word of SHARP) {
        const pairs = ["page", "q", "done", "saved", ...names].map((name): [string, string] => [name, word]);
        const url = addressOf(path, { good: true, n: 0, other: "" }, pairs);
        await send(new Request(url, { headers: { Cookie: cookie } }), { url });
      }
    },
  );
  test.each(rows.filter((row) => row.module.loader ?? row.module.default))(
    "$path",
    async ({ path, names, values }) => {
      const query = fc.array(
        fc.tuple(
          fc.oneof({ weight: 6, arbitrary: pick(["page", "q", "next", "token", ...names]) }, nasty),
          value(values),
        ),
        { maxLength: 8 },
      );
      await fc.assert(
        fc.asyncProperty(paramsOf(), query, fc.nat(), async (choice, pairs, who) => {
          const url = addressOf(path, choice, pairs);
          if (brokenAddress(new URL(url).pathname + new URL(url).search)) return;
          const cookie = await cookieFor(path, who);
          await send(new Request(url, { headers: { Cookie: cookie } }), {
            url,
            who: cookies.indexOf(cookie),
          });
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
  );
}, 3_600_000);
