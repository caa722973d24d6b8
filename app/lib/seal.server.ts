import { createHash } from "node:crypto";

/** What a form said, as a short seal kept with the change it made: the same form again is known by it. */
export const sealOf = (form: object): string =>
  createHash("sha256").update(JSON.stringify(form)).digest("base64url").slice(0, 22);
