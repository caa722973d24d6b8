-- What to do when things go wrong: who is called first, second, third; whom to tell in an emergency; risks and who decided to live
-- with them; and money put by for what cannot be known. Parts of a plan like the others: versions, and frozen once it is agreed.
CREATE TABLE "plan_safeguard" (
  "id" UUID NOT NULL PRIMARY KEY,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('backup', 'emergency', 'risk', 'contingency')),
  "place" INTEGER NOT NULL CHECK ("place" BETWEEN 0 AND 20),
  -- Who it is; of a risk, what it is
  "name" TEXT NOT NULL,
  "relation" TEXT NOT NULL,
  "phone" TEXT NOT NULL,
  -- What they do; what makes the risk smaller; what the money is for
  "words" TEXT NOT NULL,
  "has_key" BOOLEAN NOT NULL,
  "decided_by" TEXT NOT NULL,
  "decided_on" DATE,
  "pence" INTEGER CHECK ("pence" > 0),
  "version" INTEGER NOT NULL DEFAULT 1,
  "submission_key" TEXT NOT NULL,
  "removed_at" TIMESTAMPTZ(3),
  "changed_by" TEXT NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "plan_safeguard_money" CHECK (("kind" = 'contingency') = ("pence" IS NOT NULL))
);
CREATE UNIQUE INDEX "plan_safeguard_number_key" ON "plan_safeguard"("number");
CREATE UNIQUE INDEX "plan_safeguard_submission_key_key" ON "plan_safeguard"("submission_key");
CREATE INDEX "plan_safeguard_plan_id_idx" ON "plan_safeguard"("plan_id");
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "plan_safeguard" FOR EACH ROW EXECUTE FUNCTION "keep_plan_part"();
REVOKE DELETE ON "plan_safeguard" FROM ownway_app;
