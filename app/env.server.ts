import { z } from "zod";

const whole = (name: string, least: number, most: number) =>
  z.coerce
    .number({ error: `${name} must be a number` })
    .int(`${name} must be a whole number`)
    .min(least, `${name} must be ${least} or more`)
    .max(most, `${name} must be ${most} or less`);

const Env = z
  .object({
    APP_MODE: z
      .enum(["demonstration", "production"], { error: "APP_MODE must be demonstration or production" })
      .default("demonstration"),
    PORT: whole("PORT", 0, 65535).default(3000),
    HOST: z.string().default("127.0.0.1"),
    /** Demonstration mode listens elsewhere than on this machine only when this names the same host. */
    DEMONSTRATION_HOST: z.string().optional(),
    DATABASE_URL: z
      .string()
      .regex(
        /^postgres(ql)?:\/\/\S+$/,
        "DATABASE_URL must look like postgresql://user:password@host:5432/name",
      )
      .optional(),
    DATA_DIR: z.string().default(".data"),
    /** Where people reach the site, for links in letters and emails. */
    PUBLIC_URL: z.url({ error: "PUBLIC_URL must be an address such as https://ownway.example" }).optional(),
    SESSION_SECRET: z.string().min(32, "SESSION_SECRET must have 32 characters or more").optional(),
    STRIPE_SECRET_KEY: z
      .string()
      .regex(
        /^[sr]k_(test|live)_\w+$/,
        "STRIPE_SECRET_KEY must begin with sk_test_, rk_test_, sk_live_ or rk_live_",
      )
      .optional(),
    /** One for each place that Stripe sends news from, with commas between. */
    STRIPE_WEBHOOK_SECRET: z
      .string()
      .regex(
        /^whsec_\w+(,whsec_\w+)*$/,
        "STRIPE_WEBHOOK_SECRET must begin with whsec_ (several with commas between)",
      )
      .optional(),
    /** Something else that speaks Stripe's protocol, to try a test key against. */
    STRIPE_API_BASE: z
      .url({
        protocol: /^https?$/,
        error: "STRIPE_API_BASE must be an address such as http://127.0.0.1:12111",
      })
      .optional(),
    /** `sandbox`: test payments inside the app, in production too. */
    CARD_PAYMENTS: z.literal("sandbox", { error: "CARD_PAYMENTS can only be sandbox" }).optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/\S+$/, "SMTP_URL must look like smtp://user:password@host:587")
      .optional(),
    NOTIFY_API_KEY: z.string().optional(),
    /** How many proxies stand before the app: whose X-Forwarded-For is believed. */
    TRUSTED_PROXIES: whole("TRUSTED_PROXIES", 0, 5).default(0),
  })
  .superRefine((env, context) => {
    const complain = (message: string) => {
      context.addIssue({ code: "custom", message });
    };
    const { STRIPE_SECRET_KEY: key } = env;
    const live = key !== undefined && /^.k_live_/.test(key);
    if (key && !env.STRIPE_WEBHOOK_SECRET)
      complain(
        "STRIPE_SECRET_KEY needs STRIPE_WEBHOOK_SECRET, by which news of payments is known to be true",
      );
    if (key && env.CARD_PAYMENTS)
      complain("CARD_PAYMENTS=sandbox and STRIPE_SECRET_KEY exclude each other: leave one of them out");
    if (!key && env.STRIPE_API_BASE) complain("STRIPE_API_BASE is of no use without STRIPE_SECRET_KEY");
    if (live && env.STRIPE_API_BASE)
      complain("a live STRIPE_SECRET_KEY is only ever sent to Stripe: leave STRIPE_API_BASE out");
    if (live && env.APP_MODE !== "production")
      complain("demonstration mode has open accounts: it takes no live STRIPE_SECRET_KEY");
    if (env.APP_MODE === "production") {
      if (!key && !env.CARD_PAYMENTS)
        complain(
          "production mode needs STRIPE_SECRET_KEY for card payments, or CARD_PAYMENTS=sandbox to show test payments that move no money",
        );
      if (!env.SESSION_SECRET)
        complain("production mode needs SESSION_SECRET (32 or more random characters)");
      if (!env.DATABASE_URL) complain("production mode needs DATABASE_URL");
      if (!env.SMTP_URL) complain("production mode needs SMTP_URL to send email");
      if (!env.PUBLIC_URL) complain("production mode needs PUBLIC_URL, the address people use");
    } else if (!["127.0.0.1", "localhost", "::1"].includes(env.HOST) && env.DEMONSTRATION_HOST !== env.HOST) {
      complain(
        `demonstration mode has open accounts and listens on this machine only; to show it on ${env.HOST} set DEMONSTRATION_HOST=${env.HOST} too`,
      );
    }
  });

export type Env = z.infer<typeof Env>;

/** Reads and checks the environment; throws one sentence that names everything wrong. */
export function readEnv(from: NodeJS.ProcessEnv): Env {
  const result = Env.safeParse(Object.fromEntries(Object.entries(from).filter(([, value]) => value !== "")));
  if (result.success) return result.data;
  throw new Error(
    `The settings are not right: ${result.error.issues.map((issue) => issue.message).join("; ")}.`,
  );
}

let known: Env | undefined;
export const env = (): Env => (known ??= readEnv(process.env));
export const demonstration = (): boolean => env().APP_MODE === "demonstration";
/** A page's whole address, for links in messages. */
export const siteAddress = (path: string): string =>
  new URL(path, env().PUBLIC_URL ?? `http://${env().HOST}:${env().PORT}`).href;
/** An address of this site as its path, which leads there under whichever name the site is visited; others as they are. */
export const onThisSite = (address: string): string => {
  const home = siteAddress("/");
  return address.startsWith(home) ? `/${address.slice(home.length)}` : address;
};
