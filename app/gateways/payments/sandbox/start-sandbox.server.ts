import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { db } from "#app/db.server.ts";
import type { CardGateway } from "#app/gateways/payments/card-gateway.ts";
import { sandboxServer } from "#app/gateways/payments/sandbox/server.server.ts";
import { stripeGateway } from "#app/gateways/payments/stripe/stripe-gateway.ts";

export type Sandbox = { gateway: CardGateway; base: URL; key: string; stop: () => Promise<void> };

/** The key and the secret are made once for a database: every copy of the app has the same. */
async function setting() {
  const secret = () => randomBytes(24).toString("hex");
  await db().prisma.$executeRaw`INSERT INTO sandbox_card_setting (api_key, webhook_secret)
    VALUES (${`sk_test_${secret()}`}, ${`whsec_${secret()}`}) ON CONFLICT DO NOTHING`;
  return db().prisma.sandboxCardSetting.findUniqueOrThrow({ where: { id: 1 } });
}

/** Listens on a free port of this machine; what it keeps is in the database, for every copy of the app. */
export async function startSandbox(): Promise<Sandbox> {
  const { apiKey: key, webhookSecret } = await setting();
  const server = sandboxServer(key);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    gateway: stripeGateway({ key, webhookSecrets: [webhookSecret], base, sandbox: true }),
    base,
    key,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
