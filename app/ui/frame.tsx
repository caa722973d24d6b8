import type { ReactNode } from "react";
import { Button } from "#app/ui/button.tsx";

/** The winding way: the mark and the motif. */
function Mark({ size = 40 }: { size?: number }) {
  return (
    <svg viewBox="0 0 40 40" width={size} height={size} aria-hidden="true" className="flex-none">
      <circle cx="20" cy="20" r="19" fill="#0b5a5e" />
      <path
        d="M11 36c0-9 18-9 18-17S14 12 16 3"
        fill="none"
        stroke="#fbf7ef"
        strokeWidth="6"
        strokeLinecap="round"
      />
      <path
        d="M11 36c0-9 18-9 18-17S14 12 16 3"
        fill="none"
        stroke="#f4b63f"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeDasharray="3.4 4.2"
      />
    </svg>
  );
}

type NavLink = { href: string; label: string };
type HeaderProps = {
  /** Beside the mark: what everybody looks for. */
  top: readonly NavLink[];
  /** A row of its own: what is the reader's. */
  own: readonly NavLink[];
  path: string;
  phone: string;
  hours: string;
  signOut: ReactNode;
  who: string | null;
};

function Links({ links, path, here }: { links: readonly NavLink[]; path: string; here: string | undefined }) {
  return links.map(({ href, label }) => (
    <a
      key={href}
      href={href}
      aria-current={href === path ? "page" : href === here ? "true" : undefined}
      className={`inline-flex min-h-11 items-center rounded-[10px] px-2.5 py-2.5 font-semibold whitespace-nowrap text-ink no-underline hover:bg-sea-wash ${href === here ? "bg-sea-wash" : ""}`}
    >
      {label}
    </a>
  ));
}

export function Header({ top, own, path, phone, hours, signOut, who }: HeaderProps) {
  // Of /council and /council/reports, the longer one is where the reader is
  const here = [...top, ...own]
    .filter(({ href }) => href === path || (href !== "/" && path.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0]?.href;
  const where = { path, here };
  return (
    <header>
      <div className="border-b border-line bg-card">
        <div className="wrap flex min-h-[76px] flex-wrap items-center gap-x-4 gap-y-1.5 py-2.5">
          <a
            href="/"
            className="flex min-h-11 items-center gap-2.5 text-[1.45rem] font-extrabold tracking-[-0.03em] whitespace-nowrap text-ink no-underline"
          >
            <Mark />
            ownway
          </a>
          {/* On a phone one press opens the same links; it needs no JavaScript */}
          <details className="no-print ml-auto open:w-full lg:hidden">
            <summary className="ml-auto flex min-h-11 w-fit cursor-pointer items-center rounded-[10px] border-2 border-sea px-4 font-semibold text-sea">
              Menu
            </summary>
            <nav aria-label="Main" className="mt-2 grid grid-cols-2 gap-x-2 border-t border-line pt-2">
              <Links links={own} {...where} />
              <Links links={top} {...where} />
              {signOut}
            </nav>
          </details>
          <nav aria-label="Main" className="no-print ml-auto hidden items-center lg:flex">
            <Links links={top} {...where} />
            {signOut}
          </nav>
        </div>
      </div>
      {own.length > 0 ? (
        <div className="no-print hidden border-b border-line bg-paper lg:block">
          <nav aria-label="Your pages" className="wrap -my-px flex flex-wrap items-center gap-x-1 py-1">
            <Links links={own} {...where} />
          </nav>
        </div>
      ) : null}
      <div className="bg-marigold-wash">
        <div className="wrap flex flex-wrap justify-between gap-x-5 gap-y-1 py-2 text-[0.94rem]">
          {phone ? (
            <p>
              <b>Rather talk, or have someone do it with you?</b> Phone {phone}, {hours}. Text relay: 18001
              first.
            </p>
          ) : (
            <p>
              <b>Rather talk?</b> The number is being set up.
            </p>
          )}
          {who ? <p className="font-semibold">{who}</p> : null}
        </div>
      </div>
    </header>
  );
}

export type ActingBand = {
  name: string;
  basis: string;
  scope: string;
  until: string;
  problem: string | null;
};
/** Stays on top of every page while acting for somebody: it cannot be missed or covered. */
export function ActingBanner({ acting, end }: { acting: ActingBand; end: ReactNode }) {
  return (
    <section
      aria-label="Acting for somebody"
      className="sticky top-0 z-10 bg-[#5a2a63] text-white print:static print:bg-white print:text-black"
    >
      <div className="wrap flex flex-wrap items-center gap-x-5 gap-y-2 py-3">
        <p className="text-[1.1rem] font-bold">You are acting for {acting.name}</p>
        <p>
          {acting.problem
            ? "Their permission no longer holds. Nothing more can be done for them."
            : `${acting.basis}, for ${acting.scope}, until ${acting.until}`}
        </p>
        <div className="ml-auto">{end}</div>
      </div>
    </section>
  );
}
export const stopActing = (
  <Button weight="quiet" className="border-white! bg-[#fffdf8]! text-[#5a2a63]!">
    Stop acting
  </Button>
);

export function Footer({ demonstration, phone }: { demonstration: boolean; phone: string }) {
  const links = [
    ["/guides", "Guides"],
    ["/community", "Local groups"],
    ["/accessibility", "Accessibility"],
    ["/privacy", "Privacy"],
    ["/terms", "Terms"],
    ["/guides/what-it-costs", "What it costs"],
  ] as const;
  return (
    <footer className="no-print mt-14 border-t border-line bg-card">
      <div className="wrap py-8">
        {demonstration ? (
          <p className="mb-4 max-w-[62ch]">
            <b>This is a demonstration.</b> The people, planners and assistants here are invented, no money
            moves, and no email leaves this machine:{" "}
            <a href="/demonstration/mailbox">see what would have been sent</a>.
          </p>
        ) : null}
        <nav aria-label="About this site">
          <ul className="flex flex-wrap gap-x-6">
            {links.map(([href, label]) => (
              <li key={href}>
                <a href={href} className="inline-flex min-h-11 items-center">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {phone ? (
          <p className="mt-2 text-soft">
            If you or somebody else is in danger now, phone 999. To talk to us, phone {phone}.
          </p>
        ) : null}
      </div>
    </footer>
  );
}
