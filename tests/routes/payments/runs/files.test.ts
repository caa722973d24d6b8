import { expect, test } from "vitest";
import { approveRun } from "#app/domain/payments/runs/approve-run.server.ts";
import { savePayingAccount } from "#app/domain/payments/runs/save-paying-account.server.ts";
import { loader as bacs } from "#app/routes/payments/runs/bacs.ts";
import { loader as csv } from "#app/routes/payments/runs/csv.ts";
import { db } from "#app/db.server.ts";
import { cookieOf, makeAccount } from "#tests/factories/account.ts";
import { ACCOUNTS, makeOwed, makePaidRun } from "#tests/factories/run.ts";

type Loader = typeof csv;
async function get(loader: Loader, id: string, accountId: string): Promise<Response> {
  const request = new Request("http://own.test/", { headers: { Cookie: await cookieOf({ id: accountId }) } });
  try {
    return await loader({ request, params: { id }, context: {} } as never);
  } catch (thrown) {
    return new Response(null, { status: (thrown as { init: { status: number } }).init.status });
  }
}

test("files of an approved run are downloads that change nothing; before the approval, and for others, there are none", async () => {
  const { parties, maker, approver, invoice } = await makeOwed();
  const staff = maker.actor.accountId;
  const draft = await makePaidRun(maker, approver, [invoice], "made");
  expect((await get(csv, draft, staff)).status).toBe(404);
  await approveRun(approver, draft, { version: 1, checked: "yes" });
  expect((await get(bacs, draft, staff)).status).toBe(404);
  await savePayingAccount(approver, {
    version: 1,
    ...ACCOUNTS[1],
    serviceUserNumber: "123456",
    serviceUserName: "COUNCIL",
  });
  const before = await db().prisma.paymentRun.findUniqueOrThrow({ where: { id: draft } });
  for (const [loader, type, name] of [
    [csv, "text/csv; charset=utf-8", "test-payment-run-1.csv"],
    [bacs, "text/plain; charset=us-ascii", "test-payment-run-1.txt"],
  ] as const) {
    const answer = await get(loader, draft, staff);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe(type);
    expect(answer.headers.get("Content-Disposition")).toBe(`attachment; filename="${name}"`);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(await answer.text()).toContain("66374958");
  }
  expect(await db().prisma.paymentRun.findUniqueOrThrow({ where: { id: draft } })).toEqual(before);
  const seen = await db().prisma.auditEvent.findMany({
    where: { action: "run.downloaded", objectId: draft },
  });
  expect(seen.map((event) => event.detail)).toEqual([
    { kind: "csv", number: 1 },
    { kind: "bacs", number: 1 },
  ]);
  for (const role of ["core_manager", "budget_manager", "planner"] as const)
    expect((await get(csv, draft, (await makeAccount(role, parties.area.id)).id)).status, role).toBe(404);
});
