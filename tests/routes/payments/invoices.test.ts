import { describe, expect, test } from "vitest";
import { action as creditAction } from "#app/routes/payments/invoices/credit.tsx";
import { loader as csv } from "#app/routes/payments/invoices/csv.ts";
import { loader as list } from "#app/routes/payments/invoices/list.tsx";
import { action as payMany, loader as payPage } from "#app/routes/payments/invoices/pay-many.tsx";
import { loader as show } from "#app/routes/payments/invoices/show.tsx";
import { loader as documentPage } from "#app/routes/payments/document.tsx";
import { findViewer } from "#app/http/viewer.server.ts";
import { db } from "#app/db.server.ts";
import { now } from "#app/lib/clock.ts";
import { randomUUID } from "node:crypto";
import { cookieOf, makeAccount } from "#tests/factories/account.ts";
import { invoiceNow, makeInvoiced, makeInvoices } from "#tests/factories/invoice.ts";
import { call } from "#tests/support/route-table.ts";

const cookieFor = (access: { actor: { accountId: string } }) => cookieOf({ id: access.actor.accountId });
const get = (url: string, cookie: string) =>
  new Request(`http://own.test${url}`, { headers: { Cookie: cookie } });
async function post(url: string, cookie: string, fields: [string, string][]) {
  const viewer = await findViewer(get(url, cookie));
  const body = new URLSearchParams([...fields, ["csrf", viewer?.formToken ?? ""]]);
  return new Request(`http://own.test${url}`, { method: "POST", headers: { Cookie: cookie }, body });
}
const args = (request: Request, id = "") => ({ request, params: { id }, context: { cspNonce: "" } }) as never;
const today = () => {
  const [year = "", month = "", day = ""] = now().toISOString().slice(0, 10).split("-");
  return [
    ["paidOn.day", day],
    ["paidOn.month", month],
    ["paidOn.year", year],
  ] as [string, string][];
};

describe("a budget manager's people", () => {
  test("see their own organisation's invoices, with ages and a file, and nobody else's", async () => {
    const mine = await makeInvoiced("third_party");
    const other = await makeInvoiced("third_party");
    const cookie = await cookieFor(mine.staff);
    const page = await list(args(get("/invoices", cookie)));
    expect(page.rows).toMatchObject([
      { id: mine.invoice.id, who: mine.person.reference, mayChoose: true, leftPence: 18_000 },
    ]);
    expect(page.ageing[0]).toMatchObject({ age: "not-due", count: 1, pence: 18_000 });
    const found = await list(args(get(`/invoices?q=${mine.invoice.document.label.toLowerCase()}`, cookie)));
    expect(found.total).toBe(1);
    expect((await list(args(get("/invoices?q=%25&state=all", cookie)))).total).toBe(0);
    const file = await (await csv(args(get("/invoices.csv", cookie)))).text();
    expect(file.trim().split("\r\n")).toHaveLength(2);
    expect(file).toContain("Support planning and brokerage");
    expect(file).not.toContain(other.invoice.document.label);
    for (const [page_, id] of [
      [show, other.invoice.id],
      [documentPage, other.invoice.documentId],
    ] as const)
      expect(await call(page_ as never, get("/x", cookie), { id })).toMatchObject({ status: 404 });
    const both = `/invoices/pay?invoice=${mine.invoice.id}&invoice=${other.invoice.id}`;
    expect(await call(payPage as never, get(both, cookie), {})).toMatchObject({ status: 404 });
  });

  test("one without an organisation sees nothing at all", async () => {
    const it = await makeInvoiced("third_party");
    const lost = await makeAccount("budget_manager", it.area.id);
    expect(await call(list as never, get("/invoices", await cookieOf(lost)), {})).toMatchObject({
      status: 404,
    });
  });

  test("check first, then record; a day that is none comes back with the answers", async () => {
    const it = await makeInvoiced("third_party");
    const [second] = await makeInvoices(it);
    const cookie = await cookieFor(it.staff);
    const url = `/invoices/pay?invoice=${it.invoice.id}&invoice=${second?.id ?? ""}`;
    const chosen: [string, string][] = [
      ["invoice", `${it.invoice.id}:1`],
      ["invoice", `${second?.id ?? ""}:1`],
      ["bankReference", "H 9"],
      ["submissionKey", randomUUID()],
    ];
    const wrong = await payMany(
      args(await post(url, cookie, [...chosen, ["paidOn.day", "31"], ["step", "check"]])),
    );
    expect(wrong).toMatchObject({
      init: { status: 422 },
      data: { errors: { paidOn: expect.any(String) as string } },
    });
    const check = await payMany(args(await post(url, cookie, [...chosen, ...today(), ["step", "check"]])));
    expect(check).toMatchObject({ data: { check: { bankReference: "H 9" } } });
    expect((await invoiceNow(it.invoice.id)).status).toBe("issued");
    const record = await call(
      payMany as never,
      await post(url, cookie, [...chosen, ...today(), ["step", "record"]]),
      {},
    );
    expect(record).toEqual({ status: 303, location: "/invoices?done=paid&count=2" });
    expect((await invoiceNow(it.invoice.id)).status).toBe("paid");
  });
});

test("a third party's invoice tells the person that they are never asked, and offers nothing to pay", async () => {
  const it = await makeInvoiced("third_party");
  const page = await show(args(get("/x", await cookieFor(it.asPerson)), it.invoice.id));
  expect(page.actions).toEqual([]);
  expect(page.facts.find((fact) => fact.label === "Who pays")?.value).toMatch(
    /You are never asked for this money/,
  );
  const own = await makeInvoiced("direct_payment");
  const mine = await show(args(get("/x", await cookieFor(own.asPerson)), own.invoice.id));
  expect(mine.actions.map((one) => one.label)).toEqual(["Pay by bank transfer"]);
});

test("each end and the council's staff see it; other areas, planners and people do not", async () => {
  const it = await makeInvoiced("council_held");
  const stranger = await makeInvoiced("council_held");
  for (const access of [it.asPerson, it.asPlanner, it.council])
    expect(
      await call(show as never, get("/x", await cookieFor(access)), { id: it.invoice.id }),
    ).toMatchObject({ status: 200 });
  for (const access of [stranger.asPerson, stranger.asPlanner, stranger.council, it.staff])
    expect(
      await call(show as never, get("/x", await cookieFor(access)), { id: it.invoice.id }),
    ).toMatchObject({ status: 404 });
  expect(
    await db().prisma.auditEvent.count({ where: { action: "invoice.viewed", objectId: it.invoice.id } }),
  ).toBe(3);
});

test("amounts that are none, over HTTP: said beside the field, nothing given back", async () => {
  const it = await makeInvoiced("third_party");
  const cookie = await cookieFor(it.asPlanner);
  const url = `/invoices/${it.invoice.id}/credit`;
  for (const amount of ["-1", "1e9", "18.005", "NaN", "١٨", "180.01"]) {
    const answer = await creditAction(
      args(
        await post(url, cookie, [
          ["version", "1"],
          ["amount", amount],
          ["reason", "x"],
          ["submissionKey", randomUUID()],
        ]),
        it.invoice.id,
      ),
    );
    expect(answer, amount).toMatchObject({
      init: { status: 422 },
      data: { errors: { amount: expect.any(String) as string }, values: { amount } },
    });
  }
  expect(await db().prisma.creditNote.count({ where: { invoiceId: it.invoice.id } })).toBe(0);
});
