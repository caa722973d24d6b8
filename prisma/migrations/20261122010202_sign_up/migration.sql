-- What somebody said of themselves when they signed up, until they confirm their email: only then do they get a role and
-- a record or profile, so that sign-ups that nobody confirms leave nothing among the people.
CREATE TABLE "sign_up" (
    "account_id" UUID NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "area_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_up_pkey" PRIMARY KEY ("account_id")
);
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_role" CHECK ("role" IN ('person', 'self_funder', 'assistant', 'planner'));

CREATE INDEX "sign_in_attempt_address_hash_at_idx" ON "sign_in_attempt"("address_hash", "at");
