import { z } from "zod";
import { bacsText } from "#app/domain/payments/runs/bacs-text.ts";
import { modulusCheck } from "#app/domain/payments/suppliers/modulus-rules.ts";
import { readVatNumber, vatNumberAddsUp } from "#app/domain/payments/suppliers/vat-number-rules.ts";
import { parseDayParts } from "#app/lib/dates.ts";

const version = z.coerce.number().int().min(1).max(2_000_000_000);
const words = (missing: string, most: number) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(most, `Use ${String(most)} letters or fewer`);

export const SupplierNameForm = z.object({
  version,
  legalName: words("Enter the name that stands on your invoices", 120),
  address: words("Enter your address", 300).transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean)
      .slice(0, 6),
  ),
});
export type SupplierName = z.output<typeof SupplierNameForm>;

const NOT_TOGETHER =
  "This sort code and account number do not belong together. Check both against your bank card or a statement";
/** Where somebody is paid. What cannot be an account is refused before anything is saved. */
export const bankFields = {
  sortCode: z
    .string({ error: "Enter the sort code" })
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^[0-9]{6}$/, "A sort code has 6 digits, for example 12-34-56")),
  accountNumber: z
    .string({ error: "Enter the account number" })
    .transform((text) => text.replace(/[\s-]/g, ""))
    .pipe(z.string().regex(/^[0-9]{8}$/, "An account number has 8 digits. If yours has 7, put a 0 first")),
};
/** Says it at the account number where sort code and account number cannot belong together. */
export function checkTogether(
  { sortCode, accountNumber }: { sortCode: string; accountNumber: string },
  context: z.RefinementCtx,
) {
  if (modulusCheck(sortCode, accountNumber) === "fails")
    context.addIssue({ code: "custom", path: ["accountNumber"], message: NOT_TOGETHER });
}
export const BankForm = z
  .object({
    version,
    accountName: words("Enter the name on the account", 70).refine((name) => bacsText(name).length >= 2, {
      error: "Enter the name as your bank writes it, in the letters A to Z",
    }),
    ...bankFields,
  })
  .superRefine(checkTogether);
export type BankInput = z.output<typeof BankForm>;

const part = z.string().trim().optional().default("");
const asPercent = (text: string): number | null => {
  const match = /^([0-9]{1,3})(?:\.([0-9]{1,2}))?\s*%?$/.exec(text.trim());
  const basisPoints = match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : null;
  return basisPoints !== null && basisPoints <= 10_000 ? basisPoints : null;
};
export const VatForm = z
  .object({
    version,
    status: z.enum(["not_registered", "registered", "exempt"], { error: "Choose one" }),
    number: z.string().trim().max(40).optional().default(""),
    rate: z.string().trim().max(10).optional().default(""),
    validFrom: z.object({ day: part, month: part, year: part }).default({ day: "", month: "", year: "" }),
  })
  .transform(({ validFrom: { day, month, year }, ...form }, context) => {
    const issue = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
    };
    const validFrom = parseDayParts(day, month, year);
    const registered = form.status === "registered";
    const number = registered ? readVatNumber(form.number) : null;
    const rateBasisPoints = registered ? asPercent(form.rate) : 0;
    if (registered && number === null)
      issue("number", "A VAT number is GB and 9 digits, for example GB 123 4567 82");
    else if (number !== null && !vatNumberAddsUp(number))
      issue("number", "This VAT number has a slip in it. Check it against your certificate from HMRC");
    if (rateBasisPoints === null) issue("rate", "Enter the rate you charge, for example 20");
    if (!validFrom) issue("validFrom", "Enter the day from which this holds, for example 1 4 2027");
    if (!validFrom || rateBasisPoints === null || (registered && number === null)) return z.NEVER;
    return { version: form.version, status: form.status, number, rateBasisPoints, validFrom };
  });
export type VatInput = z.output<typeof VatForm>;

export const AgreementForm = z.object({
  version,
  agree: z.literal("yes", { error: "Tick the box if you agree. Nothing happens until you do" }),
});
