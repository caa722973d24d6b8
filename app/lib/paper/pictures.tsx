import type { ReactNode } from "react";

const line = (colour: string, width = 6) =>
  ({
    fill: "none",
    stroke: colour,
    strokeWidth: width,
    strokeLinecap: "round",
    strokeLinejoin: "round",
  }) as const;
const INK = "#211a26";
const SEA = "#0b5a5e";
const PLUM = "#5a2a63";
const GOLD = "#f4b63f";
const BRICK = "#9e2d1b";
const LEAF = "#2c6536";
const PAPER = "#fffdf8";

/** A head and shoulders standing at x, y. */
const somebody = (x: number, y: number, colour: string) => (
  <g key={`${x}-${y}`} fill={colour}>
    <circle cx={x} cy={y} r="10" />
    <path d={`M${x - 17} ${y + 34}c0-28 34-28 34 0z`} />
  </g>
);
const sheet = (
  <>
    <path d="M26 14h34l12 12v56H26z" fill={PAPER} stroke={INK} strokeWidth="4" strokeLinejoin="round" />
    <path d="M36 38h26M36 50h26M36 62h16" {...line(SEA, 4)} />
  </>
);
const coin = (x: number, y: number, r = 17) => (
  <g key={`${x}-${y}`}>
    <circle cx={x} cy={y} r={r} fill={GOLD} stroke={INK} strokeWidth="4" />
    <text x={x} y={y + r * 0.42} textAnchor="middle" fontSize={r * 1.2} fontWeight="800" fill={INK}>
      £
    </text>
  </g>
);
const tick = (x = 0, y = 0) => <path d={`M${28 + x} ${50 + y}l14 14 28-32`} {...line(LEAF, 9)} />;
const house = (
  <>
    <path d="M14 46L48 18l34 28v36H14z" fill={BRICK} />
    <rect x="40" y="56" width="16" height="26" rx="3" fill={PAPER} />
  </>
);

/** Simple drawings of 96 by 96, of shapes alone: a page shows them, and a PDF draws them. */
export const PICTURES = {
  person: somebody(48, 34, SEA),
  two: [somebody(32, 36, SEA), somebody(66, 36, PLUM)],
  talk: [
    somebody(26, 48, SEA),
    somebody(72, 48, PLUM),
    <path key="say" d="M36 12h26a8 8 0 0 1 0 22H50l-8 8v-8h-6a8 8 0 0 1 0-22z" fill={GOLD} />,
  ],
  wheelchair: (
    <>
      <circle cx="42" cy="62" r="19" {...line(INK, 5)} />
      <circle cx="40" cy="18" r="9" fill={SEA} />
      <path d="M40 30v24h22l10 24h8M40 40h18" {...line(SEA, 7)} />
    </>
  ),
  phone: (
    <path
      d="M30 14l12 4 2 16-8 6c4 10 10 16 20 20l6-8 16 2 4 12c-2 10-10 14-20 12C38 72 22 50 20 32c0-10 2-16 10-18z"
      fill={SEA}
    />
  ),
  letter: (
    <>
      <rect x="14" y="26" width="68" height="46" rx="5" fill={PAPER} stroke={INK} strokeWidth="4" />
      <path d="M16 30l32 24 32-24" {...line(PLUM, 5)} />
    </>
  ),
  computer: (
    <>
      <rect x="16" y="20" width="64" height="44" rx="5" fill={PAPER} stroke={INK} strokeWidth="5" />
      <path d="M48 64v14M34 80h28" {...line(INK, 6)} />
      <path d="M28 36h28M28 48h18" {...line(SEA, 5)} />
    </>
  ),
  search: (
    <>
      <circle cx="42" cy="42" r="22" fill={PAPER} stroke={INK} strokeWidth="6" />
      <path d="M58 58l20 20" {...line(INK, 9)} />
      <circle cx="42" cy="36" r="6" fill={SEA} />
      <path d="M31 54c0-14 22-14 22 0z" fill={SEA} />
    </>
  ),
  coins: [coin(34, 58), coin(62, 58), coin(48, 32)],
  coin: coin(48, 48, 28),
  jar: (
    <>
      <path d="M28 28h40v48a6 6 0 0 1-6 6H34a6 6 0 0 1-6-6z" fill={PAPER} stroke={INK} strokeWidth="5" />
      <path d="M26 20h44" {...line(INK, 8)} />
      <path d="M31 54h34v22a3 3 0 0 1-3 3H34a3 3 0 0 1-3-3z" fill={GOLD} />
    </>
  ),
  tick: (
    <>
      <circle cx="48" cy="48" r="34" fill={PAPER} stroke={LEAF} strokeWidth="5" />
      {tick()}
    </>
  ),
  no: (
    <>
      <circle cx="48" cy="48" r="34" fill={PAPER} stroke={BRICK} strokeWidth="5" />
      <path d="M34 34l28 28M62 34L34 62" {...line(BRICK, 9)} />
    </>
  ),
  question: (
    <>
      <circle cx="48" cy="48" r="34" fill={PLUM} />
      <path d="M36 38c0-16 24-16 24-1 0 10-12 10-12 20" {...line(PAPER, 7)} />
      <circle cx="48" cy="70" r="5" fill={PAPER} />
    </>
  ),
  clock: (
    <>
      <circle cx="48" cy="48" r="34" fill={PAPER} stroke={INK} strokeWidth="5" />
      <path d="M48 28v20l14 10" {...line(SEA, 7)} />
    </>
  ),
  calendar: (
    <>
      <rect x="16" y="22" width="64" height="58" rx="6" fill={PAPER} stroke={INK} strokeWidth="5" />
      <path d="M18 38h60" {...line(PLUM, 8)} />
      <path d="M32 14v14M64 14v14" {...line(INK, 6)} />
      <path d="M32 54h4M46 54h4M60 54h4M32 68h4M46 68h4" {...line(SEA, 7)} />
    </>
  ),
  paper: sheet,
  signed: (
    <>
      {sheet}
      <path d="M58 74l22-24 8 8-22 24-10 2z" fill={GOLD} stroke={INK} strokeWidth="3" />
    </>
  ),
  checked: (
    <>
      {sheet}
      <circle cx="68" cy="70" r="18" fill={PAPER} stroke={LEAF} strokeWidth="4" />
      <path d="M59 70l7 7 12-14" {...line(LEAF, 6)} />
    </>
  ),
  house,
  council: (
    <>
      <path d="M12 36L48 14l36 22z" fill={PLUM} />
      <path d="M22 42v28M39 42v28M57 42v28M74 42v28" {...line(PLUM, 8)} />
      <path d="M14 80h68" {...line(INK, 7)} />
    </>
  ),
  lock: (
    <>
      <path d="M32 44V32c0-22 32-22 32 0v12" {...line(INK, 7)} />
      <rect x="22" y="44" width="52" height="38" rx="7" fill={SEA} />
      <circle cx="48" cy="62" r="6" fill={PAPER} />
    </>
  ),
  umbrella: (
    <>
      <path d="M12 50c0-46 72-46 72 0-10-8-16-8-24 0-8-8-16-8-24 0-8-8-14-8-24 0z" fill={PLUM} />
      <path d="M48 46v28c0 10-14 10-14 0" {...line(INK, 6)} />
    </>
  ),
  sun: (
    <>
      <circle cx="48" cy="48" r="18" fill={GOLD} />
      <path
        d="M48 12v10M48 74v10M12 48h10M74 48h10M22 22l7 7M67 67l7 7M74 22l-7 7M22 74l7-7"
        {...line(GOLD, 6)}
      />
    </>
  ),
  ill: (
    <>
      <path d="M12 30v48M12 66h72v12M84 66V54c0-8-6-12-14-12H40v24" {...line(INK, 6)} />
      <circle cx="26" cy="50" r="9" fill={SEA} />
      <path d="M64 14v20M54 24h20" {...line(BRICK, 7)} />
    </>
  ),
  heart: <path d="M48 80C4 50 16 18 34 18c8 0 12 6 14 10 2-4 6-10 14-10 18 0 30 32-14 62z" fill={BRICK} />,
  star: (
    <path
      d="M48 12l11 24 26 3-19 18 5 26-23-13-23 13 5-26-19-18 26-3z"
      fill={GOLD}
      stroke={INK}
      strokeWidth="4"
      strokeLinejoin="round"
    />
  ),
} satisfies Record<string, ReactNode>;

export type PictureName = keyof typeof PICTURES;
