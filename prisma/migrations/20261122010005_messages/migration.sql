-- One conversation for each pair of sides: somebody who asks again goes on with the one there is.
ALTER TABLE "conversation" ADD COLUMN "last_message_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

CREATE UNIQUE INDEX "conversation_person_id_planner_id_key" ON "conversation"("person_id", "planner_id");
CREATE UNIQUE INDEX "conversation_person_id_assistant_id_key" ON "conversation"("person_id", "assistant_id");
CREATE UNIQUE INDEX "conversation_asker_account_id_planner_id_key" ON "conversation"("asker_account_id", "planner_id");
CREATE UNIQUE INDEX "conversation_asker_account_id_assistant_id_key" ON "conversation"("asker_account_id", "assistant_id");
DROP INDEX "conversation_person_id_idx";
DROP INDEX "conversation_asker_account_id_idx";

-- The asker is a supported person or an account in its own name, never both: who may read follows from which.
ALTER TABLE conversation DROP CONSTRAINT conversation_two_sides;
ALTER TABLE conversation ADD CONSTRAINT conversation_two_sides CHECK (
  num_nonnulls(planner_id, assistant_id) = 1 AND num_nonnulls(asker_account_id, person_id) = 1);
ALTER TABLE message ADD CONSTRAINT message_body_length CHECK (body <> '' AND char_length(body) <= 5000);
