import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import { openDatabase, useDatabase, type Database } from "#app/db.server.ts";
import { makeDatabase, type MadeDatabase } from "#tests/support/made-database.ts";

/** Fills a database once, and gives each test a copy of its own: far quicker than filling one for each. */
export function useCopiesOf(fill: () => Promise<void>): void {
  const server = inject("serverUrl");
  let full: MadeDatabase;
  let copy: MadeDatabase;
  let opened: Database;
  beforeAll(async () => {
    full = await makeDatabase(server, "template_ownway");
    opened = openDatabase(full.url);
    useDatabase(opened);
    await fill();
    // A database that somebody is connected to cannot be copied
    await opened.close();
  });
  beforeEach(async () => {
    copy = await makeDatabase(server, full.name);
    opened = openDatabase(copy.url);
    useDatabase(opened);
  });
  afterEach(async () => {
    await opened.close();
    await copy.drop();
  });
  afterAll(() => full.drop());
}
