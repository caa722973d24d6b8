/** VAT rates are basis points: 2,000 is 20%. Amounts are whole pence. (VAT Act 1994 s2, s19; HMRC VAT guide 700, rounding of a line.) */
export type Vat = { netPence: number; vatPence: number; grossPence: number };

/** The VAT inside an amount, rounded half up to the penny; net and VAT add up to the gross exactly. */
export function splitGross(grossPence: number, rateBasisPoints: number): Vat {
  const vatPence = Math.floor(
    (grossPence * rateBasisPoints * 2 + 10_000 + rateBasisPoints) / ((10_000 + rateBasisPoints) * 2),
  );
  return { netPence: grossPence - vatPence, vatPence, grossPence };
}

/** VAT on top of an amount, rounded half up to the penny. */
export function addVat(netPence: number, rateBasisPoints: number): Vat {
  const vatPence = Math.floor((netPence * rateBasisPoints * 2 + 10_000) / 20_000);
  return { netPence, vatPence, grossPence: netPence + vatPence };
}
