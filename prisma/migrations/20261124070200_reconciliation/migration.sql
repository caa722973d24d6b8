-- What the record says beside what is outside it: each run, and each difference from when it was first seen until it is gone.
CREATE TABLE "reconciliation_run" (
  "id" UUID NOT NULL PRIMARY KEY,
  "started_at" TIMESTAMPTZ(3) NOT NULL,
  "finished_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- What was looked at, and what could not be: counts and words by scope
  "looked_at" JSONB NOT NULL,
  "found" INTEGER NOT NULL,
  "gone" INTEGER NOT NULL,
  "by_account_id" UUID
);
CREATE INDEX "reconciliation_run_finished_at_idx" ON "reconciliation_run"("finished_at");

CREATE TABLE "reconciliation_difference" (
  "id" UUID NOT NULL PRIMARY KEY,
  -- The same difference is one row, however many runs see it
  "key" TEXT NOT NULL,
  "scope" TEXT NOT NULL CHECK ("scope" IN ('cards', 'money', 'statements')),
  "kind" TEXT NOT NULL,
  "area_id" UUID REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "person_id" UUID REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "object_type" TEXT NOT NULL,
  "object_id" TEXT NOT NULL,
  "about" TEXT NOT NULL,
  "ours_pence" BIGINT,
  "theirs_pence" BIGINT,
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'explained', 'gone')),
  "reason" TEXT,
  "explained_by_account_id" UUID,
  "explained_at" TIMESTAMPTZ(3),
  "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "gone_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "reconciliation_difference_state" CHECK (("state" = 'gone') = ("gone_at" IS NOT NULL) AND ("state" <> 'explained' OR ("reason" IS NOT NULL AND "explained_at" IS NOT NULL)))
);
CREATE UNIQUE INDEX "reconciliation_difference_key_key" ON "reconciliation_difference"("key");
CREATE INDEX "reconciliation_difference_area_id_state_idx" ON "reconciliation_difference"("area_id", "state");
CREATE INDEX "reconciliation_difference_scope_state_idx" ON "reconciliation_difference"("scope", "state");
CREATE INDEX "reconciliation_difference_person_id_idx" ON "reconciliation_difference"("person_id");
REVOKE DELETE ON "reconciliation_run", "reconciliation_difference" FROM ownway_app;
