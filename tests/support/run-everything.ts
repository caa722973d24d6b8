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

type Stage = readonly [name: string, judge: (ended: Ended) => Omit<Outcome, "name" | "seconds">];

async function runStage([name, judge]: Stage): Promise<Outcome> {
  const began = performance.now();
  const none = { passed: 0, failed: 1, skipped: 0 };
  const chromium = name === "test:journeys" ? haveChromium() : undefined;
  if (chromium && "problem" in chromium) {
    console.error(chromium.problem);
    return { name, ...none, seconds: 0, note: "no Chromium" };
  }
  if (chromium) process.env.CHROMIUM = chromium.place;
  const ended = await run(name);
  return { name, ...judge(ended), seconds: (performance.now() - began) / 1000 };
}

/** Stages that do not touch each other share the two cores, two lanes of them at once; the tests have the machine to themselves. */
const LANES: readonly (readonly Stage[])[][] = [
  [[["generate", asCheck]]],
  [
    [
      ["lint", asCheck],
      ["directions", asCheck],
    ],
    [
      ["typecheck", asCheck],
      ["format:check", asCheck],
      ["dead-code", asCheck],
      ["build", asCheck],
    ],
  ],
  [[["test:unit", asTests]]],
  [[["test:journeys", asTests]]],
];

const done: Outcome[] = [];
for (const lanes of LANES) {
  console.log(
    `\n— ${lanes
      .flat()
      .map(([name]) => name)
      .join(", ")}`,
  );
  await Promise.all(
    lanes.map(async (lane) => {
      for (const stage of lane) done.push(await runStage(stage));
    }),
  );
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
