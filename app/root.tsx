import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import font from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import styles from "#app/app.css?url";
import type { Handle } from "#app/http/handle.ts";
import { navigationOf } from "#app/http/navigation.ts";
import { usePageContext } from "#app/http/page-context.tsx";
import { PostForm } from "#app/http/post-form.tsx";
import { findRootData, type RootData } from "#app/http/root-data.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { ActingBanner, Footer, Header, stopActing } from "#app/ui/frame.tsx";
import { Page } from "#app/ui/page.tsx";

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "preload", href: font, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
];
export const loader = ({ request }: LoaderFunctionArgs) => findRootData(request);

function useTitle(): { title: string; unlisted: boolean } {
  const matches = useMatches();
  const last = matches.at(-1);
  const handle = last?.handle as Handle<unknown> | undefined;
  const title =
    typeof handle?.title === "function" ? (last?.data ? handle.title(last.data) : undefined) : handle?.title;
  return { title: title ?? "Ownway", unlisted: handle?.unlisted ?? false };
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<RootData>("root");
  const { nonce, failedForm } = usePageContext();
  const error = useRouteError();
  const { title, unlisted } = useTitle();
  const hydrate = useMatches().some((match) => (match.handle as Handle | undefined)?.hydrate === true);
  const wrong = isRouteErrorResponse(error) ? TITLES[error.status] : undefined;
  const name = error ? (wrong ?? "Something went wrong") : title;
  const { phone = "", hours = "" } = root?.helpLine ?? {};
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${failedForm ? "Error: " : ""}${name === "Ownway" ? name : `${name} – Ownway`}`}</title>
        {unlisted || root?.viewer ? <meta name="robots" content="noindex" /> : null}
        <Links />
      </head>
      <body>
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-card focus:p-3"
        >
          Skip to the main part
        </a>
        {root?.acting ? (
          <ActingBanner acting={root.acting} end={<PostForm action="/assist/end">{stopActing}</PostForm>} />
        ) : null}
        <Header
          {...navigationOf(root?.viewer?.role ?? null, root?.acting != null)}
          path={root?.path ?? ""}
          phone={phone}
          hours={hours}
          who={root?.viewer ? `${root.viewer.name}, ${root.viewer.roleName}` : null}
          signOut={
            root?.viewer ? (
              <PostForm action="/sign-out">
                <button className="inline-flex min-h-11 cursor-pointer items-center rounded-[10px] px-2.5 font-semibold hover:bg-sea-wash">
                  Sign out
                </button>
              </PostForm>
            ) : null
          }
        />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer demonstration={root?.demonstration ?? false} phone={phone} />
        {hydrate ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

const SAYS: Record<number, string> = {
  404: "We cannot find this page. It may have moved, or it may not be yours to see.",
  403: "This cannot be done from here. Nothing was changed.",
  405: "This page cannot be used like that. Nothing was changed.",
  503: "Ownway cannot reach its records just now. Nothing you saved is lost. Please try again in a minute.",
};
const TITLES: Record<number, string> = {
  404: "Page not found",
  403: "Not possible",
  503: "Back in a moment",
  400: "We could not read that",
};

const WAYS_ON = [
  ["/assistants", "Find a personal assistant"],
  ["/planners", "Find a support planner"],
  ["/guides", "Guides: how it works and what it costs"],
  ["/guides/help-without-internet", "Have somebody do it with you"],
] as const;

/** What a guard says when it refuses: why, and where to go on. */
type ErrorAnswer = { words?: string; next?: { href: string; label: string } };

export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<RootData>("root");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const answer = isRouteErrorResponse(error) ? (error.data as ErrorAnswer | null) : null;
  const next = answer?.next ?? { href: "/", label: "Go to the first page" };
  return (
    <Page
      title={TITLES[status] ?? "Sorry, something went wrong"}
      lead={
        <p>
          {answer?.words ??
            SAYS[status] ??
            "The fault is ours, and we have been told. Nothing you saved is lost. Please go back and try again."}
        </p>
      }
      narrow
    >
      {root?.helpLine.phone ? (
        <p className="mt-4">If it happens again, phone {root.helpLine.phone} and we will do it with you.</p>
      ) : null}
      {status === 404 ? (
        <>
          <h2 className="mt-8">What you may be looking for</h2>
          <ul className="mt-2">
            {WAYS_ON.map(([href, label]) => (
              <li key={href}>
                <a href={href} className="inline-flex min-h-11 items-center">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="mt-6">
        <ButtonLink href={next.href}>{next.label}</ButtonLink>
      </p>
    </Page>
  );
}
