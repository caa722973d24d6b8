import fc from "fast-check";
import { describe, test } from "vitest";
import { findViewer } from "#app/http/viewer.server.ts";
import { brokenAddress } from "#app/process/broken-address.ts";
import { useCopiesOf } from "#tests/support/copied-database.ts";
import { PREFIXES } from "#tests/routes/nonsense/words.ts";
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
  tokens,
  useWholeApp,
  value,
} from "#tests/routes/nonsense/world.ts";

useWholeApp();
describe("forms", () => {
  // Forms use up what there is
  useCopiesOf(makeWorld);
  test.each(rows.filter((row) => row.module.action))("$path", async ({ path, names, values }) => {
    const field = fc.tuple(
      fc.oneof(
        { weight: 9, arbitrary: pick(names) },
        { weight: 1, arbitrary: fc.oneof(pick(PREFIXES), nasty) },
      ),
      value(values),
    );
    await fc.assert(
      fc.asyncProperty(
        paramsOf(),
        fc.array(field, { maxLength: 3 * names.length }),
        fc.nat(),
        fc.boolean(),
        async (choice, pairs, who, file) => {
          const url = addressOf(path, choice, []);
          if (brokenAddress(new URL(url).pathname)) return;
          const cookie = await cookieFor(path, who);
          const seen = await findViewer(new Request(url, { headers: { Cookie: cookie } }));
          const token = seen?.formToken ?? tokens.get(cookie) ?? "";
          const body = file && who % 7 === 0 ? new FormData() : new URLSearchParams();
          for (const [name, one] of [["csrf", token] as [string, string], ...pairs]) body.append(name, one);
          if (body instanceof FormData)
            body.append(names[who % names.length] ?? "x", new File(["\u0000\u0001"], "a.exe"));
          await send(new Request(url, { method: "POST", headers: { Cookie: cookie }, body }), {
            url,
            who: cookies.indexOf(cookie),
            pairs,
          });
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
}, 3_600_000);
