import { z } from "zod";
import { EmailField } from "#app/domain/identity/fields.ts";

export const SignInForm = z.object({
  email: EmailField,
  password: z.string({ error: "Enter your password" }).max(1000, "Check this password"),
  next: z.string().optional(),
});
export const DemonstrationForm = z.object({ demonstration: z.uuid(), next: z.string().optional() });
