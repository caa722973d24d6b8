import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { AccountAccess } from "#app/domain/access/access.ts";
import { askQuestion } from "#app/domain/messages/ask-question.server.ts";
import { countNew } from "#app/domain/messages/count-new.server.ts";
import { findConversation, type SeenConversation } from "#app/domain/messages/find-conversation.server.ts";
import { findConversations } from "#app/domain/messages/find-conversations.server.ts";
import { findShownToAsked } from "#app/domain/messages/find-shown-to-asked.server.ts";
import { markRead } from "#app/domain/messages/mark-read.server.ts";
import { LONGEST_MESSAGE } from "#app/domain/messages/message-rules.ts";
import { sendMessage } from "#app/domain/messages/send-message.server.ts";
import type { Party } from "#app/domain/messages/party.ts";
import { setNow } from "#app/lib/clock.ts";
import { db } from "#app/db.server.ts";
import type { Role } from "#app/generated/prisma/enums.ts";
import { actorOf, makeAccount, personAccessOf, plannerAccessOf } from "#tests/factories/account.ts";
import { makeArea } from "#tests/factories/area.ts";
import { makeAssisted, makeRepresentative } from "#tests/factories/grant.ts";
import { makePerson } from "#tests/factories/person.ts";
import { makePlanner } from "#tests/factories/planner.ts";

const input = (body: string, submissionKey: string = randomUUID()) => ({ body, submissionKey });
const accountAccess = async (role: Role, areaId: string, name = "Olu Other"): Promise<AccountAccess> => ({
  actor: actorOf(await makeAccount(role, areaId, name)),
  subject: null,
  grant: null,
  requestId: "test",
  formToken: "test",
});
const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: { words: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.words);
  return result.value;
};
const read = async (...asked: Parameters<typeof findConversation>): Promise<SeenConversation> => {
  const seen = await findConversation(...asked);
  if (!seen) throw new Error("there is no such conversation");
  return seen;
};
const audits = (action: string, objectId: string) =>
  db().prisma.auditEvent.findMany({ where: { action, objectId } });

async function setting() {
  const area = await makeArea();
  const asha = await makePerson(area.id);
  const rosa = await makePlanner(area.id);
  const person = personAccessOf(asha.account, asha.person);
  const planner = plannerAccessOf(rosa.account, rosa.planner);
  const to = { directory: "planners" as const, slug: rosa.planner.slug };
  return { area, asha, rosa, person, planner, to };
}
async function asked() {
  const all = await setting();
  const { conversationId, messageId } = must(
    await askQuestion(all.person, all.to, input("Do you know about autism?")),
  );
  return { ...all, conversationId, messageId };
}

describe("asking", () => {
  test("is seen by both sides, told to the planner without its words, and kept in the audit chain by ids", async () => {
    const { asha, rosa, person, planner, conversationId, messageId } = await asked();
    const seen = await read(planner, conversationId);
    expect(seen.other).toMatchObject({ name: "Asha", href: null });
    expect(seen.messages).toMatchObject([
      { from: "Asha", mine: false, isNew: true, body: "Do you know about autism?" },
    ]);
    expect(JSON.stringify(seen)).not.toContain("Test"); // her surname
    const own = await read(person, conversationId);
    expect(own.other).toMatchObject({ name: "Rosa M.", what: "Support planner" });
    expect(own.messages).toMatchObject([{ you: true, mine: true }]);

    const [told, ...more] = await db().prisma.notification.findMany({
      where: { accountId: rosa.account.id },
    });
    expect(more).toEqual([]);
    expect(`${told?.subject ?? ""} ${told?.body ?? ""}`).not.toMatch(/autism|Asha/);
    const [row] = await audits("message.sent", messageId);
    expect(row).toMatchObject({ personId: asha.person.id, grantId: null, detail: { conversationId } });
    expect(await audits("conversation.viewed", conversationId)).toHaveLength(2);
  });
  test("the same planner again goes on with the same conversation", async () => {
    const { person, to, conversationId } = await asked();
    expect(must(await askQuestion(person, to, input("And this?"))).conversationId).toBe(conversationId);
  });
  test("with the same form 10 times at once: one message, one conversation, one notification, one audit row", async () => {
    const { person, to, rosa } = await setting();
    const same = input("Once only");
    const all = await Promise.all(Array.from({ length: 10 }, () => askQuestion(person, to, same)));
    const ids = all.map((result) => must(result).messageId);
    expect(new Set(ids).size).toBe(1);
    expect(await db().prisma.message.count({ where: { submissionKey: same.submissionKey } })).toBe(1);
    expect(await db().prisma.conversation.count({ where: { plannerId: rosa.planner.id } })).toBe(1);
    expect(await db().prisma.notification.count({ where: { accountId: rosa.account.id } })).toBe(1);
    expect(await audits("message.sent", ids[0] ?? "")).toHaveLength(1);
  });
  test("two different first questions at once: both are kept, in one conversation", async () => {
    const { person, to } = await setting();
    const all = await Promise.all([
      askQuestion(person, to, input("one")),
      askQuestion(person, to, input("two")),
    ]);
    const [one, two] = all.map(must);
    expect(one?.conversationId).toBe(two?.conversationId);
    const seen = await read(person, one?.conversationId ?? "");
    expect(seen.messages.map(({ body }) => body).sort()).toEqual(["one", "two"]);
  });
  test("somebody else's used form is refused, and tells nothing", async () => {
    const { person, to } = await setting();
    const same = input("Mine");
    must(await askQuestion(person, to, same));
    const other = await makePerson(person.subject.areaId, "Ben");
    const result = await askQuestion(personAccessOf(other.account, other.person), to, same);
    expect(result).toMatchObject({ ok: false, refusal: { code: "used-form" } });
    expect(await db().prisma.conversation.count({ where: { personId: other.person.id } })).toBe(0);
  });
  test.each(["paused", "draft", "submitted"] as const)(
    "a %s planner is refused and nothing is kept",
    async (status) => {
      const { person, to, rosa } = await setting();
      await db().prisma.planner.update({ where: { id: rosa.planner.id }, data: { status } });
      const result = await askQuestion(person, to, input("Hello?"));
      expect(result).toMatchObject({
        ok: false,
        refusal: { code: status === "paused" ? "not-taking-questions" : "not-found" },
      });
      expect(await db().prisma.conversation.count({ where: { personId: person.subject.personId } })).toBe(0);
    },
  );
  test("oneself is refused", async () => {
    const { planner, to } = await setting();
    expect(await askQuestion(planner, to, input("Me?"))).toMatchObject({
      ok: false,
      refusal: { code: "own-profile" },
    });
  });
  test("a 31st person in a day is refused", async () => {
    const { area, person, to } = await setting();
    for (let i = 0; i < 30; i++) {
      const { planner } = await makePlanner(area.id);
      await db().prisma.conversation.create({
        data: { personId: person.subject.personId, plannerId: planner.id },
      });
    }
    expect(await askQuestion(person, to, input("One more"))).toMatchObject({
      ok: false,
      refusal: { code: "too-many-today" },
    });
  });
  test("by an account in its own name works, and shows its first name", async () => {
    const { area, planner, to } = await setting();
    const other = await accountAccess("self_funder", area.id, "Margaret Hale");
    const { conversationId } = must(await askQuestion(other, to, input("Do you take private work?")));
    const seen = await read(planner, conversationId);
    expect(seen.other).toMatchObject({ name: "Margaret", needs: [] });
    must(await sendMessage(planner, conversationId, input("Yes")));
    expect((await read(other, conversationId)).messages.at(-1)).toMatchObject({
      from: "Rosa M.",
      body: "Yes",
    });
  });
});

describe("words", () => {
  const HARD = [
    "שלום, אני צריכה עזרה\nand English after",
    "مرحبا 👩‍🦽‍➡️ 🙂",
    "<script>alert(1)</script> & \"quotes\" 'and' --; DROP TABLE message",
    "  leading\n\n\n  lines   \n",
    "\u202eturned round",
    "a".repeat(LONGEST_MESSAGE),
    "🙂".repeat(LONGEST_MESSAGE),
  ];
  test.each(HARD.map((body) => [body.slice(0, 24), body] as const))(
    "%s… come back exactly",
    async (_start, body) => {
      const { person, planner, to } = await setting();
      const { conversationId } = must(await askQuestion(person, to, input(body)));
      expect((await read(planner, conversationId)).messages[0]?.body).toBe(body);
    },
  );
  test("the database itself refuses what is too long", async () => {
    const { person, to } = await setting();
    await expect(askQuestion(person, to, input("a".repeat(50_000)))).rejects.toThrow(
      /message_body_length|constraint/,
    );
  });
});

describe("only the two sides", () => {
  const strangers: readonly [string, (areaId: string) => Promise<Party>][] = [
    [
      "another person",
      async (areaId) => {
        const { account, person } = await makePerson(areaId, "Ben");
        return personAccessOf(account, person);
      },
    ],
    [
      "another planner",
      async (areaId) => {
        const { account, planner } = await makePlanner(areaId);
        return plannerAccessOf(account, planner);
      },
    ],
    ["a practitioner", (areaId) => accountAccess("practitioner", areaId)],
    ["a commissioner", (areaId) => accountAccess("commissioner", areaId)],
    ["an administrator", (areaId) => accountAccess("admin", areaId)],
    [
      "an account acting for somebody else",
      async (areaId) => {
        const { person } = await makePerson(areaId, "Ben");
        return (await makeAssisted(person)).access;
      },
    ],
  ];
  test.each(strangers)("%s neither reads nor writes it", async (_who, make) => {
    const { area, conversationId } = await asked();
    const stranger = await make(area.id);
    expect(await findConversation(stranger, conversationId)).toBeNull();
    expect(await sendMessage(stranger, conversationId, input("Let me in"))).toMatchObject({
      refusal: { code: "not-found" },
    });
    expect((await findConversations(stranger, 1)).lines).toEqual([]);
    expect(await db().prisma.message.count({ where: { conversationId } })).toBe(1);
    expect(await db().prisma.message.count({ where: { conversationId, readAt: null } })).toBe(1);
  });
  test.each(["not-a-uuid", "00000000-0000-4000-8000-000000000000", "' OR 1=1 --"])(
    "an id that is nothing (%s) is not found",
    async (id) => {
      const { person } = await setting();
      expect(await findConversation(person, id)).toBeNull();
    },
  );
  test("another conversation's message as the place to go back to changes nothing", async () => {
    const first = await asked();
    const second = await asked();
    const seen = await read(first.person, first.conversationId, second.messageId);
    expect(seen.messages).toHaveLength(1);
  });
  test("a representative does not mix their own conversations with the person's", async () => {
    const { asha, planner, conversationId } = await asked();
    const { access } = await makeRepresentative(asha.person);
    if (!access) throw new Error("no grant");
    const own = await db().prisma.conversation.create({
      data: { askerAccountId: access.actor.accountId, plannerId: planner.planner.id },
    });
    const listed = (await findConversations(access, 1)).lines.map(({ id }) => id);
    expect(listed).toEqual([conversationId]);
    expect(await findConversation(access, own.id)).toBeNull();
  });
});

describe("for somebody else", () => {
  test("says who wrote for whom, keeps the grant, and stands on the person's record", async () => {
    const { asha, planner, to, person } = await setting();
    await db().prisma.person.update({
      where: { id: asha.person.id },
      data: { informationNeeds: ["easy-read", "translated"], language: "Urdu" },
    });
    const { access, grant, session } = await makeAssisted(asha.person);
    const { conversationId, messageId } = must(
      await askQuestion(access, to, input("Asha asks: can you come on a Sunday?")),
    );
    const seen = await read(planner, conversationId);
    expect(seen.messages[0]).toMatchObject({ from: "Jo Worker for Asha" });
    expect(seen.other.needs).toEqual(["Easy Read", "Urdu"]);
    expect(await findShownToAsked(access)).toEqual({ name: "Asha", needs: ["Easy Read", "Urdu"] });
    const [row] = await audits("message.sent", messageId);
    expect(row).toMatchObject({ personId: asha.person.id, grantId: grant.id, assistedSessionId: session.id });
    // She reads it herself: it says that the worker wrote it, not "You"
    expect((await read(person, conversationId)).messages[0]).toMatchObject({
      you: false,
      mine: true,
    });
    await findConversations(access, 1);
    expect(await audits("conversations.listed", asha.person.id)).toHaveLength(1);
  });
  test("a grant withdrawn while the form was open refuses, and nothing is sent", async () => {
    const { asha, to } = await setting();
    const { access, grant } = await makeAssisted(asha.person);
    await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } });
    expect(await askQuestion(access, to, input("Still?"))).toMatchObject({
      ok: false,
      refusal: { code: "grant-withdrawn" },
    });
    expect(await db().prisma.conversation.count({ where: { personId: asha.person.id } })).toBe(0);
  });
  test("an ended assisted session refuses an answer", async () => {
    const { asha, conversationId } = await asked();
    const { access, session } = await makeAssisted(asha.person);
    await db().prisma.assistedSession.update({ where: { id: session.id }, data: { endedAt: new Date() } });
    expect(await sendMessage(access, conversationId, input("Late"))).toMatchObject({
      refusal: { code: "session-ended" },
    });
  });
});

describe("the list", () => {
  test("newest first, with what is unread of the other side's only, until it is read", async () => {
    const { area, person, planner, conversationId } = await asked();
    const second = await makePlanner(area.id, { firstName: "Tola", lastName: "King" });
    setNow(new Date(Date.now() + 60_000));
    const later = must(
      await askQuestion(person, { directory: "planners", slug: second.planner.slug }, input("Hello\nTola")),
    ).conversationId;
    setNow(new Date(Date.now() + 120_000));
    must(await sendMessage(planner, conversationId, input("First answer")));
    must(await sendMessage(planner, conversationId, input("Second answer")));

    const { lines, more } = await findConversations(person, 1);
    expect(more).toBe(false);
    expect(lines.map(({ id, unread }) => [id, unread])).toEqual([
      [conversationId, 2],
      [later, 0],
    ]);
    expect(lines[1]).toMatchObject({ you: true, start: "Hello Tola", other: { name: "Tola K." } });
    expect((await findConversations(planner, 1)).lines).toMatchObject([
      { unread: 1, other: { name: "Asha" } },
    ]);

    const newOnes = async () => (await read(person, conversationId)).messages.filter(({ isNew }) => isNew);
    expect(await newOnes()).toHaveLength(2);
    // Looking changes nothing, however often
    expect(await newOnes()).toHaveLength(2);
    expect((await findConversations(person, 1)).lines[0]?.unread).toBe(2);

    const upTo = (await newOnes()).at(-1)?.id ?? "";
    expect(must(await markRead(person, conversationId, upTo))).toBe(2);
    expect(await newOnes()).toHaveLength(0);
    expect((await findConversations(person, 1)).lines[0]?.unread).toBe(0);
    expect(await audits("conversation.marked-read", conversationId)).toHaveLength(1);
    // Pressed twice it is the same
    expect(must(await markRead(person, conversationId, upTo))).toBe(0);
    expect(await audits("conversation.marked-read", conversationId)).toHaveLength(1);
    // The planner's own unread question is still unread
    expect((await findConversations(planner, 1)).lines[0]?.unread).toBe(1);
  });
  test("the start page counts what is new for each side, and for who acts for the person", async () => {
    const { asha, person, planner, conversationId } = await asked();
    const { access } = await makeRepresentative(asha.person);
    if (!access) throw new Error("no grant");
    expect(await Promise.all([person, planner, access].map(countNew))).toEqual([0, 1, 0]);
    must(await sendMessage(planner, conversationId, input("An answer")));
    expect(await Promise.all([person, planner, access].map(countNew))).toEqual([1, 1, 1]);
    expect(await countNew((await asked()).person)).toBe(0);
  });
  test("a message that came while the page was open stays new", async () => {
    const { person, planner, conversationId, messageId } = await asked();
    setNow(new Date(Date.now() + 60_000));
    must(await sendMessage(person, conversationId, input("And one more thing")));
    expect(must(await markRead(planner, conversationId, messageId))).toBe(1);
    expect((await findConversations(planner, 1)).lines[0]?.unread).toBe(1);
  });
  test("an answer marks as read what stood above it; sent without saying what was seen, it marks nothing", async () => {
    const { planner, conversationId, messageId } = await asked();
    must(await sendMessage(planner, conversationId, input("Sent blind")));
    expect((await findConversations(planner, 1)).lines[0]?.unread).toBe(1);
    must(await sendMessage(planner, conversationId, { ...input("An answer"), upTo: messageId }));
    expect((await findConversations(planner, 1)).lines[0]?.unread).toBe(0);
  });
  test("another conversation's message marks nothing; a stranger and an ended permission are refused", async () => {
    const { asha, area, planner, conversationId, messageId } = await asked();
    const other = await asked();
    must(await sendMessage(planner, conversationId, input("An answer")));
    expect(must(await markRead(planner, conversationId, other.messageId))).toBe(0);
    const stranger = await makePlanner(area.id);
    expect(
      await markRead(plannerAccessOf(stranger.account, stranger.planner), conversationId, messageId),
    ).toMatchObject({ refusal: { code: "not-found" } });
    const { access, grant } = await makeAssisted(asha.person);
    await db().prisma.accessGrant.update({ where: { id: grant.id }, data: { withdrawnAt: new Date() } });
    const answer = (await read(planner, conversationId)).messages.at(-1)?.id ?? "";
    expect(await markRead(access, conversationId, answer)).toMatchObject({
      refusal: { code: "grant-withdrawn" },
    });
    expect(await db().prisma.message.count({ where: { conversationId, readAt: null } })).toBe(2);
  });
  test("whoever sees others in it is written down; one's own list is one's own", async () => {
    const { asha, rosa, person, planner } = await asked();
    await findConversations(person, 1);
    expect(await audits("conversations.listed", asha.account.id)).toHaveLength(0);
    await findConversations(planner, 1);
    expect(await audits("conversations.listed", rosa.account.id)).toHaveLength(1);
  });
  test("a long conversation comes in pages, none lost and none twice", async () => {
    const { person, planner, conversationId } = await asked();
    await db().prisma.message.createMany({
      data: Array.from({ length: 119 }, (_, i) => ({
        conversationId,
        fromAccountId: planner.actor.accountId,
        fromName: "Rosa M.",
        fromAsker: false,
        body: `answer ${i}`,
        submissionKey: randomUUID(),
        createdAt: new Date(Date.now() + 1000 + Math.floor(i / 2)), // pairs at the same moment
      })),
    });
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page: SeenConversation = await read(person, conversationId, before);
      seen.unshift(...page.messages.map(({ body }) => body));
      before = page.earlierThan;
    } while (before);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    expect(seen[0]).toBe("Do you know about autism?");
  });
});
