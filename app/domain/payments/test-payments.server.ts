// The pages that stand in for the card provider's own while test payments are in use. Nothing here is a record of money: what
// it leads to is told to the app as the provider would tell it.
import { cardSandboxInUse } from "#app/gateways/payments/cards.server.ts";
import {
  findOnboardPage,
  finishOnboarding,
  type OnboardPage,
} from "#app/gateways/payments/sandbox/onboard-page.server.ts";
import { findPayPage, press, type PayPage } from "#app/gateways/payments/sandbox/pay-page.server.ts";
import type { Press } from "#app/gateways/payments/sandbox/presses.ts";

export const findTestPayment = async (id: string): Promise<PayPage | null> =>
  cardSandboxInUse() ? findPayPage(id) : null;
export const pressTestPayment = (id: string, which: Press): Promise<boolean> => press(id, which);

export const findTestOnboarding = async (id: string): Promise<OnboardPage | null> =>
  cardSandboxInUse() ? findOnboardPage(id) : null;
export const finishTestOnboarding = (id: string): Promise<boolean> => finishOnboarding(id);
