import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "tests/support/database.global.ts",
    setupFiles: "tests/support/database.setup.ts",
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/bench/**", "tests/journeys/**"],
    pool: "forks",
    // By itself it would take one of two cores; a third worker fills the waits for PostgreSQL
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", "./tests/support/plain-reporter.ts"],
  },
});
