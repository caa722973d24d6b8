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
  route("home", "routes/identity/start-page.tsx"),

  // planners

  // assistants

  // messages

  // engagements and budgets

  // assisted access

  // core service

  // council

  // administration

  route("*", "routes/public/not-found.tsx"),
] satisfies RouteConfig;
