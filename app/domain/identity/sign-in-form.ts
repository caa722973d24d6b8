import { z } from "zod";

export const SignInForm = z.object({
  email: z
    .string({ error: "Enter your email address" })
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: "Enter an email address like name@example.com" })),
  password: z.string({ error: "Enter your password" }),
  next: z.string().optional(),
});
