import fc from "fast-check";
import { expect, test } from "vitest";
import { checkPassword } from "#app/domain/identity/check-password.server.ts";
import { passwordProblem } from "#app/domain/identity/password-rules.ts";

const owner = { email: "margaret.hale@post.example", name: "Margaret Hale" };

test.each([
  "four wet dogs running",
  "Tr0ubad0ur&sundial",
  "ŻółtaŁódź na jeziorze",
  "correct horse stapler",
  "xk7!pq2#vm9$",
  "🐢🐇🦔🐝🐸🦉🐟🐿🦋🐌🦆🐧 and more",
  "a".repeat(50) + " but then " + "b".repeat(140),
])("%s will do", async (password) => {
  expect(await checkPassword(password, owner)).toBeNull();
});
test.each([
  "password1234",
  "passwordpassword",
  "PassWord!!!!!!!",
  "qwertyuiop123",
  "letmein letmein",
  "123456789012",
  "098765432109",
  "abcdefghijklm",
  "aaaaaaaaaaaaaaa",
  "xyxyxyxyxyxyxy",
  "1q2w3e4r5t6y",
  "!!!!iloveyou!!!!",
  "111122223333",
  "2026-11-22-2026",
])("%s is refused as common", async (password) => {
  expect(await checkPassword(password, owner)).toMatch(/first that a stranger would try/);
});
test.each([
  "margaret.hale@post.example",
  "my margaret rose 1950",
  "HALE and hearty forever",
  "MargaretHale!!",
])("%s has the owner's name or email in it", async (password) => {
  expect(await checkPassword(password, owner)).toMatch(/name and your email/);
});
test("12 to 200 characters, counted as people count them", async () => {
  expect(await checkPassword("short words", owner)).toMatch(/12 characters or more/);
  expect(await checkPassword("🐢🐇🦔🐝🐸🦉", owner)).toMatch(/12 characters or more/);
  const long = "four wet dogs running ".repeat(10);
  expect(await checkPassword(long.slice(0, 200), owner)).toBeNull();
  expect(await checkPassword(long.slice(0, 201), owner)).toMatch(/200 characters or fewer/);
});
test("a common password with digits or signs round it is never let through", () => {
  const around = fc.string({ unit: fc.constantFrom(...Array.from("0123456789!?.-_ ")), maxLength: 10 });
  fc.assert(
    fc.property(around, around, (before, after) => {
      const tried = `${before}sunshine${after}`;
      return passwordProblem(tried, owner, new Set(["sunshine"])) !== null;
    }),
  );
});
