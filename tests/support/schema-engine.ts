// Prisma's own schema engine, as WebAssembly from npm: says where the migrated database and schema.prisma differ.
// Never used to deploy: it splits SQL at every semicolon (docs/decisions/002-migrations-without-the-engine.md).
import { readFileSync } from "node:fs";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

type Diff = { stdout?: string | null; exitCode?: number };
type Engine = { diff(input: unknown): Promise<Diff>; free(): void };
type Raw = (query: never) => Promise<{ rows: object; columnTypes: number[] }>;

const CHAR_OID = 18;
const TEXT_OID = 25;
const CHARACTER = 6;
/** Results that had a column of the catalogue's one-byte type "char", which PrismaPg does not know. */
const charColumns = new WeakMap<object, boolean[]>();

function withChars(factory: PrismaPg): PrismaPg {
  const wrap = <A>(adapter: A): A => {
    const target = adapter as { queryRaw: Raw };
    const raw = target.queryRaw.bind(adapter);
    target.queryRaw = async (query) => {
      const result = await raw(query);
      const isChar = charColumns.get(result.rows);
      if (!isChar) return result;
      return { ...result, columnTypes: result.columnTypes.map((type, i) => (isChar[i] ? CHARACTER : type)) };
    };
    return adapter;
  };
  const connect = factory.connect.bind(factory);
  const shadow = factory.connectToShadowDb.bind(factory);
  factory.connect = async () => wrap(await connect());
  factory.connectToShadowDb = async () => wrap(await shadow());
  return factory;
}

function mendCharColumns(result: pg.QueryResult | undefined): pg.QueryResult | undefined {
  if (result?.fields.some((field) => field.dataTypeID === CHAR_OID)) {
    charColumns.set(
      result.rows,
      result.fields.map((field) => field.dataTypeID === CHAR_OID),
    );
    for (const field of result.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
  }
  return result;
}

class CatalogueClient extends pg.Client {
  // @ts-expect-error pg declares many overloads; the engine uses the promise and the callback form
  override query(...args: unknown[]): unknown {
    const last = args.at(-1);
    if (typeof last === "function") {
      const callback = last as (error: unknown, result: unknown) => void;
      args[args.length - 1] = (error: unknown, result: pg.QueryResult | undefined) => {
        callback(error, mendCharColumns(result));
      };
    }
    const answer: unknown = Reflect.apply(
      Reflect.get(pg.Client.prototype, "query") as () => unknown,
      this,
      args,
    );
    return answer instanceof Promise ? answer.then(mendCharColumns as never) : answer;
  }
}

const schemaFiles = () => ({
  files: [
    { path: path.resolve("prisma/schema.prisma"), content: readFileSync("prisma/schema.prisma", "utf8") },
  ],
});

type Glue = {
  __wbg_set_wasm(exports: unknown): void;
  SchemaEngine: { new: (models: unknown, log: () => void, adapter: unknown) => Promise<Engine> };
};
let glue: Promise<Glue> | undefined;

// Once a process: a second instance would share the first one's memory
async function loadEngine(): Promise<Glue> {
  const folder = path.resolve("node_modules/@prisma/schema-engine-wasm");
  const made = (await import(path.join(folder, "schema_engine_bg.js"))) as Glue;
  const bytes = readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": made as never });
  made.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (words: string) => {
        throw new Error(words);
      },
    },
  });
  return made;
}

async function openEngine(url: string): Promise<Engine> {
  // Parts, not a connection string: that would win over the name of the shadow database.
  const { hostname, port, username, password, pathname } = new URL(url);
  const factory = new PrismaPg({
    host: hostname,
    port: Number(port),
    user: username,
    password,
    database: pathname.slice(1),
    Client: CatalogueClient as never,
  });
  const { SchemaEngine } = await (glue ??= loadEngine());
  return SchemaEngine.new(
    schemaFiles().files.map((file) => [file.path, file.content]),
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(withChars(factory)),
  );
}

/**
 * The SQL that would turn the database at `url` into what schema.prisma says; empty when they agree.
 * @param from `database`: what is there now; `nothing`: an empty database, for drafting a first migration.
 */
export async function differencesFromSchema(
  url: string,
  from: "database" | "nothing" = "database",
): Promise<string> {
  const engine = await openEngine(url);
  let said = "";
  const log = console.log;
  console.log = (words: string) => {
    said += `${words}\n`;
  };
  try {
    const result = await engine.diff({
      from:
        from === "nothing"
          ? { tag: "empty" }
          : { tag: "schemaDatasource", ...schemaFiles(), configDir: path.resolve("prisma") },
      to: { tag: "schemaDatamodel", ...schemaFiles() },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = result.stdout ?? said;
    return result.exitCode === 0 || sql.includes("This is an empty migration") ? "" : sql;
  } finally {
    console.log = log;
    engine.free();
  }
}
