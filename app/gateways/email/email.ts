type Email = {
  /** The same id sent again is the same message: the sandbox shows it once, mail programs fold it into one. */
  id: string;
  to: string;
  subject: string;
  text: string;
  /** The reader needs large print. */
  large?: boolean;
};
export type EmailGateway = { send: (email: Email) => Promise<void> };
