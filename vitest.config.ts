import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "tests/support/database.global.ts",
    setupFiles: "tests/support/database.setup.ts",
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/bench/**", "tests/journeys/**"],
    pool: "forks",
    // By itself it would leave one of two cores idle
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", "./tests/support/plain-reporter.ts"],
  },
});
