import type { Role } from "#app/generated/prisma/enums.ts";

type NavLink = { href: string; label: string };
const FIND: NavLink[] = [
  { href: "/assistants", label: "Find a PA" },
  { href: "/planners", label: "Find a planner" },
  { href: "/community", label: "Local groups" },
];
const MINE: Record<Role, NavLink[]> = {
  person: [
    ...FIND,
    { href: "/budget", label: "My budget" },
    { href: "/engagements", label: "My planning" },
    { href: "/plans", label: "My plan" },
    { href: "/invoices", label: "Invoices" },
    { href: "/messages", label: "Messages" },
  ],
  self_funder: [
    ...FIND,
    { href: "/engagements", label: "My planning" },
    { href: "/plans", label: "My plan" },
    { href: "/invoices", label: "Invoices" },
    { href: "/messages", label: "Messages" },
  ],
  representative: [
    ...FIND,
    { href: "/budget", label: "Budget" },
    { href: "/engagements", label: "Planning" },
    { href: "/plans", label: "Plan" },
    { href: "/invoices", label: "Invoices" },
    { href: "/messages", label: "Messages" },
  ],
  advocate: FIND,
  assistant: [
    { href: "/profile/assistant", label: "My profile" },
    { href: "/messages", label: "Messages" },
  ],
  planner: [
    { href: "/desk", label: "My desk" },
    { href: "/engagements", label: "My work" },
    { href: "/plans", label: "Plans" },
    { href: "/money", label: "My money" },
    { href: "/invoices", label: "Invoices" },
    { href: "/profile/planner", label: "My profile" },
    { href: "/messages", label: "Messages" },
  ],
  agency: [
    { href: "/engagements", label: "Our work" },
    { href: "/money", label: "Our money" },
    { href: "/invoices", label: "Invoices" },
    { href: "/planners", label: "Planners" },
  ],
  core_worker: [{ href: "/assist", label: "Assist" }, { href: "/core", label: "Core service" }, ...FIND],
  core_manager: [{ href: "/assist", label: "Assist" }, { href: "/core", label: "Core service" }, ...FIND],
  practitioner: [
    { href: "/council", label: "People" },
    { href: "/engagements", label: "Planning" },
    { href: "/plans", label: "Plans" },
    { href: "/council/payments", label: "Payments" },
    { href: "/invoices", label: "Invoices" },
    ...FIND,
  ],
  commissioner: [
    { href: "/council", label: "Council" },
    { href: "/council/payments", label: "Payments" },
    { href: "/invoices", label: "Invoices" },
    { href: "/council/reports/support-planning", label: "Planning costs" },
  ],
  budget_manager: [{ href: "/invoices", label: "Invoices" }, ...FIND],
  admin: [{ href: "/admin", label: "Administration" }],
};

/** What stands beside the mark on every page, and a row of its own below it for what is the reader's. */
export type Navigation = { top: readonly NavLink[]; own: readonly NavLink[] };

/** The links of the main navigation for a role; while acting for somebody, that person's own. */
export function navigationOf(role: Role | null, acting: boolean): Navigation {
  if (!role)
    return {
      top: [
        ...FIND,
        { href: "/guides/how-it-works", label: "How it works" },
        { href: "/guides/what-it-costs", label: "What it costs" },
        { href: "/sign-in", label: "Sign in" },
      ],
      own: [],
    };
  const all =
    acting && (role === "core_worker" || role === "core_manager")
      ? [{ href: "/assist", label: "Assist" }, ...MINE.person]
      : MINE[role];
  return {
    top: [...all.filter((link) => FIND.includes(link)), { href: "/account", label: "Account" }],
    own: [{ href: "/home", label: "Home" }, ...all.filter((link) => !FIND.includes(link))],
  };
}
