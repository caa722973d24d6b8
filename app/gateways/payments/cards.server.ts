import type { CardGateway } from "#app/gateways/payments/card-gateway.ts";

const process_ = globalThis as { ownwayCards?: CardGateway };

/** The process says which it is, once its settings are read; tests too. */
export function useCardGateway(gateway: CardGateway): void {
  process_.ownwayCards = gateway;
}

/** Card payments: the provider itself where a key is set, else the sandbox inside the app. */
export function cardGateway(): CardGateway {
  if (!process_.ownwayCards) throw new Error("card payments are not set up");
  return process_.ownwayCards;
}
