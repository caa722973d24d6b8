import { stringify } from "csv-stringify/sync";
import type { Adjustments } from "#app/domain/commissioning/find-adjustments.server.ts";
import { isoDay } from "#app/lib/dates.ts";

const money = (pence: number): string => (pence / 100).toFixed(2);

/** Every line, oldest first, in pounds: for a spreadsheet. */
export const adjustmentsCsv = ({ lines }: Pick<Adjustments, "lines">): string =>
  stringify(
    lines.map((line) => [
      isoDay(line.on),
      line.reference,
      line.what,
      money(line.promisedChange),
      money(line.promisedAfter),
      money(line.paidBefore),
      money(line.paidChange),
      money(line.paidAfter),
    ]),
    {
      header: true,
      columns: [
        "date",
        "reference",
        "what",
        "set_aside_change",
        "set_aside_after",
        "paid_before",
        "paid_change",
        "paid_after",
      ],
    },
  );
