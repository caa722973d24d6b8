import { z } from "zod";

const MOST = 1_000;
/** Hours typed in, "6" or "6.5"; whole minutes come out, null where it is left empty. */
export const hoursField = z
  .string()
  .trim()
  .optional()
  .default("")
  .transform((value, ctx) => {
    if (value === "") return null;
    const match = /^[0-9]{1,4}(?:[.,][0-9]{1,2})?$/.exec(value);
    const minutes = match ? Math.round(Number(value.replace(",", ".")) * 60) : 0;
    if (minutes > 0 && minutes <= MOST * 60) return minutes;
    ctx.addIssue({
      code: "custom",
      message: "Enter hours as a number, for example 6 or 6.5, or leave it empty",
    });
    return z.NEVER;
  });
