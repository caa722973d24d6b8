import { z } from "zod";
import { EmailField, nameField, newPassword } from "#app/domain/identity/fields.ts";

export const EmailForm = z.object({ email: EmailField });
export const NameForm = z.object({ name: nameField("Enter your name") });
export const NewPasswordForm = z.object({ token: z.string().max(100).default(""), password: newPassword });
export const ChangePasswordForm = z.object({
  currentPassword: z.string({ error: "Enter your password now" }).max(1000, "Check this password"),
  newPassword,
});
export const RoleForm = z.object({ role: z.uuid() });
export const SessionForm = z.object({
  session: z.union([z.literal("others"), z.string().regex(/^[0-9a-f]{64}$/)], {
    error: "Choose what to sign out",
  }),
});
export const ShutForm = z.object({ account: z.uuid(), change: z.enum(["disable", "enable"]) });
/** What the administrator looks for among accounts, from the query string; anything odd is the first page of all. */
export const AccountSearch = z.object({
  q: z
    .string()
    .trim()
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .catch(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** The link from the email, and the password chosen at sign-up. */
export const ConfirmEmailForm = z.object({
  token: z.string().max(200).default(""),
  password: z.string({ error: "Enter the password you chose" }).max(1000, "Check this password"),
});
