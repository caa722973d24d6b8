import { z } from "zod";

/** What somebody saw is to pay when they went on to pay it by card, pence. */
export const InvoicePayForm = z.object({ amountPence: z.coerce.number().int().min(1).max(10_000_000) });
