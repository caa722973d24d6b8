import type { Reporter, TestModule } from "vitest/node";

/** Closes a run with one plain line: N passed, N failed. */
export default class PlainReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules)
      for (const test of module.children.allTests()) count[test.result().state] += 1;
    // A file that could not even be read has no tests to fail
    const unread = modules.filter(
      (module) =>
        module.state() === "failed" &&
        [...module.children.allTests()].every((test) => test.result().state !== "failed"),
    ).length;
    const line = `${count.passed} passed, ${count.failed + unread + errors.length} failed, ${count.skipped} skipped`;
    setTimeout(() => {
      console.log(line);
    }, 0);
  }
}
