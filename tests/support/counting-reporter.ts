import type { FullConfig, Reporter, Suite } from "@playwright/test/reporter";

/** Closes a run of journeys with one plain line: N passed, N failed, N skipped. */
export default class CountingReporter implements Reporter {
  private suite: Suite | undefined;
  private errors = 0;

  onBegin(_config: FullConfig, suite: Suite) {
    this.suite = suite;
  }
  // Outside any test: a file that could not be read, a server that did not start
  onError() {
    this.errors += 1;
  }
  onEnd() {
    const count = { passed: 0, failed: this.errors, skipped: 0 };
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome();
      // A test that never ran has no result, and counts as neither
      if (outcome === "skipped") count.skipped += 1;
      else if (outcome === "unexpected" || outcome === "flaky") count.failed += 1;
      else count.passed += 1;
    }
    console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
  printsToStdio() {
    return false;
  }
}
