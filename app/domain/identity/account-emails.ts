export type AccountEmail = "confirm" | "known" | "reset" | "password-changed";
type Parts = { name: string; phone: string; link: (path: string) => string; token: string };

/** The emails about an account itself. They name no role and nothing about support: a mailbox may be shared. */
export function accountEmail(kind: AccountEmail, { name, phone, link, token }: Parts) {
  const end = [phone ? `Rather talk? Phone ${phone}.` : "", "Ownway"];
  const write = (subject: string, ...words: string[]) => ({
    subject,
    text: [`Dear ${name},`, ...words, ...end].filter(Boolean).join("\n\n"),
  });
  switch (kind) {
    case "confirm":
      return write(
        "Confirm your email address",
        "You asked to open an account with Ownway. Press this link, then press Confirm:",
        link(`/confirm-email?token=${token}`),
        "The link works for 3 days. If it was not you, do nothing: no account is opened.",
      );
    case "known":
      return write(
        "You already have an account",
        "Somebody, most likely you, asked to open an account with this email address. You already have one, and nothing has changed.",
        `Sign in: ${link("/sign-in")}`,
        `If you cannot remember the password, choose a new one: ${link("/forgotten-password")}`,
        "If it was not you, there is nothing to do.",
      );
    case "reset":
      return write(
        "Choose a new password",
        "You asked to choose a new password. Press this link:",
        link(`/reset-password?token=${token}`),
        "The link works for 1 hour. If it was not you, do nothing: your password stays as it is.",
      );
    case "password-changed":
      return write(
        "Your password was changed",
        "The password of your Ownway account was changed just now, and everywhere else you were signed in has been signed out.",
        `If it was not you, choose a new password at once: ${link("/forgotten-password")}`,
      );
  }
}
