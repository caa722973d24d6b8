import type { ButtonHTMLAttributes, ReactNode } from "react";

const shape =
  "inline-flex max-w-full min-h-12 items-center justify-center gap-2 rounded-[1.75rem] border-2 px-[min(1.5rem,6vw)] py-2.5 text-center font-bold no-underline cursor-pointer [overflow-wrap:anywhere] print:hidden";
const filled = "border-sea bg-sea text-on-sea hover:border-sea-deep hover:bg-sea-deep";
const quiet = "border-sea bg-transparent text-sea hover:bg-sea-wash";
const danger = "border-brick bg-transparent text-brick hover:bg-brick-wash";
export type Weight = "filled" | "quiet" | "danger";
const look = (weight: Weight) => `${shape} ${{ filled, quiet, danger }[weight]}`;

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { weight?: Weight };
/** One filled button a page; the rest are quiet. */
export function Button({ weight = "filled", className = "", ...rest }: ButtonProps) {
  return <button type="submit" className={`${look(weight)} ${className}`} {...rest} />;
}

type LinkProps = { href: string; weight?: Weight; children: ReactNode; className?: string; rel?: string };
/** A link that looks like a button: it goes somewhere, and changes nothing. */
export function ButtonLink({ href, weight = "quiet", children, className = "", rel }: LinkProps) {
  return (
    <a href={href} rel={rel} className={`${look(weight)} ${className}`}>
      {children}
    </a>
  );
}
