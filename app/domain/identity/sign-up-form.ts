import { z } from "zod";
import { EmailField, nameField, newPassword } from "#app/domain/identity/fields.ts";

/** Who may open an account themselves; everybody else is given theirs. */
export const WHO = ["person", "self_funder", "representative", "advocate", "assistant", "planner"] as const;

// In the order of the page: the error summary follows it
export const SignUpForm = z.object({
  who: z.enum(WHO, { error: "Choose what describes you" }),
  area: z.uuid({ error: "Choose your area" }),
  firstName: nameField("Enter your first name"),
  lastName: nameField("Enter your last name"),
  email: EmailField,
  // Judged by checkPassword, in its own words
  password: newPassword,
});
export type SignUp = z.output<typeof SignUpForm>;
