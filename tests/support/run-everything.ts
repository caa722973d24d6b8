// npm test: everything that must hold, one stage after another. The last line is what happened: N passed, N failed.
import { spawn } from "node:child_process";
import { haveChromium } from "./chromium.ts";

type Count = { passed: number; failed: number; skipped: number };
type Outcome = Count & { name: string; seconds: number; note: string };
type Ended = { code: number; output: string };

function run(script: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn("npm", ["run", "--silent", script], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const [stream, out] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const)
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        out.write(chunk);
      });
    child.on("error", (error) => {
      resolve({ code: 1, output: `${output}\n${error.message}` });
    });
    child.on("close", (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

/** A check holds or it does not. */
const asCheck = ({ code }: Ended) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: 0,
  note: "",
});

/** A run of tests says its own count in a line; no line or no test is a failure, whatever the exit code. */
function asTests({ code, output }: Ended) {
  const line = [...output.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1);
  if (!line) return { passed: 0, failed: 1, skipped: 0, note: "did not say how many tests ran" };
  const [passed = 0, failed = 0, skipped = 0] = line.slice(1).map(Number);
  if (passed + failed === 0) return { passed, failed: 1, skipped, note: "ran no test" };
  if (failed === 0 && code !== 0) return { passed, failed: 1, skipped, note: "ended badly" };
  return { passed, failed, skipped, note: "" };
}

const STAGES = [
  ["generate", asCheck],
  ["format:check", asCheck],
  ["lint", asCheck],
  ["typecheck", asCheck],
  ["directions", asCheck],
  ["dead-code", asCheck],
  ["build", asCheck],
  ["test:unit", asTests],
  ["test:journeys", asTests],
] as const;

const done: Outcome[] = [];
for (const [name, judge] of STAGES) {
  const began = performance.now();
  console.log(`\n— ${name}`);
  const chromium = name === "test:journeys" ? haveChromium() : undefined;
  if (chromium && "problem" in chromium) {
    console.error(chromium.problem);
    done.push({ name, passed: 0, failed: 1, skipped: 0, seconds: 0, note: "no Chromium" });
    continue;
  }
  if (chromium) process.env.CHROMIUM = chromium.place;
  const ended = await run(name);
  done.push({ name, ...judge(ended), seconds: (performance.now() - began) / 1000 });
}

console.log("\n");
for (const { name, passed, failed, skipped, seconds, note } of done) {
  const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
  console.log(
    `${failed ? "✗" : "✓"} ${name.padEnd(14)} ${counts}${note && ` (${note})`}, ${seconds.toFixed(1)} s`,
  );
}
const sum = (key: keyof Count) => done.reduce((total, one) => total + one[key], 0);
const skipped = sum("skipped");
console.log(`${sum("passed")} passed, ${sum("failed")} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
