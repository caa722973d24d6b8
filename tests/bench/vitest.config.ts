import { defineConfig } from "vitest/config";

// Run by `npm run bench`, never by `npm test`: it measures, and prints ratios.
export default defineConfig({
  test: {
    globalSetup: "tests/support/database.global.ts",
    setupFiles: "tests/support/database.setup.ts",
    include: ["tests/bench/**/*.bench-test.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
