// Fees, hours and rules of an area: written once, by who may, of figures only.
import { describe, expect, test } from "vitest";
import { db } from "#app/db.server.ts";
import { makeArea } from "#tests/factories/area.ts";
import { attack, dated, staff, strangers } from "#tests/process/money-attacks/stage.ts";

const BASIS = "Counsel's advice of 3 March 2027 on section 26 of the Care Act";
type Rule = { more: Record<string, string>; figures: string[]; other: Record<string, string> };
const RULES: Record<string, Rule> = {
  "tier?tier=medium": {
    more: { feePence: "185", hours: "11" },
    figures: ["feePence", "hours", "seen"],
    other: { feePence: "1850" },
  },
  "council-cost?tier=high": {
    more: { hourlyPence: "21.50", hours: "18" },
    figures: ["hourlyPence", "hours"],
    other: { hours: "19" },
  },
  "fee-source": {
    more: { value: "within", legalBasis: BASIS, confirm: "yes" },
    figures: ["value"],
    other: { value: "alongside" },
  },
  "fees-include-vat": { more: { value: "no" }, figures: ["value"], other: { value: "yes" } },
  "answer-within-days": { more: { value: "9" }, figures: ["value"], other: { value: "8" } },
  "adjustments-yearly": { more: { value: "5000" }, figures: ["value"], other: { value: "50000" } },
};
const rows = async (areaId: string) => ({
  tiers: await db().prisma.areaTier.count({ where: { areaId } }),
  costs: await db().prisma.areaCouncilCost.count({ where: { areaId } }),
  settings: await db().prisma.areaSetting.count({ where: { areaId } }),
});
const total = (counted: Record<string, number>) => Object.values(counted).reduce((sum, n) => sum + n, 0);

export function attackRules(): void {
  describe("an area's fees, hours and rules", () => {
    test.each(Object.keys(RULES))("the commissioner's %s", async (rule) => {
      const { more, figures, other } = RULES[rule] as Rule;
      const area = await makeArea();
      const visitor = await staff(area.id, "commissioner");
      const path = `/council/settings/${rule}`;
      const before = total(await rows(area.id));
      await attack({
        visitor,
        path,
        fields: {
          ...(await visitor.hiddenFields(path)),
          ...more,
          ...dated("from"),
          reason: "Cabinet, minute 14",
        },
        others: await strangers(area.id, "practitioner"),
        figures,
        other,
        once: async () => {
          expect(total(await rows(area.id))).toBe(before + 1);
        },
      });
    });
    test("the administrator's, of one area by name: nobody else reaches it by that address", async () => {
      const area = await makeArea();
      const admin = await staff(null, "admin");
      const path = `/admin/areas/${area.slug}/settings/tier?tier=low`;
      const before = await rows(area.id);
      await attack({
        visitor: admin,
        path,
        fields: {
          ...(await admin.hiddenFields(path)),
          feePence: "105",
          hours: "5",
          ...dated("from"),
          reason: "Cabinet, minute 14",
        },
        others: await strangers(area.id, "commissioner"),
        figures: ["feePence", "hours"],
        other: { hours: "6" },
        once: async () => {
          expect(await rows(area.id)).toEqual({ ...before, tiers: before.tiers + 1 });
        },
      });
    });
  });
}
