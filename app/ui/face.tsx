const COLOURS = ["#5a2a63", "#0b5a5e", "#2c6536", "#9e2d1b", "#3d4a8a", "#7a4a12"];

/** Drawn initials, in a colour that is always the same for the same person. */
export function Face({ initials, size = 84 }: { initials: string; size?: 64 | 84 | 120 }) {
  const colour =
    COLOURS[
      Array.from(initials, (letter) => letter.codePointAt(0) ?? 0).reduce((a, b) => a + b, 0) % COLOURS.length
    ];
  return (
    <svg viewBox="0 0 84 84" width={size} height={size} aria-hidden="true" className="flex-none">
      <rect width="84" height="84" rx="28" fill={colour} />
      <text x="42" y="54" textAnchor="middle" fontSize="34" fontWeight="800" fill="#fbf7ef">
        {initials}
      </text>
    </svg>
  );
}
