import type { Config } from "tailwindcss";

// One token for each colour of the look; the values, light and dark, are in app/app.css.
const tokens = [
  "paper",
  "card",
  "line",
  "line-strong",
  "ink",
  "soft",
  "sea",
  "sea-deep",
  "sea-wash",
  "plum",
  "plum-wash",
  "marigold",
  "marigold-wash",
  "leaf",
  "leaf-wash",
  "brick",
  "brick-wash",
  "sand",
  "on-sea",
];

export default {
  content: [],
  theme: {
    extend: {
      colors: Object.fromEntries(tokens.map((name) => [name, `var(--${name})`])),
      fontFamily: { sans: ['"Atkinson Hyperlegible Next Variable"', "system-ui", "sans-serif"] },
    },
  },
} satisfies Config;
