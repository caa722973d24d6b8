// A backup is one gzipped file of frames: a letter, a length, that many bytes. H header, T a table begins, D its rows as
// COPY writes them, F footer. A file without its footer was cut short.
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { PlainError } from "#app/process/plain-error.ts";

export type Column = { schema: string; table: string; columns: string[] };
export type Header = { format: "ownway-backup"; version: 1; at: string; migrations: string[] };
export type Footer = {
  rows: Record<string, number>;
  sequences: Record<string, string>;
  ledgerOk: boolean;
  auditOk: boolean;
};
export type Letter = "H" | "T" | "D" | "F";
export type Frame = { letter: Letter; body: Buffer };

export function frame(letter: Letter, body: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const head = Buffer.alloc(5);
  head.write(letter, "latin1");
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

const broken = (file: string, why: string, cause?: unknown) =>
  new PlainError(`${file} is not a whole backup of Ownway (${why}). Nothing was changed.`, { cause });

export async function* readFrames(file: string): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0);
  let last: string | undefined;
  const source = createReadStream(file);
  const plain = createGunzip();
  source.on("error", (error) => plain.destroy(error));
  try {
    for await (const chunk of source.pipe(plain) as AsyncIterable<Buffer>) {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      while (held.length >= 5 && held.length >= 5 + held.readUInt32BE(1)) {
        const end = 5 + held.readUInt32BE(1);
        last = held.toString("latin1", 0, 1);
        if (!/^[HTDF]$/.test(last)) throw broken(file, "it is something else");
        yield { letter: last as Letter, body: held.subarray(5, end) };
        held = held.subarray(end);
      }
    }
  } catch (error) {
    const { code = "" } = error as { code?: string };
    throw /^Z_|ERR_BUFFER/.test(code)
      ? broken(file, code === "Z_BUF_ERROR" ? "it was cut short" : "it is something else", error)
      : error;
  }
  if (last !== "F" || held.length > 0) throw broken(file, "it was cut short");
}

export const bodyOf = (one: Frame): unknown => JSON.parse(one.body.toString("utf8"));

/** Reads the whole file once, so that a broken one changes nothing. */
export async function checkFrames(file: string): Promise<{ header: Header; footer: Footer }> {
  let header: Header | undefined;
  let footer: Footer | undefined;
  for await (const one of readFrames(file)) {
    if (one.letter === "H") header = bodyOf(one) as Header;
    if (one.letter === "F") footer = bodyOf(one) as Footer;
  }
  if (header?.format !== "ownway-backup" || !footer) throw broken(file, "it is something else");
  return { header, footer };
}
