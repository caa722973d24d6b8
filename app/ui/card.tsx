import type { ReactNode } from "react";

export function Card({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <div className={`rounded-[14px] border border-line bg-card p-[22px] ${className}`}>{children}</div>;
}

const TONES = {
  done: "border-leaf bg-leaf-wash",
  problem: "border-brick bg-brick-wash",
  attention: "border-marigold bg-marigold-wash",
  calm: "border-sea bg-sea-wash",
} as const;
type NoticeProps = { tone: keyof typeof TONES; title: string; children?: ReactNode; announce?: boolean };
/** What happened, or what to know: a sentence or two in a coloured frame. */
export function Notice({ tone, title, children, announce = false }: NoticeProps) {
  return (
    <div
      role={announce ? "status" : undefined}
      className={`my-5 rounded-[14px] border-2 px-6 py-4 ${TONES[tone]}`}
    >
      <h2 className="text-[1.2rem]">{title}</h2>
      <div className="max-w-[62ch] [&>p]:mt-1">{children}</div>
    </div>
  );
}

const TAGS = {
  plain: "bg-sand text-ink",
  sea: "bg-sea-wash text-sea-deep",
  plum: "bg-plum-wash text-plum",
  leaf: "bg-leaf-wash text-leaf",
  brick: "bg-brick-wash text-brick",
} as const;
export function Tag({ children, tone = "plain" }: { children: ReactNode; tone?: keyof typeof TAGS }) {
  return (
    <span
      // The border is seen only where Windows' high contrast takes backgrounds away
      className={`inline-flex max-w-full items-center gap-1.5 rounded-[1.1em] border border-transparent px-3 py-0.5 text-[0.88rem] font-semibold [overflow-wrap:anywhere] ${TAGS[tone]}`}
    >
      {children}
    </span>
  );
}
export function Tags({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <div className="my-2.5 flex flex-wrap gap-[7px]" role={label ? "group" : undefined} aria-label={label}>
      {children}
    </div>
  );
}
/** A filter that is on; pressing it takes it off. */
export function RemovableChip({ href, children }: { href: string; children: string }) {
  return (
    <a
      href={href}
      className="inline-flex min-h-11 items-center gap-2 rounded-full border-[1.5px] border-sea bg-card px-3.5 py-1.5 font-semibold text-sea-deep no-underline"
    >
      <span className="sr-only">Remove filter: </span>
      {children} <span aria-hidden="true">✕</span>
    </a>
  );
}
