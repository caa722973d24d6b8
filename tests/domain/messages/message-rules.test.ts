import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  askerName,
  LONGEST_MESSAGE,
  MessageForm,
  shownName,
  startOf,
  writerName,
} from "#app/domain/messages/message-rules.ts";

const key = "7b0a3e3c-6f0e-4d0e-9d3a-0c3f6a6f1a11";
const read = (body: unknown) => MessageForm.safeParse({ body, submissionKey: key });
const said = (body: unknown) => read(body).error?.issues[0]?.message;

describe("a message", () => {
  test.each([undefined, "", "   ", "\n\n", "\t\r\n", "\0", "\u200b\u200e\ufeff"])(
    "that says nothing (%j) is refused",
    (body) => {
      expect(said(body)).toBe("Write your message");
    },
  );
  test("is kept to the letter, with line ends as they were typed", () => {
    expect(read("  one\r\n\r\n two\n").data?.body).toBe("  one\n\n two\n");
  });
  test("may have 5,000 letters, an emoji counting as one, and not one more", () => {
    expect(read("a".repeat(LONGEST_MESSAGE)).success).toBe(true);
    expect(read("🙂".repeat(LONGEST_MESSAGE)).success).toBe(true);
    expect(read("a\r\n".repeat(LONGEST_MESSAGE / 2)).success).toBe(true);
    expect(said("a".repeat(LONGEST_MESSAGE + 1))).toMatch(/^Your message is 1 letters? too long/);
    expect(said("a".repeat(50_000))).toMatch(/45,000 letters too long/);
  });
  test("needs the key of its form", () => {
    expect(MessageForm.safeParse({ body: "hello", submissionKey: "1" }).success).toBe(false);
    expect(MessageForm.safeParse({ body: "hello" }).success).toBe(false);
  });
  test("of any letters at all is either kept or refused in words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (body) => {
        const result = read(body);
        if (result.success) expect(result.data.body).toBe(body.replaceAll("\r\n", "\n").replaceAll("\0", ""));
        else expect(result.error.issues[0]?.message).toBe("Write your message");
      }),
    );
  });
});

test("names: a first name and an initial, and who wrote for whom", () => {
  expect(shownName({ firstName: "Rosa", lastName: "Martin" })).toBe("Rosa M.");
  expect(askerName({ firstName: "Asha" })).toBe("Asha");
  expect(askerName({ firstName: null })).toBe("Somebody");
  expect(askerName({ name: "Margaret Hale" })).toBe("Margaret");
  expect(askerName(null)).toBe("Somebody");
  expect(writerName("Asha", { name: "Tomasz Reid" }, true)).toBe("Tomasz Reid for Asha");
  expect(writerName("Asha", { name: "Asha Test" }, false)).toBe("Asha");
});
test("the start of a message is one line, cut between letters", () => {
  expect(startOf("one\n two")).toBe("one two");
  expect(startOf("🙂".repeat(100), 3)).toBe("🙂🙂🙂…");
});
