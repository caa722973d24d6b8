import { expect, test } from "vitest";
import { allOwnMoney } from "#app/domain/budgets/own-account.ts";

const pot = (fundingRoute: "own_money" | "council_held") => ({ fundingRoute });

test("a budget is all one's own only where it has pots and every one of them is", () => {
  expect(allOwnMoney([pot("own_money"), pot("own_money")])).toBe(true);
  expect(allOwnMoney([pot("own_money"), pot("council_held")])).toBe(false);
  // What a council has agreed and not yet put into pots is not the person's own money
  expect(allOwnMoney([])).toBe(false);
});
