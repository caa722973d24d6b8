import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { findStatement, LINES_A_PAGE } from "#app/domain/budgets/find-statement.server.ts";
import { openLedgerAccount, type Mode } from "#app/domain/ledger/ledger.server.ts";
import { verifyLedger } from "#app/domain/ledger/verify-ledger.server.ts";
import { openPayingAccount } from "#app/domain/payments/open-paying-account.server.ts";
import { db } from "#app/db.server.ts";
import { cookieOf } from "#tests/factories/account.ts";
import { makeBudget, makeCouncil } from "#tests/factories/budget.ts";
import { wholeApp } from "#tests/support/whole-app.ts";

const ALL = { from: null, to: null };
const HEAVIEST = 100_000;

/** A person whose care money was spent in so many small payments, each written down. */
async function makeSpender(entries: number) {
  const council = await makeCouncil();
  const { pot } = await makeBudget(council);
  const payer = await openPayingAccount(db().prisma, {
    areaId: pot.areaId,
    personId: pot.personId,
    route: "direct_payment",
    budgetManagerId: null,
  });
  const paidOut = await openLedgerAccount(db().prisma, "paying-account/paid-out", payer.id, pot.mode as Mode);
  // In one statement: as the domain posts them, only faster
  await db().owner.query(
    `WITH one AS (SELECT gen_random_uuid() AS id, n FROM generate_series(1, $1::int) n),
      posted AS (SELECT one.id, one.n, (ledger.post('spend:' || one.id || ':1', 'spend',
        jsonb_build_array(jsonb_build_object('account', $2::text, 'pence', -100), jsonb_build_object('account', $3::text, 'pence', 100)),
        'spending', one.id::text, NULL)).transfer_id FROM one)
     INSERT INTO spending (id, pot_id, person_id, area_id, paid_on, pence, payee, what, state, submission_key, transfer_id)
     SELECT id, $4, $5, $6, '2026-05-01', 100, 'Lena Kowalska of Portswood', 'Support number ' || n || ', and the bus there and back', 'recorded', id::text, transfer_id
     FROM posted`,
    [entries, String(pot.availableAccountId), String(paidOut), pot.id, council.person.id, council.area.id],
  );
  return { ...council, pot };
}
type Spender = Awaited<ReturnType<typeof makeSpender>>;
const statement = async ({ asPerson, pot }: Spender, page: number) => {
  const found = await findStatement(asPerson, pot.id, ALL, page);
  if (!found?.statement) throw new Error("no statement");
  return found.statement;
};

let many: Spender;
let few: Spender;
let put: number;
beforeAll(async () => {
  [many, few] = [await makeSpender(2_000), await makeSpender(200)];
  put = await db().prisma.instalment.count({ where: { potId: many.pot.id } });
});

test("a year of 2,000 entries: every page follows on from the one before, to the penny", async () => {
  const first = await statement(many, 1);
  expect(first.lineCount).toBe(2_000 + put);
  expect(first.pages).toBe(Math.ceil((2_000 + put) / LINES_A_PAGE));
  const pages = await Promise.all(Array.from({ length: first.pages }, (_, i) => statement(many, i + 1)));
  const lines = pages.flatMap((page) => page.lines);
  expect(lines).toHaveLength(2_000 + put);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  expect(lines[0]?.leftAfter).toBe(first.closing.left);
  for (const [i, line] of lines.entries())
    expect(line.leftAfter - line.leftChange).toBe(lines[i + 1]?.leftAfter ?? 0);
  expect(lines[0]?.what).toMatch(/^Paid on 1 May 2026: Support number 2000, .*, to Lena Kowalska/);
  expect(await verifyLedger()).toMatchObject({ ok: true });
});

test("its page weighs no more than the bar", async () => {
  const serve = await wholeApp();
  const headers = { Cookie: await cookieOf({ id: many.asPerson.actor.accountId }) };
  const answer = await serve(new Request(`http://own.test/budget/statement?pot=${many.pot.id}`, { headers }));
  expect(answer.status).toBe(200);
  const html = await answer.text();
  expect(html).toContain("Support number 2000");
  expect(gzipSync(html).length).toBeLessThan(HEAVIEST / 4);
  // Even uncompressed, with room for the style sheet and the letters
  expect(html.length).toBeLessThan(HEAVIEST);
});

test("ten times as many entries do not cost ten times as much", async () => {
  const cost = async (spender: Spender) => {
    const times: number[] = [];
    for (let i = 0; i < 7; i++) {
      const begun = performance.now();
      await statement(spender, 1);
      times.push(performance.now() - begun);
    }
    return Math.min(...times);
  };
  await cost(few);
  const [small, large] = [await cost(few), await cost(many)];
  expect(large / small, `${large.toFixed(1)} ms against ${small.toFixed(1)} ms`).toBeLessThan(4);
});
