import { expect, test } from "vitest";
import { readForm } from "#app/http/form.server.ts";

const post = (body: FormData | URLSearchParams) => new Request("http://own.test/", { method: "POST", body });

test("a character that the database cannot keep is left out of names and answers", async () => {
  const body = new URLSearchParams([
    ["csrf", "token"],
    ["bo\0dy", "a\0b"],
    ["several", "1"],
    ["several", "\0"],
  ]);
  const form = await readForm(post(body), { formToken: "token" });
  expect([...form.entries()]).toEqual([
    ["csrf", "token"],
    ["body", "ab"],
    ["several", "1"],
    ["several", ""],
  ]);
});
test("a file is never an answer", async () => {
  const body = new FormData();
  body.set("csrf", "token");
  body.set("name", new File(["x"], "x.txt"));
  const form = await readForm(post(body), { formToken: "token" });
  expect(form.has("name")).toBe(false);
});
