import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { RoleForm } from "#app/domain/identity/account-forms.ts";
import { findRoles, switchRole } from "#app/domain/identity/switch-role.server.ts";
import { parseForm, readForm } from "#app/http/form.server.ts";
import { notFound, requireAccount } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card, Tag } from "#app/ui/card.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Choose your role" };

export async function loader({ request }: LoaderFunctionArgs) {
  const access = await requireAccount(request);
  const roles = await findRoles(access);
  return roles.map(({ id, role, area, agency }) => ({
    id,
    name: ROLE_NAMES[role],
    where: agency?.name ?? area?.name ?? "Everywhere",
    inUse: id === access.actor.roleId,
  }));
}
export async function action({ request }: ActionFunctionArgs) {
  const access = await requireAccount(request);
  const parsed = parseForm(await readForm(request, access), RoleForm);
  const result = parsed.ok ? await switchRole(access, parsed.value.role) : null;
  if (!result?.ok) throw notFound();
  return redirect("/home", { headers: { "Set-Cookie": result.value } });
}
export default function AccountRoles() {
  const roles = useLoaderData<typeof loader>();
  return (
    <Page
      title="Choose your role"
      narrow
      back={{ href: "/account", label: "Your account" }}
      lead={
        <p>
          You use one role at a time. Its name is at the top of each page, and it is written down with
          everything you do.
        </p>
      }
    >
      <ul className="my-6 grid gap-4">
        {roles.map((role) => (
          <li key={role.id}>
            <Card className="flex flex-wrap items-center justify-between gap-4">
              <div>
                <h2 className="text-[1.2rem]">{role.name}</h2>
                <p className="text-soft">{role.where}</p>
              </div>
              {role.inUse ? (
                <Tag tone="leaf">In use now</Tag>
              ) : (
                <PostForm>
                  <Button weight="quiet" name="role" value={role.id}>
                    Use this role
                    <span className="sr-only">
                      : {role.name}, {role.where}
                    </span>
                  </Button>
                </PostForm>
              )}
            </Card>
          </li>
        ))}
      </ul>
    </Page>
  );
}
