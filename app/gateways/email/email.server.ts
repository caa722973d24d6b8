import { demonstration } from "#app/env.server.ts";
import type { EmailGateway } from "#app/gateways/email/email.ts";
import { sandboxEmail } from "#app/gateways/email/sandbox.server.ts";
import { smtpEmail } from "#app/gateways/email/smtp.server.ts";

/** No email leaves a demonstration; production has no sandbox. */
export const emailGateway = (): EmailGateway => (demonstration() ? sandboxEmail : smtpEmail);
