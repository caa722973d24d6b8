import { readFileSync } from "node:fs";

/** What stands in the source of a page and of what it imports from its own folders: names of fields and words they take. */
export function wordsIn(file: string): { names: string[]; values: string[] } {
  const seen = new Set<string>();
  const read = (path: string, deep: boolean): string => {
    if (seen.has(path)) return "";
    seen.add(path);
    const text = readFileSync(path, "utf8");
    const more = deep ? [...text.matchAll(/from "#(app\/(?:domain|routes|ui)\/[^"]+)"/g)] : [];
    return text + more.map(([, one]) => read(one ?? "", !one?.startsWith("app/ui/"))).join("\n");
  };
  const text = read(`app/${file}`, true);
  const names = [
    ...text.matchAll(/^\s+"?([a-zA-Z][a-zA-Z0-9.-]*)"?: (?:z\.|[a-z]\w*\(|[A-Z]\w*Field)/gm),
  ].map(([, one]) => one ?? "");
  const said = [
    ...text.matchAll(/(?:\bname=|get(?:All)?\(|said\(|field\(|answers?\([a-z]+, )"([a-zA-Z.]+)"/g),
  ].map(([, one]) => one ?? "");
  const values = [...text.matchAll(/"([a-z][a-z_-]{1,30})"/g)].map(([, one]) => one ?? "");
  return {
    names: [...new Set([...said, ...names, "submissionKey", "version", "decision.words"])],
    values: [...new Set(values)],
  };
}

export const NASTY = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\u0000".repeat(50),
  "x".repeat(70_000),
  "9".repeat(400),
  "-1",
  "0",
  "1e99",
  "1e-7",
  "NaN",
  "Infinity",
  "0x10",
  "１２",
  "٣",
  "2147483648",
  "9007199254740993",
  "99999999999999999999",
  "3.7",
  "1,5",
  "£-3",
  "null",
  "undefined",
  "true",
  "[]",
  "{}",
  "[object Object]",
  "__proto__",
  "constructor",
  "' OR 1=1 --",
  "%",
  "_",
  "\\",
  "%00",
  "%zz",
  "<script>alert(1)</script>",
  "../../etc/passwd",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "\r\nSet-Cookie: a=b",
  "2026-02-31",
  "0000-01-01",
  "9999-12-31",
  "2026-11-22",
  "31",
  "12",
  "2026",
  "0001",
  "9999",
  "24:00",
  "25:61",
  "😀".repeat(300),
  "\u202Eabc",
  "e\u0301",
  "\uFFFD",
  "\uD7FF",
  "SO17 1BJ",
  "SO17",
  "ZZ99 9ZZ",
  "a@b.example",
  "yes",
  "on",
  "no",
  "1",
  "18000",
  "*",
  "(",
  "a.b.c",
];
export const PREFIXES = [
  "__proto__.x",
  "constructor.prototype.x",
  "a[99999999]",
  "a[-1]",
  "a[b]",
  "born[day].x",
  ".",
  "..",
  "[]",
  "csrf.x",
  "",
];

// Words that mean something to the language or the database, in every place of the query that a page reads
export const SHARP = ["constructor", "__proto__", "1e99", "99999999999", "-1", "2026-02-31", "'"];
