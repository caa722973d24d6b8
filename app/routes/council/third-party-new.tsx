import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { addThirdParty } from "#app/domain/budgets/add-third-party.server.ts";
import { NewManagerForm } from "#app/domain/budgets/budget-forms.ts";
import { formAgain, parseForm, readForm } from "#app/http/form.server.ts";
import { requireArea } from "#app/http/guards.server.ts";
import type { Handle } from "#app/http/handle.ts";
import { outcome } from "#app/http/outcome.server.ts";
import { PostForm } from "#app/http/post-form.tsx";
import { one } from "#app/routes/council/contact-fields.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle: Handle = { title: "Add a budget manager" };
const ROLES = ["practitioner", "commissioner"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireArea(request, ROLES);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireArea(request, ROLES);
  const form = await readForm(request, access);
  const parsed = parseForm(form, NewManagerForm);
  if (!parsed.ok) return formAgain(parsed.failed);
  return outcome(form, await addThirdParty(access, parsed.value), "/council/budget-managers?added=yes");
}

export default function NewThirdParty() {
  const failed = useActionData<typeof action>();
  const answers = failed ?? { errors: {}, values: {} };
  return (
    <Page
      title="Add a budget manager"
      narrow
      back={{ href: "/council/budget-managers", label: "Budget managers" }}
    >
      <ErrorSummary errors={failed?.errors} />
      <PostForm>
        <TextField
          name="name"
          label="Name of the organisation"
          maxLength={100}
          autoComplete="off"
          value={one(answers, "name")}
          error={answers.errors.name}
        />
        <TextArea
          name="address"
          label="Address"
          hint="One line for each part. It stands on invoices."
          rows={4}
          maxLength={400}
          value={one(answers, "address")}
          error={answers.errors.address}
        />
        <div className="flex flex-wrap gap-3">
          <Button>Add them</Button>
          <ButtonLink href="/council/budget-managers">Change nothing</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
