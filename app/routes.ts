import { index, route, type RouteConfig } from "@remix-run/route-config";

// Every URL of Ownway. An area's pages stand together; a page's file is named for what it does.
export default [
  index("routes/public/home.tsx"),
  route("guides", "routes/public/guides/list.tsx"),
  route("guides/:slug", "routes/public/guides/show.tsx"),
  route("guides/:slug/easy-read", "routes/public/guides/easy-read.tsx"),
  route("accessibility", "routes/public/accessibility.tsx"),
  route("privacy", "routes/public/privacy.tsx"),
  route("terms", "routes/public/terms.tsx"),
  route("healthz", "routes/public/healthz.ts"),

  // identity: accounts, sessions
  route("sign-in", "routes/identity/sign-in.tsx"),
  route("sign-out", "routes/identity/sign-out.ts"),
  route("sign-up", "routes/identity/sign-up.tsx"),
  route("check-your-email", "routes/identity/check-your-email.tsx"),
  route("confirm-email", "routes/identity/confirm-email.tsx"),
  route("confirm-email/again", "routes/identity/confirm-email-again.tsx"),
  route("forgotten-password", "routes/identity/forgotten-password.tsx"),
  route("reset-password", "routes/identity/reset-password.tsx"),
  route("account", "routes/identity/account.tsx"),
  route("account/name", "routes/identity/account-name.tsx"),
  route("account/password", "routes/identity/account-password.tsx"),
  route("account/sessions", "routes/identity/account-sessions.tsx"),
  route("account/roles", "routes/identity/account-roles.tsx"),
  route("home", "routes/identity/start-page.tsx"),

  // planners
  route("planners", "routes/planners/list.tsx"),
  route("planners/:slug", "routes/planners/show.tsx"),
  route("agencies/:slug", "routes/planners/agency.tsx"),
  route("profile/planner", "routes/planners/own-show.tsx"),
  route("profile/planner/edit/:section", "routes/planners/own-edit.tsx"),
  route("profile/planner/preview", "routes/planners/own-preview.tsx"),

  // assistants
  route("assistants", "routes/assistants/list.tsx"),
  route("assistants/:slug", "routes/assistants/show.tsx"),
  route("profile/assistant", "routes/assistants/own/show.tsx"),
  route("profile/assistant/new", "routes/assistants/own/new.tsx"),
  route("profile/assistant/about", "routes/assistants/own/1-about.tsx"),
  route("profile/assistant/skills", "routes/assistants/own/2-skills.tsx"),
  route("profile/assistant/when", "routes/assistants/own/3-when.tsx"),
  route("profile/assistant/where", "routes/assistants/own/4-where.tsx"),
  route("profile/assistant/pay", "routes/assistants/own/5-pay.tsx"),
  route("profile/assistant/lived-experience", "routes/assistants/own/6-lived-experience.tsx"),
  route("profile/assistant/checks", "routes/assistants/own/7-checks.tsx"),
  route("profile/assistant/preview", "routes/assistants/own/preview.tsx"),
  route("profile/assistant/status", "routes/assistants/own/status.tsx"),
  route("core/profiles/assistant/:id", "routes/core-service/profile-assistant.tsx"),

  // messages
  route("planners/:slug/ask", "routes/messages/ask.tsx", { id: "ask-a-planner" }),
  route("assistants/:slug/ask", "routes/messages/ask.tsx", { id: "ask-an-assistant" }),
  route("messages", "routes/messages/list.tsx"),
  route("messages/:id", "routes/messages/show.tsx"),

  // engagements
  route("planners/:slug/engage", "routes/engagements/questions.tsx"),
  route("planners/:slug/engage/tier", "routes/engagements/tier.tsx"),
  route("planners/:slug/engage/check", "routes/engagements/check.tsx"),
  route("engagements", "routes/engagements/list.tsx"),
  route("engagements/:id", "routes/engagements/show.tsx"),
  route("engagements/:id/accept", "routes/engagements/accept.tsx"),
  route("engagements/:id/decline", "routes/engagements/decline.tsx"),
  route("engagements/:id/hours", "routes/engagements/hours.tsx"),
  route("engagements/:id/deliver", "routes/engagements/deliver.tsx"),
  route("engagements/:id/agree", "routes/engagements/agree.tsx"),
  route("engagements/:id/missing", "routes/engagements/missing.tsx"),
  route("engagements/:id/upgrade", "routes/engagements/upgrade.tsx"),
  route("engagements/:id/upgrade/answer", "routes/engagements/upgrade-answer.tsx"),
  route("engagements/:id/cancel", "routes/engagements/cancel.tsx"),
  route("engagements/:id/end", "routes/engagements/end.tsx"),
  route("engagements/:id/answer-ending", "routes/engagements/answer-ending.tsx"),

  // budgets and payments
  route("budget", "routes/budgets/show.tsx"),
  route("budget/statement", "routes/budgets/statement.tsx"),
  route("budget/statement.csv", "routes/budgets/statement-csv.ts"),
  route("money", "routes/payments/money.tsx"),
  route("invoices", "routes/payments/invoices/list.tsx"),
  route("invoices.csv", "routes/payments/invoices/csv.ts"),
  route("invoices/pay", "routes/payments/invoices/pay-many.tsx"),
  route("invoices/approve", "routes/payments/invoices/approve-many.tsx"),
  route("invoices/:id", "routes/payments/invoices/show.tsx"),
  route("invoices/:id/query", "routes/payments/invoices/query.tsx"),
  route("invoices/:id/answer", "routes/payments/invoices/answer.tsx"),
  route("invoices/:id/pay", "routes/payments/invoices/pay.tsx"),
  route("invoices/:id/arrived", "routes/payments/invoices/arrived.tsx"),
  route("invoices/:id/not-arrived", "routes/payments/invoices/not-arrived.tsx"),
  route("invoices/:id/undo", "routes/payments/invoices/undo.tsx"),
  route("invoices/:id/credit", "routes/payments/invoices/credit.tsx"),
  route("invoices/:id/repaid", "routes/payments/invoices/repaid.tsx"),
  route("documents/:id", "routes/payments/document.tsx"),
  route("council/payments", "routes/payments/list.tsx"),
  route("council/payments/:slug", "routes/payments/new.tsx"),

  // test payments: the pages that stand in for the card provider's own
  route("sandbox/pay/:id", "routes/payments/sandbox-pay.tsx"),
  route("sandbox/onboard/:id", "routes/payments/sandbox-onboard.tsx"),

  // assisted access
  route("assist", "routes/assisted-access/assist.tsx"),
  route("assist/act-for", "routes/assisted-access/act-for.tsx"),
  route("assist/end", "routes/assisted-access/end.ts"),
  route("assist/people/new", "routes/assisted-access/person-new.tsx"),
  route("assist/people/:id", "routes/assisted-access/person-show.tsx"),
  route("assist/people/:id/grant", "routes/assisted-access/grant-new.tsx"),
  route("assist/people/:id/grant/record", "routes/assisted-access/grant-record.tsx"),
  route("assist/people/:id/grant/:grantId/withdraw", "routes/assisted-access/grant-withdraw.tsx"),
  route("assist/sessions/:id/read-back", "routes/assisted-access/read-back.tsx"),
  route("account/activity", "routes/assisted-access/activity.tsx"),
  route("account/activity/stop/:grantId", "routes/assisted-access/grant-stop.tsx"),

  // core service
  route("core", "routes/core-service/show.tsx"),
  route("core/cases/:id", "routes/core-service/case-show.tsx"),
  route("core/letters", "routes/core-service/letters.tsx"),
  route("core/letters/:id", "routes/core-service/letter-show.tsx"),
  route("core/profiles", "routes/core-service/profiles-list.tsx"),
  route("core/profiles/planner/:id", "routes/core-service/profile-planner.tsx"),

  // council
  route("council", "routes/council/home.tsx"),
  route("council/people/new", "routes/council/person-new.tsx"),
  route("council/people/:id", "routes/council/person-show.tsx"),
  route("council/people/:id/make-live", "routes/council/make-live.tsx"),
  route("council/people/:id/pots/:potId", "routes/council/planning-pot-edit.tsx"),
  route("council/settings", "routes/council/settings-show.tsx"),
  route("council/settings/:rule", "routes/council/settings-edit.tsx"),
  route("council/adjustments", "routes/council/adjustments.tsx"),
  route("council/adjustments.csv", "routes/council/adjustments-csv.ts"),
  route("council/upgrades", "routes/council/upgrades-list.tsx"),
  route("council/upgrades/:id", "routes/council/upgrade-show.tsx"),
  route("council/unmet", "routes/council/unmet.tsx"),
  route("council/reports/support-planning", "routes/council/spb-report.tsx"),
  route("council/reports/support-planning.csv", "routes/council/spb-csv.ts"),

  // administration
  route("admin", "routes/administration/areas.tsx"),
  route("admin/areas/:slug", "routes/administration/accounts.tsx"),
  route("admin/areas/:slug/settings", "routes/council/settings-show.tsx", { id: "settings-of-an-area" }),
  route("admin/areas/:slug/settings/:rule", "routes/council/settings-edit.tsx", {
    id: "setting-of-an-area",
  }),

  // notifications
  route("demonstration/mailbox", "routes/notifications/mailbox.tsx"),

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
