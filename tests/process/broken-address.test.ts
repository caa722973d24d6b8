import { expect, test } from "vitest";
import { brokenAddress } from "#app/process/broken-address.ts";

test.each([
  "/planners?postcode=%00",
  "/planners/a%00b",
  "/planners/%zz",
  "/planners/%E0%A4%A",
  "/planners/%ff",
])("%s is not whole", (address) => {
  expect(brokenAddress(address)).toBe(true);
});
test.each([
  "/",
  "/planners?postcode=SO17&within=5",
  "/planners?q=100%",
  "/planners/zo%C3%AB-b",
  "/search?q=%2500",
])("%s can be answered by a page", (address) => {
  expect(brokenAddress(address)).toBe(false);
});
