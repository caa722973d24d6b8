import type pg from "pg";

type Statement = { undo: string; redo: string };

/**
 * Takes the guards of the tables away for the rest of the transaction (foreign keys, so that tables fill in any order;
 * append-only triggers), and returns what puts them back. Putting a foreign key back checks every row.
 */
export async function removeGuards(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<Statement>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS undo,
        format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) AS redo
     FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
     WHERE c.contype = 'f' AND c.conparentid = 0 AND n.nspname IN ('public', 'ledger', 'audit', 'graphile_worker')
     UNION ALL
     SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname),
        format('ALTER TABLE %s ENABLE %s TRIGGER %I', t.tgrelid::regclass,
          CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, t.tgname)
     FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid JOIN pg_namespace n ON n.oid = r.relnamespace
     WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND n.nspname IN ('public', 'ledger', 'audit', 'graphile_worker')`,
  );
  for (const { undo } of rows) await client.query(undo);
  return async () => {
    for (const { redo } of rows) await client.query(redo);
  };
}
