// The layout of DESIGN.md: sizes, names and places of files. Directions of imports are checked by dependency-cruiser.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith("app/generated/"));
const code = files("app");
const lines = (file: string): number => readFileSync(file, "utf8").trimEnd().split("\n").length;

describe("sizes", () => {
  test("no page over 200 lines, no other file over 250", () => {
    const over = code.filter((file) => lines(file) > (file.startsWith("app/routes/") ? 200 : 250));
    expect(over.map((file) => `${file}: ${lines(file)}`)).toEqual([]);
  });
  test("the median file has 60 lines or fewer", () => {
    const sizes = code.map(lines).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
  });
});

describe("names", () => {
  test("no folder or file is a drawer for everything", () => {
    const drawers = /(^|[/-])(utils?|helpers?|common|misc|services?|managers?|index|v2)(\.|\/|$)/;
    // The core service is the field's own word
    const named = code.filter((file) =>
      drawers.test(file.replaceAll("core-service", "").replace(/^app\//, "")),
    );
    expect(named).toEqual([]);
  });
  test("capabilities under domain/ are those of DESIGN.md, places (010), capacity (023) and community (decision 027)", () => {
    const capabilities = [
      "access",
      "assistants",
      "assisted-access",
      "audit",
      "budgets",
      "capacity",
      "commissioning",
      "community",
      "core-service",
      "engagements",
      "identity",
      "ledger",
      "messages",
      "notifications",
      "payments",
      "people",
      "places",
      "planners",
      "plans",
    ];
    expect(readdirSync("app/domain").sort()).toEqual(capabilities);
  });
  test("what touches the database, the environment or a secret says .server", () => {
    const touches = /from "(#app\/(db|env|secret)\.server\.ts|pg|nodemailer|@prisma\/adapter-pg)"/;
    const unsaid = code
      .filter((file) => !file.startsWith("app/process/") && !file.includes(".server."))
      .filter((file) =>
        readFileSync(file, "utf8")
          .split("\n")
          .some((line) => touches.test(line) && !line.startsWith("import type")),
      );
    expect(unsaid).toEqual([]);
  });
});

describe("writes", () => {
  const domain = code.filter((file) => file.startsWith("app/domain/"));
  test("only act, and what runs inside it, opens a transaction", () => {
    const opens = domain.filter((file) => readFileSync(file, "utf8").includes(".$transaction("));
    expect(opens).toEqual(["app/domain/audit/act.server.ts"]);
  });
  test("only the ledger posts to the ledger", () => {
    const posts = domain.filter((file) =>
      /ledger\.(post|open_account|extend_hold)\(/.test(readFileSync(file, "utf8")),
    );
    expect(posts).toEqual(["app/domain/ledger/ledger.server.ts"]);
  });
  test("every route with an action reads its form by readForm, or a file by readUpload, which check the token", () => {
    const actions = code.filter(
      (file) =>
        file.startsWith("app/routes/") &&
        /export (async )?(function action|const action)/.test(readFileSync(file, "utf8")),
    );
    const without = actions.filter((file) => !/read(Form|Upload)\(request/.test(readFileSync(file, "utf8")));
    // What the card provider posts is no form: the message itself is signed
    expect(without).toEqual(["app/routes/payments/card-news.ts", "app/routes/public/not-found.tsx"]);
    expect(actions.length).toBeGreaterThan(30);
  });
});

test("tests stand where their code stands", () => {
  const tests = files("tests").filter(
    (file) => /\.test\.tsx?$/.test(file) && /^tests\/(domain|gateways|http|lib|ui|routes)\//.test(file),
  );
  const astray = tests.filter((file) => !existsSync(path.dirname(file).replace(/^tests/, "app")));
  expect(astray).toEqual([]);
});

test("every file that the documents name exists", () => {
  const documents = [
    "README.md",
    ...readdirSync("docs", { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  ];
  const broken = documents.flatMap((document) =>
    [...readFileSync(document, "utf8").matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, link = ""]) => path.join(path.dirname(document), link))
      .filter((link) => !existsSync(link))
      .map((link) => `${document} → ${link}`),
  );
  expect(broken).toEqual([]);
});
