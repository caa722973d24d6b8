/** Hours as blocks: used ones filled. The words beside it say the same, so it is hidden from screen readers. */
export function HourBlocks({ hours, used = hours }: { hours: number; used?: number }) {
  const width = 1000 / hours;
  const gap = 12;
  return (
    <svg
      viewBox="0 0 1000 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="my-2.5 block h-2.5 w-full"
    >
      {Array.from({ length: hours }, (_, i) => {
        const share = Math.max(0, Math.min(1, used - i));
        return (
          <g key={i}>
            <rect x={i * width} width={width - gap} height="10" rx="3" fill="var(--line)" />
            {share > 0 ? (
              <rect x={i * width} width={(width - gap) * share} height="10" rx="3" fill="var(--sea)" />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
