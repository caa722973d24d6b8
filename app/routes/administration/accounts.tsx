import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AccountSearch, ShutForm } from "#app/domain/identity/account-forms.ts";
import { disableAccount, enableAccount } from "#app/domain/identity/disable-account.server.ts";
import { findAccounts } from "#app/domain/identity/find-accounts.server.ts";
import { parseForm, readForm, refusedForm } from "#app/http/form.server.ts";
import { notFound, requireAdmin } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { known } from "#app/lib/query.ts";
import { count, list } from "#app/lib/words.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice, Tag } from "#app/ui/card.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

export const handle: Handle<{ area: { name: string } }> = { title: ({ area }) => `Accounts in ${area.name}` };
const DONE: Record<string, string> = {
  disable: "The account is shut, and signed out everywhere",
  enable: "The account is open again",
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const access = await requireAdmin(request);
  const query = new URL(request.url).searchParams;
  const { q, page } = AccountSearch.parse({ q: query.get("q") ?? "", page: query.get("page") ?? "1" });
  const found = await findAccounts(access, params.slug ?? "", q, page);
  if (!found) throw notFound();
  return { ...found, q, page, slug: params.slug ?? "", did: known(DONE, query.get("done")) };
}
export async function action({ request, params }: ActionFunctionArgs) {
  const access = await requireAdmin(request);
  const form = await readForm(request, access);
  const parsed = parseForm(form, ShutForm);
  if (!parsed.ok) throw notFound();
  const { account, change } = parsed.value;
  const verb = change === "disable" ? disableAccount : enableAccount;
  const result = await verb(access, params.slug ?? "", account);
  if (result.ok) return redirect(`/admin/areas/${params.slug ?? ""}?done=${change}`);
  if (result.refusal.code === "not-found") throw notFound();
  return refusedForm(form, result.refusal);
}
export default function Accounts() {
  const { area, accounts, total, pages, page, q, slug, did } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <Page title={`Accounts in ${area.name}`} back={{ href: "/admin", label: "Administration" }}>
      <ErrorSummary errors={failed?.errors} />
      {did && !failed ? <Notice tone="done" title={did} announce /> : null}
      <form method="get" role="search" className="max-w-md">
        <TextField name="q" label="Name or email address" value={q} spellCheck={false} />
        <Button>Search</Button>
      </form>
      <DataTable
        caption={count(total, "account")}
        columns={[
          { heading: "Name", cell: (account) => account.name, rowHeading: true },
          {
            heading: "Email address",
            cell: (account) => <span className="[overflow-wrap:anywhere]">{account.email}</span>,
          },
          { heading: "Roles here", cell: (account) => list(account.roles) },
          {
            heading: "State",
            cell: (account) =>
              account.disabled ? (
                <Tag tone="brick">Shut</Tag>
              ) : account.signedIn ? (
                <Tag tone="leaf">Signed in</Tag>
              ) : (
                <Tag>Open</Tag>
              ),
          },
          {
            heading: "Change",
            cell: (account) => (
              <PostForm>
                <input type="hidden" name="account" value={account.id} />
                <Button
                  weight={account.disabled ? "quiet" : "danger"}
                  name="change"
                  value={account.disabled ? "enable" : "disable"}
                >
                  {account.disabled ? "Open again" : "Shut"}
                  <span className="sr-only"> the account of {account.name}</span>
                </Button>
              </PostForm>
            ),
          },
        ]}
        rows={accounts}
        rowKey={(account) => account.id}
        empty={q ? `No account matches “${q}”.` : "No accounts yet."}
      />
      <Pagination
        page={page}
        pages={pages}
        href={(n) => `/admin/areas/${slug}?${new URLSearchParams({ q, page: String(n) }).toString()}`}
      />
    </Page>
  );
}
