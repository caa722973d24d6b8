import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["build/", "node_modules/", "app/generated/", "public/", ".data/"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["eslint.config.js", ".dependency-cruiser.js"] },
      },
    },
    rules: {
      // Numbers in words and Remix's thrown responses are ordinary here
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-deprecated": "off",
      "no-console": ["error", { allow: ["error"] }],
    },
  },
  { files: ["*.js", ".*.js"], ...tseslint.configs.disableTypeChecked },
  {
    files: ["app/process/**", "tests/support/**", "tests/bench/**", "prisma/seed/**"],
    rules: { "no-console": "off" },
  },
);
