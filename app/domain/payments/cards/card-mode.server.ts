import { cardGateway } from "#app/gateways/payments/cards.server.ts";

/** Whether cards are only tried here: said wherever somebody is asked for one. */
export const cardsAreTest = (): boolean => cardGateway().mode === "test";
