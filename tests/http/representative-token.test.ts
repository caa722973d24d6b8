import { expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { findViewer } from "#app/http/viewer.server.ts";
import { cookieOf } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeGrant, makeRepresentative } from "#tests/factories/grant.ts";
import { makePerson } from "#tests/factories/person.ts";

test("a form that a representative opened for one person cannot be sent for the next", async () => {
  const area = await makeArea();
  const [first, second] = [await makePerson(area.id, "First"), await makePerson(area.id, "Second")];
  const { account, grant } = await makeRepresentative(first.person);
  const headers = { Cookie: await cookieOf(account) };
  const viewer = () => findViewer(new Request("http://own.test/", { headers }));
  const before = await viewer();
  await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } });
  await makeGrant(second.person, account, { basis: "nominated", given: "document_seen" });
  const after = await viewer();
  if (!before || !after) throw new Error("not signed in");
  const stale = new Request("http://own.test/", {
    method: "POST",
    headers,
    body: new URLSearchParams({ csrf: before.formToken }),
  });
  await expect(readForm(stale, after)).rejects.toMatchObject({ init: { status: 403 } });
});
