-- A step of a plan's life is taken once for each form shown; a sealed version says by what authority it was agreed.
ALTER TABLE "plan_event" ADD COLUMN "submission_key" TEXT, ADD COLUMN "detail" JSONB NOT NULL DEFAULT '{}';
CREATE UNIQUE INDEX "plan_event_submission_key_key" ON "plan_event"("submission_key");
ALTER TABLE "plan_version" ADD COLUMN "authority" TEXT NOT NULL DEFAULT 'own' CHECK ("authority" IN ('own', 'consent', 'nominated',
  'authorised_person', 'attorney_finance', 'attorney_health', 'deputy_finance', 'deputy_health', 'parent', 'advocate')),
  ADD COLUMN "decision_id" UUID;
