-- The first tables. Drafted by Prisma's schema engine from schema.prisma, then completed by hand (checks, search indexes).

-- CreateEnum
CREATE TYPE "Tier" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('person', 'self_funder', 'representative', 'advocate', 'assistant', 'planner', 'agency', 'core_worker', 'core_manager', 'practitioner', 'commissioner', 'budget_manager', 'admin');

-- CreateEnum
CREATE TYPE "LivedExperience" AS ENUM ('direct_payment_user', 'family_carer');

-- CreateEnum
CREATE TYPE "ProfileStatus" AS ENUM ('draft', 'submitted', 'published', 'paused');

-- CreateEnum
CREATE TYPE "CheckWord" AS ENUM ('declared', 'seen', 'checked');

-- CreateEnum
CREATE TYPE "EmailTokenPurpose" AS ENUM ('confirm_email', 'reset_password');

-- CreateEnum
CREATE TYPE "GrantBasis" AS ENUM ('consent', 'nominated', 'authorised_person', 'attorney_finance', 'attorney_health', 'deputy', 'parent', 'advocate');

-- CreateEnum
CREATE TYPE "GrantGiven" AS ENUM ('voice', 'in_person', 'on_paper', 'document_seen');

-- CreateEnum
CREATE TYPE "GrantScope" AS ENUM ('search_and_advice', 'engage_planners', 'hire', 'hours_and_pay', 'money');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('phone', 'home_visit', 'drop_in', 'letter');

-- CreateEnum
CREATE TYPE "BudgetStatus" AS ENUM ('indicative', 'approved', 'closed');

-- CreateEnum
CREATE TYPE "ContributionBasis" AS ENUM ('gross', 'net');

-- CreateEnum
CREATE TYPE "PotKind" AS ENUM ('support_planning', 'care', 'reserve', 'one_off');

-- CreateEnum
CREATE TYPE "FundingRoute" AS ENUM ('council_held', 'direct_payment', 'third_party', 'own_money');

-- CreateEnum
CREATE TYPE "FeeSource" AS ENUM ('alongside', 'within');

-- CreateEnum
CREATE TYPE "EngagementStatus" AS ENUM ('requested', 'accepted', 'delivered', 'agreed', 'declined', 'cancelled', 'lapsed');

-- CreateEnum
CREATE TYPE "Side" AS ENUM ('person', 'planner');

-- CreateEnum
CREATE TYPE "EndingStatus" AS ENUM ('proposed', 'agreed', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "Directory" AS ENUM ('planners', 'assistants');

-- CreateEnum
CREATE TYPE "EmploymentWay" AS ENUM ('employed', 'self_employed');

-- CreateEnum
CREATE TYPE "Gender" AS ENUM ('woman', 'man', 'non_binary', 'unstated');

-- CreateEnum
CREATE TYPE "NotificationChannel" AS ENUM ('email', 'text', 'letter');

-- CreateEnum
CREATE TYPE "CaseKind" AS ENUM ('engagement_silent', 'unmet_search', 'assisted_access', 'employment_support', 'recruitment');

-- CreateTable
CREATE TABLE "area" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "council_name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "phone_hours" TEXT NOT NULL,
    "fee_source" "FeeSource" NOT NULL DEFAULT 'alongside',
    "fee_within_legal_basis" TEXT,
    "answer_within_days" INTEGER NOT NULL DEFAULT 5,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_tier" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "tier" "Tier" NOT NULL,
    "hours" INTEGER NOT NULL,
    "fee_pence" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "area_tier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_council_cost" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "tier" "Tier" NOT NULL,
    "hours" INTEGER NOT NULL,
    "hourly_pence" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "area_council_cost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_tier_forecast" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "weekly_from_pence" INTEGER NOT NULL,
    "weekly_to_pence" INTEGER,
    "tier" "Tier" NOT NULL,
    "valid_from" DATE NOT NULL,

    CONSTRAINT "area_tier_forecast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT,
    "name" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_role" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "area_id" UUID,
    "agency_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "role_id" UUID,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_token" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "purpose" "EmailTokenPurpose" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" UUID NOT NULL,
    "email_hash" TEXT NOT NULL,
    "address_hash" TEXT NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "account_id" UUID,
    "first_name" TEXT,
    "last_name" TEXT,
    "date_of_birth" DATE,
    "phone" TEXT,
    "email" TEXT,
    "address_lines" TEXT[],
    "postcode" TEXT,
    "age_group" TEXT,
    "client_group" TEXT,
    "weekly_from_pence" INTEGER,
    "weekly_to_pence" INTEGER,
    "cohort_import_id" UUID,
    "self_funder" BOOLEAN NOT NULL DEFAULT false,
    "information_needs" TEXT[],
    "language" TEXT NOT NULL DEFAULT 'English',
    "contact_by" "NotificationChannel" NOT NULL DEFAULT 'letter',
    "live_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cohort_import" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cohort_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "holder_account_id" UUID NOT NULL,
    "basis" "GrantBasis" NOT NULL,
    "given" "GrantGiven" NOT NULL,
    "script" TEXT NOT NULL,
    "decided_by" TEXT NOT NULL,
    "scopes" "GrantScope"[],
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_account_id" UUID,
    "withdrawn_words" TEXT,
    "recorded_by_account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assisted_session" (
    "id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "worker_account_id" UUID NOT NULL,
    "session_id" TEXT,
    "channel" "Channel" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "assisted_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assisted_decision" (
    "id" UUID NOT NULL,
    "assisted_session_id" UUID NOT NULL,
    "grant_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "channel" "Channel" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assisted_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "planner" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "area_id" UUID NOT NULL,
    "account_id" UUID,
    "agency_id" UUID,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "headline" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "lived_experience" "LivedExperience"[],
    "lived_experience_words" TEXT NOT NULL DEFAULT '',
    "lived_experience_consent_at" TIMESTAMPTZ(3),
    "expertise" TEXT[],
    "languages" TEXT[],
    "meeting_ways" TEXT[],
    "tiers_offered" "Tier"[],
    "taking_new_people" BOOLEAN NOT NULL DEFAULT true,
    "starts_from" DATE,
    "postcode" TEXT NOT NULL DEFAULT '',
    "easting" INTEGER,
    "northing" INTEGER,
    "travel_miles" INTEGER NOT NULL DEFAULT 10,
    "status" "ProfileStatus" NOT NULL DEFAULT 'draft',
    "first_approved_at" TIMESTAMPTZ(3),
    "approved_by_account_id" UUID,
    "sent_back_reason" TEXT,
    "search_tags" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "planner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assistant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "area_id" UUID NOT NULL,
    "account_id" UUID,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "headline" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "lived_experience" "LivedExperience"[],
    "lived_experience_words" TEXT NOT NULL DEFAULT '',
    "lived_experience_consent_at" TIMESTAMPTZ(3),
    "skills" TEXT[],
    "languages" TEXT[],
    "gender" "Gender" NOT NULL DEFAULT 'unstated',
    "employment" "EmploymentWay"[],
    "hourly_rate_pence" INTEGER NOT NULL,
    "drives" BOOLEAN NOT NULL DEFAULT false,
    "available_hours" INTEGER[],
    "taking_new_work" BOOLEAN NOT NULL DEFAULT true,
    "starts_from" DATE,
    "postcode" TEXT NOT NULL DEFAULT '',
    "easting" INTEGER,
    "northing" INTEGER,
    "travel_miles" INTEGER NOT NULL DEFAULT 5,
    "status" "ProfileStatus" NOT NULL DEFAULT 'draft',
    "first_approved_at" TIMESTAMPTZ(3),
    "approved_by_account_id" UUID,
    "sent_back_reason" TEXT,
    "search_tags" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assistant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile_check" (
    "id" UUID NOT NULL,
    "planner_id" UUID,
    "assistant_id" UUID,
    "what" TEXT NOT NULL,
    "word" "CheckWord" NOT NULL,
    "by_whom" TEXT NOT NULL,
    "on_date" DATE NOT NULL,
    "until_date" DATE,

    CONSTRAINT "profile_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unmet_search" (
    "id" UUID NOT NULL,
    "directory" "Directory" NOT NULL,
    "area_id" UUID,
    "filters" JSONB NOT NULL,
    "outcode" TEXT,
    "on_date" DATE NOT NULL,

    CONSTRAINT "unmet_search_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "place" (
    "code" TEXT NOT NULL,
    "easting" INTEGER NOT NULL,
    "northing" INTEGER NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "place_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "budget" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "period_from" DATE NOT NULL,
    "period_to" DATE NOT NULL,
    "status" "BudgetStatus" NOT NULL DEFAULT 'indicative',
    "contribution" "ContributionBasis" NOT NULL DEFAULT 'gross',
    "weekly_pence" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pot" (
    "id" UUID NOT NULL,
    "budget_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "kind" "PotKind" NOT NULL,
    "funding_route" "FundingRoute" NOT NULL,
    "authorised_tier" "Tier",
    "available_account_id" BIGINT NOT NULL,
    "held_account_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "area_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "planner_id" UUID NOT NULL,
    "pot_id" UUID NOT NULL,
    "area_tier_id" UUID NOT NULL,
    "tier" "Tier" NOT NULL,
    "fee_pence" INTEGER NOT NULL,
    "adjustment_pence" INTEGER NOT NULL DEFAULT 0,
    "minutes_allowed" INTEGER NOT NULL,
    "minutes_logged" INTEGER NOT NULL DEFAULT 0,
    "suggested_tier" "Tier" NOT NULL,
    "tier_reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "status" "EngagementStatus" NOT NULL DEFAULT 'requested',
    "submission_key" TEXT NOT NULL,
    "hold_transfer_id" BIGINT NOT NULL,
    "settle_transfer_id" BIGINT,
    "fee_due_pence" INTEGER,
    "answer_by" DATE NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "payment_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "engagement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement_hours" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "worked_on" DATE NOT NULL,
    "minutes" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "submission_key" TEXT NOT NULL,
    "logged_by_account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "engagement_hours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement_event" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "by_name" TEXT NOT NULL,
    "actor_account_id" UUID,
    "grant_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "engagement_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "engagement_ending" (
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "proposed_by" "Side" NOT NULL,
    "reason" TEXT NOT NULL,
    "minutes_logged" INTEGER NOT NULL,
    "fee_due_pence" INTEGER NOT NULL,
    "status" "EndingStatus" NOT NULL DEFAULT 'proposed',
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "engagement_ending_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "planner_payment" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "planner_id" UUID NOT NULL,
    "paid_on" DATE NOT NULL,
    "bank_reference" TEXT NOT NULL,
    "total_pence" INTEGER NOT NULL,
    "transfer_id" BIGINT NOT NULL,
    "recorded_by_account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "planner_payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "core_case" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "kind" "CaseKind" NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" UUID,
    "engagement_id" UUID,
    "once_key" TEXT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "core_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "asker_account_id" UUID,
    "person_id" UUID,
    "planner_id" UUID,
    "assistant_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "from_account_id" UUID NOT NULL,
    "from_name" TEXT NOT NULL,
    "from_asker" BOOLEAN NOT NULL,
    "grant_id" UUID,
    "body" TEXT NOT NULL,
    "submission_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "account_id" UUID,
    "person_id" UUID,
    "channel" "NotificationChannel" NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "once_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sandbox_message" (
    "id" UUID NOT NULL,
    "channel" "NotificationChannel" NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "once_key" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sandbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_account_id" UUID,
    "actor_role" TEXT NOT NULL,
    "person_id" UUID,
    "grant_id" UUID,
    "assisted_session_id" UUID,
    "area_id" UUID,
    "action" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "length" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation_fact" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_fact_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "area_slug_key" ON "area"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "area_tier_area_id_tier_valid_from_key" ON "area_tier"("area_id", "tier", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "area_council_cost_area_id_tier_valid_from_key" ON "area_council_cost"("area_id", "tier", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "area_tier_forecast_area_id_weekly_from_pence_valid_from_key" ON "area_tier_forecast"("area_id", "weekly_from_pence", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "account_role_account_id_idx" ON "account_role"("account_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "email_token_token_hash_key" ON "email_token"("token_hash");

-- CreateIndex
CREATE INDEX "email_token_account_id_idx" ON "email_token"("account_id");

-- CreateIndex
CREATE INDEX "sign_in_attempt_email_hash_at_idx" ON "sign_in_attempt"("email_hash", "at");

-- CreateIndex
CREATE UNIQUE INDEX "person_account_id_key" ON "person"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_area_id_reference_key" ON "person"("area_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "cohort_import_area_id_file_hash_key" ON "cohort_import"("area_id", "file_hash");

-- CreateIndex
CREATE INDEX "access_grant_person_id_idx" ON "access_grant"("person_id");

-- CreateIndex
CREATE INDEX "access_grant_holder_account_id_idx" ON "access_grant"("holder_account_id");

-- CreateIndex
CREATE INDEX "assisted_session_person_id_idx" ON "assisted_session"("person_id");

-- CreateIndex
CREATE INDEX "assisted_session_session_id_idx" ON "assisted_session"("session_id");

-- CreateIndex
CREATE INDEX "assisted_decision_assisted_session_id_idx" ON "assisted_decision"("assisted_session_id");

-- CreateIndex
CREATE UNIQUE INDEX "agency_slug_key" ON "agency"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "planner_slug_key" ON "planner"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "planner_account_id_key" ON "planner"("account_id");

-- CreateIndex
CREATE INDEX "planner_area_id_status_idx" ON "planner"("area_id", "status");

-- CreateIndex
CREATE INDEX "planner_agency_id_idx" ON "planner"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "assistant_slug_key" ON "assistant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "assistant_account_id_key" ON "assistant"("account_id");

-- CreateIndex
CREATE INDEX "assistant_area_id_status_idx" ON "assistant"("area_id", "status");

-- CreateIndex
CREATE INDEX "profile_check_planner_id_idx" ON "profile_check"("planner_id");

-- CreateIndex
CREATE INDEX "profile_check_assistant_id_idx" ON "profile_check"("assistant_id");

-- CreateIndex
CREATE INDEX "unmet_search_area_id_on_date_idx" ON "unmet_search"("area_id", "on_date");

-- CreateIndex
CREATE INDEX "budget_person_id_idx" ON "budget"("person_id");

-- CreateIndex
CREATE INDEX "pot_person_id_idx" ON "pot"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "pot_budget_id_kind_key" ON "pot"("budget_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_reference_key" ON "engagement"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_submission_key_key" ON "engagement"("submission_key");

-- CreateIndex
CREATE INDEX "engagement_person_id_idx" ON "engagement"("person_id");

-- CreateIndex
CREATE INDEX "engagement_planner_id_status_idx" ON "engagement"("planner_id", "status");

-- CreateIndex
CREATE INDEX "engagement_area_id_status_idx" ON "engagement"("area_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_hours_submission_key_key" ON "engagement_hours"("submission_key");

-- CreateIndex
CREATE INDEX "engagement_hours_engagement_id_idx" ON "engagement_hours"("engagement_id");

-- CreateIndex
CREATE INDEX "engagement_event_engagement_id_at_idx" ON "engagement_event"("engagement_id", "at");

-- CreateIndex
CREATE INDEX "engagement_ending_engagement_id_idx" ON "engagement_ending"("engagement_id");

-- CreateIndex
CREATE UNIQUE INDEX "core_case_once_key_key" ON "core_case"("once_key");

-- CreateIndex
CREATE INDEX "core_case_area_id_closed_at_idx" ON "core_case"("area_id", "closed_at");

-- CreateIndex
CREATE INDEX "conversation_asker_account_id_idx" ON "conversation"("asker_account_id");

-- CreateIndex
CREATE INDEX "conversation_person_id_idx" ON "conversation"("person_id");

-- CreateIndex
CREATE INDEX "conversation_planner_id_idx" ON "conversation"("planner_id");

-- CreateIndex
CREATE INDEX "conversation_assistant_id_idx" ON "conversation"("assistant_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_submission_key_key" ON "message"("submission_key");

-- CreateIndex
CREATE INDEX "message_conversation_id_created_at_idx" ON "message"("conversation_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_once_key_key" ON "notification"("once_key");

-- CreateIndex
CREATE INDEX "notification_account_id_idx" ON "notification"("account_id");

-- CreateIndex
CREATE INDEX "notification_person_id_idx" ON "notification"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "sandbox_message_once_key_key" ON "sandbox_message"("once_key");

-- CreateIndex
CREATE INDEX "sandbox_message_sent_at_idx" ON "sandbox_message"("sent_at");

-- CreateIndex
CREATE INDEX "audit_event_person_id_seq_idx" ON "audit_event"("person_id", "seq");

-- CreateIndex
CREATE INDEX "audit_event_area_id_seq_idx" ON "audit_event"("area_id", "seq");

-- AddForeignKey
ALTER TABLE "area_tier" ADD CONSTRAINT "area_tier_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "area_council_cost" ADD CONSTRAINT "area_council_cost_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "area_tier_forecast" ADD CONSTRAINT "area_tier_forecast_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "account_role"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email_token" ADD CONSTRAINT "email_token_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_cohort_import_id_fkey" FOREIGN KEY ("cohort_import_id") REFERENCES "cohort_import"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "cohort_import" ADD CONSTRAINT "cohort_import_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_holder_account_id_fkey" FOREIGN KEY ("holder_account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assisted_session" ADD CONSTRAINT "assisted_session_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "access_grant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assisted_session" ADD CONSTRAINT "assisted_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assisted_session" ADD CONSTRAINT "assisted_session_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assisted_decision" ADD CONSTRAINT "assisted_decision_assisted_session_id_fkey" FOREIGN KEY ("assisted_session_id") REFERENCES "assisted_session"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assisted_decision" ADD CONSTRAINT "assisted_decision_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "access_grant"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assisted_decision" ADD CONSTRAINT "assisted_decision_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "agency" ADD CONSTRAINT "agency_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "planner" ADD CONSTRAINT "planner_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "planner" ADD CONSTRAINT "planner_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "planner" ADD CONSTRAINT "planner_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assistant" ADD CONSTRAINT "assistant_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "assistant" ADD CONSTRAINT "assistant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "profile_check" ADD CONSTRAINT "profile_check_planner_id_fkey" FOREIGN KEY ("planner_id") REFERENCES "planner"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "profile_check" ADD CONSTRAINT "profile_check_assistant_id_fkey" FOREIGN KEY ("assistant_id") REFERENCES "assistant"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "unmet_search" ADD CONSTRAINT "unmet_search_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "budget" ADD CONSTRAINT "budget_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "budget" ADD CONSTRAINT "budget_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pot" ADD CONSTRAINT "pot_budget_id_fkey" FOREIGN KEY ("budget_id") REFERENCES "budget"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pot" ADD CONSTRAINT "pot_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pot" ADD CONSTRAINT "pot_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_planner_id_fkey" FOREIGN KEY ("planner_id") REFERENCES "planner"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_pot_id_fkey" FOREIGN KEY ("pot_id") REFERENCES "pot"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_area_tier_id_fkey" FOREIGN KEY ("area_tier_id") REFERENCES "area_tier"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "planner_payment"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement_hours" ADD CONSTRAINT "engagement_hours_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement_event" ADD CONSTRAINT "engagement_event_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement_ending" ADD CONSTRAINT "engagement_ending_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "planner_payment" ADD CONSTRAINT "planner_payment_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "planner_payment" ADD CONSTRAINT "planner_payment_planner_id_fkey" FOREIGN KEY ("planner_id") REFERENCES "planner"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "core_case" ADD CONSTRAINT "core_case_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "core_case" ADD CONSTRAINT "core_case_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "core_case" ADD CONSTRAINT "core_case_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_asker_account_id_fkey" FOREIGN KEY ("asker_account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_planner_id_fkey" FOREIGN KEY ("planner_id") REFERENCES "planner"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_assistant_id_fkey" FOREIGN KEY ("assistant_id") REFERENCES "assistant"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE NO ACTION;

-- Checks that the schema language cannot say
ALTER TABLE account ADD CONSTRAINT account_email_lower CHECK (email = lower(email));
ALTER TABLE area_tier ADD CONSTRAINT area_tier_positive CHECK (hours > 0 AND fee_pence > 0);
ALTER TABLE area_council_cost ADD CONSTRAINT area_council_cost_positive CHECK (hours > 0 AND hourly_pence > 0);
ALTER TABLE area_tier_forecast ADD CONSTRAINT area_tier_forecast_band CHECK (weekly_from_pence >= 0 AND (weekly_to_pence IS NULL OR weekly_to_pence > weekly_from_pence));
ALTER TABLE area ADD CONSTRAINT area_within_needs_legal_basis CHECK (fee_source = 'alongside' OR length(fee_within_legal_basis) > 0);
ALTER TABLE person ADD CONSTRAINT person_band CHECK (weekly_to_pence IS NULL OR weekly_to_pence > weekly_from_pence);
ALTER TABLE budget ADD CONSTRAINT budget_period CHECK (period_to > period_from AND weekly_pence >= 0);
ALTER TABLE access_grant ADD CONSTRAINT access_grant_ends CHECK (valid_until > valid_from AND cardinality(scopes) > 0);
ALTER TABLE engagement ADD CONSTRAINT engagement_money CHECK (
  fee_pence > 0 AND adjustment_pence BETWEEN 0 AND fee_pence AND minutes_allowed > 0 AND minutes_logged >= 0
  AND (fee_due_pence IS NULL OR fee_due_pence BETWEEN 0 AND fee_pence));
ALTER TABLE engagement ADD CONSTRAINT engagement_settled CHECK (
  (status IN ('agreed', 'declined', 'cancelled', 'lapsed')) = (settle_transfer_id IS NOT NULL));
ALTER TABLE engagement_hours ADD CONSTRAINT engagement_hours_positive CHECK (minutes > 0 AND minutes <= 1440);
ALTER TABLE engagement_ending ADD CONSTRAINT engagement_ending_fee CHECK (fee_due_pence >= 0);
ALTER TABLE profile_check ADD CONSTRAINT profile_check_one_profile CHECK (num_nonnulls(planner_id, assistant_id) = 1);
ALTER TABLE conversation ADD CONSTRAINT conversation_two_sides CHECK (
  num_nonnulls(planner_id, assistant_id) = 1 AND num_nonnulls(asker_account_id, person_id) >= 1);
ALTER TABLE notification ADD CONSTRAINT notification_to_somebody CHECK (num_nonnulls(account_id, person_id) >= 1);
ALTER TABLE audit_head ADD CONSTRAINT audit_head_one CHECK (id);
ALTER TABLE assistant ADD CONSTRAINT assistant_rate CHECK (hourly_rate_pence >= 0);
-- One open ending at a time
CREATE UNIQUE INDEX engagement_ending_one_open ON engagement_ending (engagement_id) WHERE status = 'proposed';
-- One running assisted session for each signed-in session
CREATE UNIQUE INDEX assisted_session_one_running ON assisted_session (session_id) WHERE ended_at IS NULL;

-- Search: tags by GIN, nearness by GiST on a point in metres
CREATE INDEX planner_search_tags ON planner USING gin (search_tags) WHERE status = 'published';
CREATE INDEX planner_search_place ON planner USING gist (point(easting, northing)) WHERE status = 'published';
CREATE INDEX assistant_search_tags ON assistant USING gin (search_tags) WHERE status = 'published';
CREATE INDEX assistant_search_place ON assistant USING gist (point(easting, northing)) WHERE status = 'published';
