// What attacks on one running app have in common: who sends, what could have been written, and the tries that every form gets.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { balance } from "#app/domain/ledger/ledger.server.ts";
import { db } from "#app/db.server.ts";
import type { Role } from "#app/generated/prisma/enums.ts";
import { now } from "#app/lib/clock.ts";
import { dayOf, type Day } from "#app/lib/dates.ts";
import { cookieOf, makeAccount } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import type { Parties } from "#tests/factories/engagement.ts";
import { HttpVisitor } from "#tests/support/http-visitor.ts";

/** Where the app under attack listens: known once it has started. */
export const stage = { url: "" };

export const visitorOf = async (accountId: string) =>
  new HttpVisitor(stage.url, await cookieOf({ id: accountId }));
export const person = (parties: Parties) => visitorOf(parties.asPerson.actor.accountId);
export const planner = (parties: Parties) => visitorOf(parties.asPlanner.actor.accountId);
export const staff = async (areaId: string | null, role: Role) =>
  visitorOf((await makeAccount(role, areaId)).id);
export const council = (parties: Parties) => staff(parties.area.id, "practitioner");

export const times = <T>(n: number, one: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => one(i)));
export const dated = (name: string, day: Day = dayOf(now())) => ({
  [`${name}.day`]: String(day.getUTCDate()),
  [`${name}.month`]: String(day.getUTCMonth() + 1),
  [`${name}.year`]: String(day.getUTCFullYear()),
});
export const left = (account: bigint) => balance(db().prisma, account);

const COUNTED = [
  "ledger.transfer",
  "ledger.entry",
  "spending",
  "budget_change",
  "pot_change",
  "pot_amount",
  "instalment",
  "pot",
  "credit_note",
  "payment",
  "area_tier",
  "area_council_cost",
  "area_setting",
  "payment_run_line",
  "card_payment",
  "card_step",
];
const VERSIONED = ["budget", "invoice", "engagement", "payment_run"];
/** Everything that a form about money could have written or moved on. */
export async function written(): Promise<string | undefined> {
  const parts = [
    ...COUNTED.map((table) => `(SELECT count(*) FROM ${table})`),
    ...VERSIONED.map((table) => `(SELECT concat(count(*), '/', sum(version)) FROM ${table})`),
    "(SELECT md5(string_agg(concat(id, status, person_answer), '' ORDER BY id)) FROM engagement_upgrade)",
  ];
  const { rows } = await db().owner.query<{ n: string }>(`SELECT concat_ws(' ', ${parts.join(", ")}) AS n`);
  return rows[0]?.n;
}

/** What is no amount, no number of hours and no version. */
export const NO_FIGURES = ["-1", "1e9", "18.005", "NaN", "٣٢٠"];
const DONE = [302, 303];

/** Those who may not, whatever they send: everybody who has nothing to do with an area, and who has other work in it. */
export async function strangers(areaId: string, ...wrong: Role[]): Promise<Record<string, HttpVisitor>> {
  const elsewhere = (await makeArea()).id;
  const all: [string, HttpVisitor][] = [
    ["a practitioner of another area", await staff(elsewhere, "practitioner")],
    ["a core worker", await staff(areaId, "core_worker")],
    ["nobody", new HttpVisitor(stage.url)],
  ];
  for (const role of wrong) all.push([`a ${role} of the area`, await staff(areaId, role)]);
  return Object.fromEntries(all);
}

/** Sent by those who may not: nobody is sent to sign in, everybody else learns nothing. */
export async function notTheirs(
  path: string,
  fields: Record<string, string>,
  others: Record<string, HttpVisitor>,
): Promise<void> {
  const tries = Object.entries(others).map(async ([who, stranger]) => {
    const { csrf = fields.csrf ?? "" } = await stranger.hiddenFields("/account/name");
    const answer = await stranger.post(path, { ...fields, csrf });
    if (who === "nobody") expect([who, answer.location]).toEqual([who, "/sign-in"]);
    else expect([403, 404], who).toContain(answer.status);
  });
  await Promise.all(tries);
}
/** Sent with what is no figure: the form again, with what is wrong. */
export async function noFigures(
  visitor: HttpVisitor,
  path: string,
  fields: Record<string, string>,
  figures: string[],
  bads: readonly string[] = NO_FIGURES,
): Promise<void> {
  const tries = figures.flatMap((figure) =>
    bads.map(async (bad) => {
      const answer = await visitor.post(path, { ...fields, [figure]: bad });
      expect([figure, bad, answer.status]).toEqual([figure, bad, 422]);
      expect(answer.body).toContain("There is a problem");
    }),
  );
  await Promise.all(tries);
}

export type Attack = {
  visitor: HttpVisitor;
  path: string;
  fields: Record<string, string>;
  others: Record<string, HttpVisitor>;
  /** Fields that hold an amount or another figure. */
  figures: string[];
  /** The same form, sent again with another answer. */
  other?: Record<string, string>;
  /** What shows that it happened, and once. */
  once: () => Promise<void>;
};
/** Every try that each form gets: not theirs, figures that are none, 20 at once, an old tab, the same form with other answers. */
export async function attack({ visitor, path, fields, others, figures, other, once }: Attack) {
  const before = await written();
  await notTheirs(path, fields, others);
  await noFigures(visitor, path, fields, figures);
  expect(await written()).toBe(before);
  const answers = await times(20, () => visitor.post(path, fields));
  for (const { status } of answers) expect([...DONE, 404, 422]).toContain(status);
  expect(answers.some(({ status }) => DONE.includes(status))).toBe(true);
  await once();
  const after = await written();
  expect(after).not.toBe(before);
  const stale = await visitor.post(path, { ...fields, submissionKey: randomUUID() });
  expect([404, 422]).toContain(stale.status);
  if (other) {
    const differs = await visitor.post(path, { ...fields, ...other });
    expect([differs.status, differs.body.includes("This form was sent before")]).toEqual([422, true]);
  }
  expect(await written()).toBe(after);
}
