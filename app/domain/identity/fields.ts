import { z } from "zod";

export const EmailField = z
  .string({ error: "Enter your email address" })
  .trim()
  .toLowerCase()
  .max(254, "Enter an email address with 254 characters or fewer")
  .pipe(z.email({ error: "Enter an email address like name@example.com" }));

/** A name as people have it: any letters of any language, no control characters. */
export const nameField = (empty: string) =>
  z
    .string({ error: empty })
    .trim()
    .min(1, empty)
    .max(80, "Enter 80 characters or fewer")
    .regex(/^[^\p{Cc}<>]*$/u, "Enter a name without < or >");

export const newPassword = z
  .string({ error: "Choose a password" })
  .max(1000, "Choose a password with 200 characters or fewer");
