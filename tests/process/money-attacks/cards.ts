// Paying by card: one choice is one payment and one engagement, whoever presses how often, with or without an address to pay at.
import { describe, expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { makeSelfFunder } from "#tests/factories/card-work.ts";
import { makeDraft, makeParties } from "#tests/factories/engagement.ts";
import { makeAssisted, makeRepresentative } from "#tests/factories/grant.ts";
import { makeInvoiced } from "#tests/factories/invoice.ts";
import {
  council,
  left,
  NO_FIGURES,
  noFigures,
  notTheirs,
  person,
  planner,
  stage,
  strangers,
  times,
  visitorOf,
} from "#tests/process/money-attacks/stage.ts";
import { HttpVisitor } from "#tests/support/http-visitor.ts";

const PAY_PAGE = /\/sandbox\/pay\/cs_test_|\/paying\//;
const cardsOf = (personId: string) => db().prisma.cardPayment.findMany({ where: { personId } });
const asked = (cardPaymentId: string) =>
  db().prisma.cardStep.count({ where: { cardPaymentId, purpose: "checkout" } });
/** The provider's news and our jobs work in the app, in their own time. */
async function until<T>(what: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it did not happen within ten seconds");
}
const path = (location: string | null) => new URL(location ?? "", stage.url).pathname;
async function choice() {
  const parties = await makeSelfFunder();
  const draft = await makeDraft(parties);
  return { parties, draft, page: `/planners/${parties.planner.slug}/engage/check?draft=${draft.id}` };
}
/** 20 presses of "pay" on the provider's page: one engagement comes of it, with its money aside once. */
async function paidOnce(parties: Awaited<ReturnType<typeof makeSelfFunder>>, payPage: string) {
  const payer = new HttpVisitor(stage.url);
  const form = await payer.hiddenFields(payPage);
  await times(20, () => payer.post(payPage, { ...form, press: "pay" }));
  const engagement = await until(() =>
    db().prisma.engagement.findFirst({ where: { personId: parties.person.id }, include: { pot: true } }),
  );
  expect(await db().prisma.engagement.count({ where: { personId: parties.person.id } })).toBe(1);
  expect([await left(engagement.pot.availableAccountId), await left(engagement.pot.heldAccountId)]).toEqual([
    0, 18_000,
  ]);
  return engagement;
}

export function attackCards(): void {
  describe("paying by card", () => {
    test("a choice of a planner: 20 presses are one payment, and 20 payments of it one engagement", async () => {
      const { parties, page } = await choice();
      const visitor = await person(parties);
      const fields = { ...(await visitor.hiddenFields(page)), expressRequest: "yes" };
      await notTheirs(page, fields, {
        ...(await strangers(parties.area.id, "commissioner")),
        "another self-funder": await person((await choice()).parties),
      });
      // Another price than the real one, and what is none
      await noFigures(visitor, page, fields, ["feePence"], [...NO_FIGURES, "", "1", "17999", "18001"]);
      expect(await cardsOf(parties.person.id)).toEqual([]);
      const answers = await times(20, () => visitor.post(page, fields));
      for (const one of answers) expect([one.status, PAY_PAGE.test(one.location ?? "")]).toEqual([303, true]);
      const [card, ...more] = await cardsOf(parties.person.id);
      expect(more).toEqual([]);
      expect(await asked(card?.id ?? "")).toBe(1);
      const payPage = answers.map((one) => path(one.location)).find((one) => one.startsWith("/sandbox"));
      const engagement = await paidOnce(parties, payPage ?? "");
      // The old tab leads to what came of it, and takes nothing
      const late = await visitor.post(page, fields);
      expect([late.status, late.location]).toEqual([303, `/engagements/${engagement.id}`]);
      expect(await cardsOf(parties.person.id)).toHaveLength(1);
    }, 60_000);
    test("somebody whose budget pays, and a permission that has run out: no card payment begins", async () => {
      const funded = await makeParties(18_000);
      const draft = await makeDraft(funded);
      const page = `/planners/${funded.planner.slug}/engage/check?draft=${draft.id}`;
      const visitor = await person(funded);
      const card = { ...(await visitor.hiddenFields(page)), feePence: "18000", expressRequest: "yes" };
      const held = await visitor.post(page, card);
      expect(held.location).toMatch(/^\/engagements\//);
      expect(await cardsOf(funded.person.id)).toEqual([]);
      const { parties, page: theirs } = await choice();
      const assisted = await makeAssisted(parties.person);
      const worker = new HttpVisitor(stage.url, assisted.cookie);
      const fields = await worker.hiddenFields(theirs);
      await db().prisma.accessGrant.update({
        where: { id: assisted.grant.id },
        data: { withdrawnAt: new Date(), withdrawnByAccountId: parties.asPerson.actor.accountId },
      });
      const late = await worker.post(theirs, { ...fields, "decision.words": "Yes" });
      expect([late.status, late.body.includes("You can no longer act for")]).toEqual([403, true]);
      expect(await cardsOf(parties.person.id)).toEqual([]);
    }, 60_000);
    test("an address to pay at: it says nothing of anybody, is guessed by nobody, pays once and runs out", async () => {
      const { parties, page } = await choice();
      const assisted = await makeAssisted(parties.person);
      const worker = new HttpVisitor(stage.url, assisted.cookie);
      const fields = {
        ...(await worker.hiddenFields(page)),
        "decision.question": "Do you want this?",
        "decision.words": "Yes please",
      };
      await times(20, () => worker.post(page, fields));
      const [card, ...more] = await cardsOf(parties.person.id);
      expect(more).toEqual([]);
      // The newest address alone is good: of 20 letters 19 are useless
      const codes = (
        await db().prisma.notification.findMany({
          where: { personId: parties.person.id, body: { contains: "/pay/" } },
        })
      ).map(({ body }) => /\/pay\/[A-Z0-9-]+/.exec(body)?.[0] ?? "");
      const stranger = new HttpVisitor(stage.url);
      const good = [];
      for (const code of codes) if ((await stranger.send(code)).status === 200) good.push(code);
      expect(good).toHaveLength(1);
      const link = good[0] ?? "";
      const shown = (await stranger.send(link)).body;
      for (const secret of [
        parties.person.firstName ?? "-",
        parties.person.reference,
        parties.person.email ?? "-",
      ])
        expect(shown).not.toContain(secret);
      const form = await stranger.hiddenFields(link);
      for (const wrong of ["/pay/2222-2222-2222", "/pay/NaN", "/pay/-1", "/pay/%D9%A3%D9%A2%D9%A0"])
        expect([wrong, (await stranger.post(wrong, form)).status]).toEqual([wrong, 404]);
      const forged = await new HttpVisitor(stage.url).post(link, form);
      expect(forged.status).toBe(403);
      const answers = await times(20, () => stranger.post(link, form));
      for (const one of answers) expect([303, 422]).toContain(one.status);
      expect(await asked(card?.id ?? "")).toBe(1);
      const payPage = await until(async () => {
        const { checkoutUrl } = await db().prisma.cardPayment.findUniqueOrThrow({
          where: { id: card?.id ?? "" },
        });
        return checkoutUrl;
      });
      await paidOnce(parties, path(payPage));
      expect((await stranger.send(link)).status).toBe(404);
      expect((await stranger.post(link, form)).status).toBe(404);
    }, 60_000);
    test("an address whose days are over is not there, and pays nothing", async () => {
      const { parties, page } = await choice();
      const worker = new HttpVisitor(stage.url, (await makeAssisted(parties.person)).cookie);
      const said = { "decision.question": "Do you want this?", "decision.words": "Yes please" };
      await worker.post(page, { ...(await worker.hiddenFields(page)), ...said });
      const letter = await db().prisma.notification.findFirstOrThrow({
        where: { personId: parties.person.id, body: { contains: "/pay/" } },
      });
      const link = /\/pay\/[A-Z0-9-]+/.exec(letter.body)?.[0] ?? "";
      const stranger = new HttpVisitor(stage.url);
      const form = await stranger.hiddenFields(link);
      await db().prisma.cardPayment.updateMany({
        where: { personId: parties.person.id },
        data: { linkUntil: new Date(Date.now() - 1_000) },
      });
      expect([(await stranger.send(link)).status, (await stranger.post(link, form)).status]).toEqual([
        404, 404,
      ]);
      const [card] = await cardsOf(parties.person.id);
      expect(await asked(card?.id ?? "")).toBe(0);
    });
    test("an invoice out of a direct payment: 20 presses are one payment; not theirs, no figure, out of time: none", async () => {
      const made = await makeInvoiced("direct_payment");
      const page = `/invoices/${made.invoice.id}/pay-by-card`;
      const visitor = await person(made);
      const fields = await visitor.hiddenFields(page);
      expect(fields).toHaveProperty("amountPence", "18000");
      const rep = await makeRepresentative(made.person, { scopes: ["money"] });
      const acting = await visitorOf(rep.account.id);
      const theirs = await acting.hiddenFields(page);
      expect(theirs).toHaveProperty("amountPence", "18000");
      await db().prisma.accessGrant.update({
        where: { id: rep.grant.id },
        data: { validUntil: new Date(Date.now() - 1_000) },
      });
      expect((await acting.post(page, theirs)).status).toBe(403);
      await notTheirs(page, fields, {
        ...(await strangers(made.area.id)),
        "another person": await person(await makeParties(0)),
        "whoever is paid": await planner(made),
        "the council": await council(made),
      });
      await noFigures(visitor, page, fields, ["amountPence"], [...NO_FIGURES, "0", "17999", "18001"]);
      expect(await cardsOf(made.person.id)).toEqual([]);
      const answers = await times(20, () => visitor.post(page, fields));
      for (const one of answers) expect([one.status, PAY_PAGE.test(one.location ?? "")]).toEqual([303, true]);
      const [card, ...more] = await cardsOf(made.person.id);
      expect(more).toEqual([]);
      expect(await asked(card?.id ?? "")).toBe(1);
      const payPage =
        answers.map((one) => path(one.location)).find((one) => one.startsWith("/sandbox")) ?? "";
      const payer = new HttpVisitor(stage.url);
      await payer.post(payPage, { ...(await payer.hiddenFields(payPage)), press: "pay" });
      await until(async () => {
        const { status } = await db().prisma.invoice.findUniqueOrThrow({ where: { id: made.invoice.id } });
        return status === "paid";
      });
      expect(await db().prisma.payment.count({ where: { areaId: made.area.id } })).toBe(1);
      const late = await visitor.post(page, fields);
      expect([late.status, late.body.includes("Nothing was paid now")]).toEqual([422, true]);
    }, 60_000);
  });
}
