import { expect, test } from "vitest";
import { wayTo } from "#app/domain/notifications/channel-rules.ts";

const asha = {
  contactBy: "email" as const,
  email: "asha@test.example",
  phone: "07700 900001",
  addressLines: ["1 Long Street"],
  postcode: "SO14 1AA",
};
const letter = { channel: "letter", recipient: "1 Long Street\nSO14 1AA" };
const email = { channel: "email", recipient: "asha@test.example" };
const text = { channel: "text", recipient: "07700 900001" };

test.each([
  ["email", asha, true, email],
  ["email but none known", { ...asha, email: null }, true, text],
  ["email but neither known", { ...asha, email: null, phone: null }, true, letter],
  ["text", { ...asha, contactBy: "text" as const }, true, text],
  ["text where none can be sent", { ...asha, contactBy: "text" as const }, false, email],
  [
    "text but no phone and no email",
    { ...asha, contactBy: "text" as const, phone: null, email: null },
    true,
    letter,
  ],
  ["letter, though all is known", { ...asha, contactBy: "letter" as const }, true, letter],
  [
    "letter without an address",
    { ...asha, contactBy: "letter" as const, addressLines: [], postcode: null },
    true,
    { channel: "letter", recipient: "" },
  ],
])("asked for %s", (_name, person, texts, way) => {
  expect(wayTo(person, texts)).toEqual(way);
});
