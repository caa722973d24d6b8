import { demonstration } from "#app/env.server.ts";
import { sandboxTextMessages } from "#app/gateways/text-messages/sandbox.server.ts";
import type { TextMessageGateway } from "#app/gateways/text-messages/text-message.ts";

/** None in production until a provider is connected: people who prefer texts then get an email or a letter. */
export const textMessageGateway = (): TextMessageGateway | null =>
  demonstration() ? sandboxTextMessages : null;
