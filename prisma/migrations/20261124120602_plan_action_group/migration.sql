-- Which community group an action of a plan came from.
CREATE TABLE "plan_action_group" (
  "action_id" UUID NOT NULL PRIMARY KEY REFERENCES "plan_action"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "plan_id" UUID NOT NULL REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "group_id" UUID NOT NULL REFERENCES "community_group"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "plan_action_group_plan_id_group_id_idx" ON "plan_action_group"("plan_id", "group_id");
CREATE INDEX "plan_action_group_group_id_idx" ON "plan_action_group"("group_id");
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "plan_action_group" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
REVOKE UPDATE, DELETE ON "plan_action_group" FROM ownway_app;
