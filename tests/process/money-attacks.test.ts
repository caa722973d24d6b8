// Every attack that the ledger was designed against, over HTTP: on the built app, as people's own browsers would send it.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { confirmArrived } from "#app/domain/payments/invoices/confirm-arrived.server.ts";
import { markPaid } from "#app/domain/payments/invoices/mark-paid.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf } from "#app/lib/dates.ts";
import { makeDraft, makeEngagement, makeParties } from "#tests/factories/engagement.ts";
import { makeInvoiced, makeInvoices } from "#tests/factories/invoice.ts";
import { makePlanner } from "#tests/factories/planner.ts";
import { makeAssisted } from "#tests/factories/grant.ts";
import { makeOwed, makePaidRun } from "#tests/factories/run.ts";
import { makeCarePot, makeStatement } from "#tests/factories/statement.ts";
import { attackBudgets } from "#tests/process/money-attacks/budgets.ts";
import { attackCards } from "#tests/process/money-attacks/cards.ts";
import { attackRules } from "#tests/process/money-attacks/rules.ts";
import { attackRuns } from "#tests/process/money-attacks/runs.ts";
import {
  council,
  dated,
  left,
  person,
  planner,
  staff,
  stage,
  times,
  written,
} from "#tests/process/money-attacks/stage.ts";
import { attackUpgrades } from "#tests/process/money-attacks/upgrades.ts";
import { runToEnd, startBuiltApp, type BuiltApp } from "#tests/support/built-app.ts";
import type { HttpVisitor } from "#tests/support/http-visitor.ts";

let app: BuiltApp;
let databaseUrl: string;
beforeAll(async () => {
  const own = new URL(inject("serverUrl"));
  own.pathname = new URL(db().connectionString).pathname;
  databaseUrl = own.href;
  app = await startBuiltApp({ DATABASE_URL: databaseUrl });
  stage.url = app.url;
}, 120_000);
afterAll(() => app.end());

test("60 requests of £180 at once on £1,000: 5 succeed, 55 are refused in words, £100 is left", async () => {
  const parties = await makeParties(100_000);
  const planners = await times(12, () => makePlanner(parties.area.id));
  const tries = await times(60, async (i) => {
    const one = planners[i % 12]?.planner ?? parties.planner;
    const draft = await makeDraft({ ...parties, planner: one });
    return `/planners/${one.slug}/engage/check?draft=${draft.id}`;
  });
  const visitor = await person(parties);
  const fields = await visitor.hiddenFields(tries[0] ?? "");
  const answers = await Promise.all(tries.map((path) => visitor.post(path, fields)));
  expect(answers.filter((one) => one.status === 303)).toHaveLength(5);
  for (const one of answers.filter((each) => each.status !== 303)) {
    expect(one.status).toBe(422);
    expect(one.body).toMatch(/Nothing (more )?was set aside/);
  }
  expect([await left(parties.pot.availableAccountId), await left(parties.pot.heldAccountId)]).toEqual([
    10_000, 90_000,
  ]);
}, 60_000);

/** An agreed direct payment budget with £1,000 in it. */
async function spender() {
  const parties = await makeParties(0);
  const pot = await makeCarePot(parties.person, 100_000);
  await db().prisma.budget.update({ where: { id: pot.budgetId }, data: { status: "approved" } });
  const visitor = await person(parties);
  const path = `/budget/spending/new?pot=${pot.id}`;
  const hidden = await visitor.hiddenFields(path);
  const fields = {
    ...hidden,
    potId: pot.id,
    what: "Bus",
    payee: "First Bus",
    amount: "18",
    ...dated("paid"),
  };
  return { parties, pot, visitor, path, fields };
}
test("one form 20 times at once is one payment; the same form with another amount is refused, and nothing is written twice", async () => {
  const { pot, visitor, path, fields } = await spender();
  const answers = await times(20, () => visitor.post(path, fields));
  expect(new Set(answers.map((one) => `${one.status} ${one.location ?? ""}`))).toEqual(
    new Set(["303 /budget/spending?done=recorded"]),
  );
  expect(await left(pot.availableAccountId)).toBe(98_200);
  const other = await visitor.post(path, { ...fields, amount: "19" });
  expect(other.status).toBe(422);
  expect(other.body).toContain("This form was sent before, with other answers");
  expect(await db().prisma.spending.count({ where: { potId: pot.id } })).toBe(1);
  expect(await left(pot.availableAccountId)).toBe(98_200);
});
test("60 payments of £180 at once out of £1,000: 5 are written down, £100 is left", async () => {
  const { pot, visitor, path, fields } = await spender();
  const answers = await times(60, () =>
    visitor.post(path, { ...fields, amount: "180", submissionKey: randomUUID() }),
  );
  expect(answers.filter((one) => one.status === 303)).toHaveLength(5);
  for (const one of answers.filter((each) => each.status !== 303))
    expect(one.body).toMatch(/Nothing was written down yet/);
  expect(await left(pot.availableAccountId)).toBe(10_000);
}, 60_000);
test("a practitioner's form 20 times at once puts money in once; with other answers it is refused", async () => {
  const parties = await makeParties(10_000);
  const visitor = await council(parties);
  const path = `/council/people/${parties.person.id}/pots/${parties.pot.id}`;
  const fields = { ...(await visitor.hiddenFields(path)), tier: "medium", add: "140", reason: "The review" };
  const answers = await times(20, () => visitor.post(path, fields));
  expect(answers.every((one) => one.status === 302)).toBe(true);
  expect(await left(parties.pot.availableAccountId)).toBe(24_000);
  const other = await visitor.post(path, { ...fields, add: "150" });
  expect([other.status, other.body.includes("This form was sent before")]).toEqual([422, true]);
  expect(await left(parties.pot.availableAccountId)).toBe(24_000);
});
test("30 racers agree, say what is missing and ask to end one engagement: the money goes one way, once", async () => {
  const parties = await makeParties(18_000);
  const { id } = await makeEngagement(parties, "delivered");
  const [asPerson, asPlanner] = [await person(parties), await planner(parties)];
  const agree = await asPerson.hiddenFields(`/engagements/${id}/agree`);
  const missing = await asPerson.hiddenFields(`/engagements/${id}/missing`);
  const end = await asPlanner.hiddenFields(`/engagements/${id}/end`);
  const answers = await times(30, (i) =>
    i % 3 === 0
      ? asPerson.post(`/engagements/${id}/agree`, agree)
      : i % 3 === 1
        ? asPerson.post(`/engagements/${id}/missing`, { ...missing, words: "The quotes" })
        : asPlanner.post(`/engagements/${id}/end`, {
            ...end,
            reason: "Ill",
            words: "Ill",
            feeDuePence: "7200",
          }),
  );
  for (const one of answers) expect([303, 404, 422]).toContain(one.status);
  const moved = answers.filter((one) => one.status === 303);
  expect(moved.length).toBeGreaterThanOrEqual(1);
  const engagement = await db().prisma.engagement.findUniqueOrThrow({ where: { id } });
  const [available, held] = [
    await left(parties.pot.availableAccountId),
    await left(parties.pot.heldAccountId),
  ];
  expect(available + held + (engagement.feeDuePence ?? 0)).toBe(18_000);
  const captures = await db().owner.query(
    "SELECT FROM ledger.transfer WHERE subject_id = $1 AND kind IN ('capture', 'release')",
    [id],
  );
  expect(captures.rowCount).toBe(engagement.feeDuePence === null ? 0 : 1);
});
test("30 racers cancel and accept one request: one wins, and the money agrees with it", async () => {
  const parties = await makeParties(18_000);
  const { id } = await makeEngagement(parties);
  const [asPerson, asPlanner] = [await person(parties), await planner(parties)];
  const cancel = await asPerson.hiddenFields(`/engagements/${id}/cancel`);
  const accept = await asPlanner.hiddenFields(`/engagements/${id}/accept`);
  const answers = await times(30, (i) =>
    i % 2
      ? asPerson.post(`/engagements/${id}/cancel`, { ...cancel, reason: "Changed my mind" })
      : asPlanner.post(`/engagements/${id}/accept`, accept),
  );
  const { status } = await db().prisma.engagement.findUniqueOrThrow({ where: { id } });
  expect(["accepted", "cancelled"]).toContain(status);
  for (const one of answers) expect([303, 404, 422]).toContain(one.status);
  expect(await left(parties.pot.heldAccountId)).toBe(status === "cancelled" ? 0 : 18_000);
  expect(await left(parties.pot.availableAccountId)).toBe(status === "cancelled" ? 18_000 : 0);
});

describe("amounts that are none, in every form about money: a clear refusal, nothing changed", () => {
  const BAD = ["-1", "1e9", "18.005", "NaN", "٣٢٠", "１８", "0x10", "Infinity", "999999999999", "18,50"];
  type Form = { visitor: HttpVisitor; path: string; fields: Record<string, string>; amounts: string[] };
  const forms: Record<string, () => Promise<Form>> = {
    "what was paid": async () => ({ ...(await spender()), amounts: ["amount"] }),
    "money added to a planning pot": async () => {
      const parties = await makeParties(10_000);
      const visitor = await council(parties);
      const path = `/council/people/${parties.person.id}/pots/${parties.pot.id}`;
      const fields = {
        ...(await visitor.hiddenFields(path)),
        tier: "medium",
        add: "140",
        reason: "The review",
      };
      return { visitor, path, fields, amounts: ["add"] };
    },
    "a new budget": async () => {
      const parties = await makeParties(10_000);
      await db().prisma.budget.updateMany({
        where: { personId: parties.person.id },
        data: { status: "closed" },
      });
      const visitor = await council(parties);
      const path = `/council/people/${parties.person.id}/budget/new`;
      const hidden = await visitor.hiddenFields(path);
      const days = {
        "periodFrom.day": "1",
        "periodFrom.month": "4",
        "periodFrom.year": "2027",
        "periodTo.day": "31",
        "periodTo.month": "3",
        "periodTo.year": "2028",
      };
      const more = {
        status: "approved",
        contribution: "net",
        ownPart: "10",
        amount: "310",
        every: "four_weeks",
        route: "direct_payment",
        reason: "The review",
      };
      return { visitor, path, fields: { ...hidden, ...days, ...more }, amounts: ["amount", "ownPart"] };
    },
    "a pot added to a budget": async () => {
      const { parties, pot } = await spender();
      const visitor = await council(parties);
      const path = `/council/people/${parties.person.id}/budget/${pot.budgetId}/pots/new`;
      const more = {
        kind: "one_off",
        name: "A chair",
        amount: "145",
        route: "direct_payment",
        every: "",
        reason: "The review",
      };
      return {
        visitor,
        path,
        fields: { ...(await visitor.hiddenFields(path)), ...more, ...dated("from") },
        amounts: ["amount"],
      };
    },
    "a pot's amount": async () => {
      const { parties, pot } = await spender();
      const visitor = await council(parties);
      const path = `/council/people/${parties.person.id}/budget/${pot.budgetId}/pots/${pot.id}`;
      const more = { amount: "320", every: "four_weeks", reason: "The review" };
      return {
        visitor,
        path,
        fields: { ...(await visitor.hiddenFields(path)), ...more, ...dated("from") },
        amounts: ["amount"],
      };
    },
    "a credit on an invoice": async () => {
      const parties = await makeParties(18_000);
      const [invoice] = await makeInvoices(parties);
      const visitor = await planner(parties);
      const path = `/invoices/${invoice?.id ?? ""}/credit`;
      return {
        visitor,
        path,
        fields: { ...(await visitor.hiddenFields(path)), amount: "18", reason: "Too much" },
        amounts: ["amount"],
      };
    },
    "somebody made live": async () => {
      const parties = await makeParties(0);
      const visitor = await council(parties);
      const waiting = await db().prisma.person.create({
        data: { areaId: parties.area.id, reference: `T-${randomUUID().slice(0, 8)}` },
      });
      const path = `/council/people/${waiting.id}/make-live`;
      return {
        visitor,
        path,
        fields: { ...(await visitor.hiddenFields(path)), weekly: "310", step: "check" },
        amounts: ["weekly"],
      };
    },
  };
  test.each(Object.keys(forms))(
    "%s",
    async (name) => {
      const form = forms[name];
      if (!form) throw new Error(name);
      const { visitor, path, fields, amounts } = await form();
      const before = await written();
      for (const amount of amounts)
        for (const bad of BAD) {
          const answer = await visitor.post(path, { ...fields, [amount]: bad });
          expect([bad, answer.status]).toEqual([bad, 422]);
          expect(answer.body).toContain("There is a problem");
          // The message stands at the amount itself, and the answer is kept as it was typed
          expect(answer.body, `${amount} ${bad}`).toContain(`id="${amount}-error"`);
          expect(answer.body).toContain(`value="${bad}"`);
        }
      expect(await written()).toBe(before);
    },
    60_000,
  );
});
test("a statement of a bank with such amounts is refused line by line, and nothing of it is kept", async () => {
  const { parties, visitor } = await spender();
  const { csrf = "" } = await visitor.hiddenFields("/budget/bank-statement");
  const body = new FormData();
  body.set("csrf", csrf);
  body.set("account", "direct_payment");
  body.set(
    "file",
    new Blob([
      "Date,What,Amount\n01/11/2026,A,-1.00\n01/11/2026,B,18.005\n01/11/2026,C,NaN\n01/11/2026,D,1e9\n01/11/2026,E,١٨\n31/02/2026,F,-1.00\n",
    ]),
    "a.csv",
  );
  const sent = await visitor.send("/budget/bank-statement", {
    method: "POST",
    body,
    headers: { Origin: app.url },
  });
  expect(sent.status).toBe(303);
  const columns = { csrf, day: "0", dayFormat: "dmy", description: "1", amounts: "minus", amount: "2" };
  const checked = await visitor.post(sent.location ?? "", columns);
  const page = await visitor.send(checked.location ?? "");
  for (const line of [3, 4, 5, 6, 7])
    expect(page.body.replaceAll("<!-- -->", "")).toContain(`Line ${line}</b>`);
  const pressed = await visitor.post(checked.location ?? "", { csrf });
  expect([pressed.status, pressed.body.includes("Nothing was added")]).toEqual([422, true]);
  expect(await db().prisma.statementLine.count({ where: { personId: parties.person.id } })).toBe(0);
  // Without its token, from another site, too large
  const forged = new FormData();
  forged.set("account", "direct_payment");
  forged.set("file", new Blob(["Date,What,Amount\n01/11/2026,A,-2.00\n"]), "a.csv");
  expect(
    (
      await visitor.send("/budget/bank-statement", {
        method: "POST",
        body: forged,
        headers: { Origin: app.url },
      })
    ).status,
  ).toBe(403);
  forged.set("file", new Blob(["x".repeat(1_100_000)]), "a.csv");
  expect(
    (
      await visitor.send("/budget/bank-statement", {
        method: "POST",
        body: forged,
        headers: { Origin: app.url },
      })
    ).status,
  ).toBe(413);
  expect(await db().prisma.statementImport.count({ where: { personId: parties.person.id } })).toBe(1);
});
attackRules();
attackUpgrades();
attackBudgets();
attackRuns();
attackCards();

test("holds and releases between the same two accounts, 60 at once: no deadlock, and nothing is lost", async () => {
  const parties = await makeParties(360_000);
  const planners = await times(6, () => makePlanner(parties.area.id));
  const asPerson = await person(parties);
  const page = async (i: number) => {
    const one = planners[i % 6]?.planner ?? parties.planner;
    return `/planners/${one.slug}/engage/check?draft=${(await makeDraft({ ...parties, planner: one })).id}`;
  };
  const first = await page(0);
  const fields = await asPerson.hiddenFields(first);
  const asked = [await asPerson.post(first, fields)];
  for (let i = 1; i < 6; i++) asked.push(await asPerson.post(await page(i), fields));
  const ids = asked.map(({ location }) => /[0-9a-f-]{36}/.exec(location ?? "")?.[0] ?? "");
  const cancel = { ...(await asPerson.hiddenFields(`/engagements/${ids[0] ?? ""}/cancel`)), reason: "No" };
  const pages = await times(30, page);
  const answers = await times(60, (i) =>
    i % 2
      ? asPerson.post(`/engagements/${ids[i % 6] ?? ""}/cancel`, cancel)
      : asPerson.post(pages[i / 2] ?? "", fields),
  );
  for (const { status } of answers) expect([303, 404, 422]).toContain(status);
  const open = await db().prisma.engagement.count({
    where: { personId: parties.person.id, status: "requested" },
  });
  expect(await left(parties.pot.heldAccountId)).toBe(open * 18_000);
  expect(await left(parties.pot.availableAccountId)).toBe(360_000 - open * 18_000);
}, 60_000);

describe("a stranger", () => {
  test("finds no session, statement, invoice or receipt of somebody else, however they ask", async () => {
    const made = await makeInvoiced("direct_payment");
    const { id } = made.invoice;
    const marked = await markPaid(made.asPerson, { id, version: 1, paidOn: dayOf(now()) });
    const arrived = await confirmArrived(made.planner_, { id, version: 2 });
    expect([marked.ok, arrived.ok]).toEqual([true, true]);
    const run = await makeOwed();
    await makePaidRun(run.maker, run.approver, [run.invoice]);
    const { prisma } = db();
    const care = await makeCarePot(made.person, 1_000);
    const { statement } = await makeStatement((await makeParties(0)).person);
    const { session } = await makeAssisted(made.person);
    const papers = await prisma.document.findMany({
      where: { OR: [{ personId: made.person.id }, { areaId: run.parties.area.id }] },
      select: { id: true, kind: true },
    });
    expect(new Set(papers.map(({ kind }) => kind))).toEqual(new Set(["invoice", "receipt", "remittance"]));
    const { id: engagementId } = await prisma.engagement.findFirstOrThrow({
      where: { personId: made.person.id },
    });
    const paths = [
      ...papers.map(({ id }) => `/documents/${id}`),
      `/invoices/${id}`,
      `/invoices/${run.invoice}`,
      `/engagements/${engagementId}`,
      `/assist/sessions/${session.id}/read-back`,
      `/budget/statement?pot=${care.id}`,
      `/budget/statement.csv?pot=${care.id}`,
      `/budget/bank-statement/${statement.id}`,
      `/council/people/${made.person.id}/budget/statement?pot=${care.id}`,
    ];
    const other = await makeParties(1_000);
    const strangers = {
      "another person": await person(other),
      "another planner": await planner(other),
      "a practitioner of another area": await council(other),
      "a budget manager of the area": await staff(made.area.id, "budget_manager"),
    };
    for (const [who, visitor] of Object.entries(strangers)) {
      const answers = await Promise.all(paths.map((path) => visitor.send(path)));
      expect(answers.map(({ status }, i) => [who, paths[i], status])).toEqual(
        paths.map((path) => [who, path, 404]),
      );
    }
  });
});

const prove = async () => {
  const { code, stdout } = await runToEnd(["app/process/commands/ledger-verify.ts", "--json"], {
    DATABASE_URL: databaseUrl,
  });
  return { code, proof: JSON.parse(stdout) as Record<string, unknown> };
};
describe("after all of it the ledger's own command", () => {
  test("says that everything holds, in the seven names that outsiders rely on and no other", async () => {
    const { code, proof } = await prove();
    const { transfers, entries, accounts } = proof;
    expect(proof).toEqual({
      ok: true,
      transfers,
      entries,
      accounts,
      imbalances: [],
      drift: [],
      orphanHolds: [],
    });
    expect(code).toBe(0);
    for (const n of [transfers, entries, accounts]) expect(n).toBeGreaterThan(0);
  }, 60_000);
  test("says which, once somebody has altered a row with the guards off", async () => {
    const client = await db().owner.connect();
    const unguarded = async (sql: string, values: unknown[]) => {
      await client.query("BEGIN; SET LOCAL session_replication_role = replica");
      const { rows } = await client.query<{ transfer_id: string; account_id: string }>(sql, values);
      await client.query("COMMIT");
      return rows[0];
    };
    const change = (by: number) =>
      unguarded(
        `UPDATE ledger.entry SET amount_pence = amount_pence + $1 WHERE id = (SELECT max(id) FROM ledger.entry)
         RETURNING transfer_id, account_id`,
        [by],
      );
    try {
      const row = await change(1);
      const { code, proof } = await prove();
      expect([code, proof.ok]).toEqual([1, false]);
      expect(proof.imbalances).toContainEqual(
        expect.objectContaining({ transferId: Number(row?.transfer_id) }),
      );
      expect(proof.drift).toContainEqual(expect.objectContaining({ accountId: Number(row?.account_id) }));
    } finally {
      await change(-1);
      client.release();
    }
    expect((await prove()).proof.ok).toBe(true);
  }, 60_000);
});
