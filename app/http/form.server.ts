import { timingSafeEqual } from "node:crypto";
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import type { z } from "zod";
import type { Refused } from "#app/lib/result.ts";

export type Values = Record<string, string | string[]>;
/** A form that comes back: its answers, a message at each field, and (key "") what is wrong with it as a whole. */
export type FailedForm = { errors: Record<string, string>; values: Values };

const SECRET_FIELDS = ["csrf", "password", "newPassword", "currentPassword"];

/** Reads a posted form once and checks its token. Throws a 403 page for a form made for another session or person. */
export async function readForm(request: Request, access: { formToken: string }): Promise<FormData> {
  return plainAnswers(await readParts(request, access));
}

export type Upload = { name: string; bytes: Uint8Array<ArrayBuffer> };
/** The same for a form with one file; null where none was chosen. What is in the file is for the domain to find out. */
export async function readUpload(
  request: Request,
  access: { formToken: string },
  field: string,
): Promise<{ form: FormData; file: Upload | null }> {
  const parts = await readParts(request, access);
  const sent = parts.get(field);
  const chosen = sent instanceof File && (sent.name !== "" || sent.size > 0) ? sent : null;
  return {
    form: plainAnswers(parts),
    file: chosen && {
      name: chosen.name.replaceAll("\0", ""),
      bytes: new Uint8Array(await chosen.arrayBuffer()),
    },
  };
}

async function readParts(request: Request, access: { formToken: string }): Promise<FormData> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    throw data(
      { words: "We could not read what was sent. Nothing was changed. Go back and try again." },
      { status: 400 },
    );
  }
  const token = form.get("csrf");
  const [got, wanted] = [Buffer.from(typeof token === "string" ? token : ""), Buffer.from(access.formToken)];
  if (got.length !== wanted.length || !timingSafeEqual(got, wanted)) {
    throw data(
      {
        words:
          "This page was opened before you signed in again, or for somebody else. Nothing was changed. Go back, reload the page and try once more.",
      },
      { status: 403 },
    );
  }
  return form;
}

// The database keeps no NUL, which nobody types; a file is read by readUpload alone
function plainAnswers(form: FormData): FormData {
  const plain = new FormData();
  for (const [name, value] of form.entries())
    if (typeof value === "string") plain.append(name.replaceAll("\0", ""), value.replaceAll("\0", ""));
  return plain;
}

/** The answers of a form, without what must not be shown again. */
export function valuesOf(form: FormData): Values {
  const values: Values = {};
  for (const name of new Set(form.keys())) {
    if (SECRET_FIELDS.includes(name)) continue;
    const all = form.getAll(name).filter((value): value is string => typeof value === "string");
    values[name] = all.length > 1 ? all : (all[0] ?? "");
  }
  return values;
}

/** Parses a form by a schema that the domain owns. A field's first message is kept. */
export function parseForm<S extends z.ZodType>(
  form: FormData,
  schema: S,
): { ok: true; value: z.output<S> } | { ok: false; failed: FailedForm } {
  const submission = parseWithZod(form, { schema });
  if (submission.status === "success") return { ok: true, value: submission.value };
  const errors = Object.fromEntries(
    Object.entries(submission.error ?? {}).map(([name, messages]) => [
      name,
      messages?.[0] ?? "Check this answer",
    ]),
  );
  return { ok: false, failed: { errors, values: valuesOf(form) } };
}

/** The answer to a failed form: the page again with 422, its answers kept. */
export const formAgain = (failed: FailedForm) => data(failed, { status: 422 });

/** A refusal of the domain as a message about the form as a whole, or at one field. */
export const refusedForm = (form: FormData, refusal: Refused, field = "") =>
  data({ errors: { [field]: refusal.words }, values: valuesOf(form) } satisfies FailedForm, { status: 422 });
