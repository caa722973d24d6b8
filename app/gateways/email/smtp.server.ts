import { createTransport, type Transporter } from "nodemailer";
import { env, siteAddress } from "#app/env.server.ts";
import type { EmailGateway } from "#app/gateways/email/email.ts";
import { emailHtml } from "#app/gateways/email/email-html.ts";

let transport: Transporter | undefined;

/** Sends through the mail server of SMTP_URL. */
export const smtpEmail: EmailGateway = {
  async send({ id, to, subject, text, large = false }) {
    transport ??= createTransport(env().SMTP_URL, { from: `Ownway <no-reply@${host()}>` });
    await transport.sendMail({
      messageId: `<${id}@${host()}>`,
      // An address object, so that nothing in it is read as a list of addresses
      to: { name: "", address: to },
      subject,
      text,
      html: emailHtml(text, large),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  },
};
const host = (): string => new URL(siteAddress("/")).hostname;
