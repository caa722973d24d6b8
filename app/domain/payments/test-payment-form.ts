import { z } from "zod";
import { PRESSES } from "#app/gateways/payments/sandbox/presses.ts";

export const TestPaymentForm = z.object({ press: z.enum(PRESSES, { error: "Press one of the buttons" }) });
