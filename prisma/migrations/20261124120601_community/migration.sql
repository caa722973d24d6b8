-- Local groups and services: offered by their own leaders, read by the core service before they show, confirmed every six months.

-- The parts that an area's reports are cut by, and which place belongs to which: one of them for each place.
CREATE TABLE "area_cluster" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER NOT NULL CHECK ("number" BETWEEN 1 AND 6),
  "name" TEXT NOT NULL CHECK (length("name") > 0),
  "invented" BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX "area_cluster_area_id_number_key" ON "area_cluster"("area_id", "number");
CREATE TABLE "area_cluster_place" (
  "id" UUID NOT NULL PRIMARY KEY,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  -- A whole postcode, a sector or an outward postcode: the longest that is known of a place counts
  "code" TEXT NOT NULL CHECK ("code" ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?( [0-9]([A-Z]{2})?)?$'),
  "cluster_id" UUID NOT NULL REFERENCES "area_cluster"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
);
CREATE UNIQUE INDEX "area_cluster_place_area_id_code_key" ON "area_cluster_place"("area_id", "code");
CREATE INDEX "area_cluster_place_cluster_id_idx" ON "area_cluster_place"("cluster_id");

CREATE TABLE "community_group" (
  "id" UUID NOT NULL PRIMARY KEY,
  "slug" TEXT NOT NULL,
  "area_id" UUID NOT NULL REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "cluster_id" UUID REFERENCES "area_cluster"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "status" TEXT NOT NULL CHECK ("status" IN ('unconfirmed', 'waiting', 'sent_back', 'refused', 'shown', 'hidden', 'taken_away')),
  -- What is shown
  "name" TEXT NOT NULL CHECK (length("name") > 0),
  "what" TEXT NOT NULL CHECK (length("what") > 0),
  "who_for" TEXT NOT NULL,
  "need_areas" TEXT[] NOT NULL CHECK (cardinality("need_areas") > 0 AND "need_areas" <@ ARRAY['food', 'washing', 'toilet', 'dressing',
    'safe_home', 'keep_home', 'people', 'work', 'out', 'children', 'other']),
  "way" TEXT NOT NULL CHECK ("way" IN ('place', 'online', 'phone')),
  "venue" TEXT NOT NULL,
  "postcode" TEXT NOT NULL,
  -- The place that was found for the postcode, and its middle
  "place_code" TEXT,
  "easting" INTEGER,
  "northing" INTEGER,
  "when_words" TEXT NOT NULL CHECK (length("when_words") > 0),
  "cost_pence" INTEGER CHECK ("cost_pence" >= 0),
  "every" TEXT CHECK ("every" IN ('week', 'two_weeks', 'four_weeks', 'month', 'year', 'once', 'free')),
  "cost_words" TEXT NOT NULL,
  "access" TEXT[] NOT NULL,
  "contact_phone" TEXT NOT NULL,
  "contact_email" TEXT NOT NULL,
  "contact_web" TEXT NOT NULL CHECK ("contact_web" = '' OR "contact_web" ~ '^https?://'),
  "source" TEXT NOT NULL CHECK (length("source") > 0),
  "invented" BOOLEAN NOT NULL DEFAULT false,
  -- Still right: when somebody last said so, and who
  "confirmed_on" DATE,
  "confirmed_by" TEXT NOT NULL DEFAULT '',
  "stale_step" TEXT NOT NULL DEFAULT 'none' CHECK ("stale_step" IN ('none', 'asked', 'reminded', 'hidden')),
  "stale_on" DATE,
  -- Who offers it: never shown
  "owner_name" TEXT NOT NULL CHECK (length("owner_name") > 0),
  "owner_email" TEXT NOT NULL CHECK (length("owner_email") > 0),
  "owner_key" INTEGER NOT NULL DEFAULT 1,
  -- A change by its leader waits beside what is shown
  "pending" JSONB,
  "waiting_since" TIMESTAMPTZ(3),
  "answer" TEXT NOT NULL DEFAULT '',
  "version" INTEGER NOT NULL DEFAULT 1,
  "submission_key" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "changed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "community_group_point" CHECK (("easting" IS NULL) = ("northing" IS NULL) AND ("easting" IS NULL) = ("place_code" IS NULL)),
  CONSTRAINT "community_group_cost" CHECK (CASE WHEN "every" = 'free' THEN coalesce("cost_pence", 0) = 0 ELSE ("cost_pence" IS NULL) = ("every" IS NULL) END),
  CONSTRAINT "community_group_contact" CHECK ("contact_phone" <> '' OR "contact_email" <> '' OR "contact_web" <> ''),
  CONSTRAINT "community_group_stale" CHECK (("stale_step" = 'none') = ("stale_on" IS NULL)),
  CONSTRAINT "community_group_confirmed" CHECK ("status" NOT IN ('shown', 'hidden') OR "confirmed_on" IS NOT NULL),
  CONSTRAINT "community_group_waiting" CHECK (("waiting_since" IS NOT NULL) = ("status" = 'waiting' OR ("pending" IS NOT NULL AND "answer" = ''))),
  CONSTRAINT "community_group_pending" CHECK ("pending" IS NULL OR "status" IN ('shown', 'hidden'))
);
CREATE UNIQUE INDEX "community_group_slug_key" ON "community_group"("slug");
CREATE UNIQUE INDEX "community_group_submission_key_key" ON "community_group"("submission_key");
CREATE INDEX "community_group_area_id_status_idx" ON "community_group"("area_id", "status");
CREATE INDEX "community_group_owner_email_idx" ON "community_group"("owner_email");
CREATE INDEX "community_group_cluster_id_idx" ON "community_group"("cluster_id");
-- What a search reads (the very words of find-groups.server.ts)
CREATE INDEX "community_group_near" ON "community_group" USING gist (point("easting", "northing")) WHERE "status" = 'shown' AND "easting" IS NOT NULL;
CREATE INDEX "community_group_words" ON "community_group" USING gin
  (to_tsvector('english', "name" || ' ' || "what" || ' ' || "who_for" || ' ' || "venue")) WHERE "status" = 'shown';
CREATE INDEX "community_group_needs" ON "community_group" USING gin ("need_areas") WHERE "status" = 'shown';
CREATE INDEX "community_group_by_name" ON "community_group"("name", "id") WHERE "status" = 'shown';
CREATE INDEX "community_group_to_read" ON "community_group"("area_id", "waiting_since") WHERE "waiting_since" IS NOT NULL;
CREATE INDEX "community_group_to_confirm" ON "community_group"("confirmed_on") WHERE "status" = 'shown';

-- Everything that ever happened to a group, from the moment its leader's email is known to be theirs.
CREATE TABLE "community_change" (
  "id" UUID NOT NULL PRIMARY KEY,
  "group_id" UUID NOT NULL REFERENCES "community_group"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
  "number" INTEGER GENERATED ALWAYS AS IDENTITY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('offered', 'changed', 'approved', 'sent_back', 'refused', 'confirmed', 'asked', 'reminded',
    'hidden', 'taken_away')),
  "fields" JSONB,
  "words" TEXT NOT NULL DEFAULT '',
  "by_name" TEXT NOT NULL CHECK (length("by_name") > 0),
  "by_account_id" UUID,
  "at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "community_change_number_key" ON "community_change"("number");
CREATE INDEX "community_change_group_id_idx" ON "community_change"("group_id");
CREATE TRIGGER "append_only" BEFORE UPDATE OR DELETE ON "community_change" FOR EACH ROW EXECUTE FUNCTION "forbid_row_change"();
REVOKE UPDATE, DELETE ON "community_change" FROM ownway_app;

CREATE FUNCTION "keep_community_group"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."status" <> 'unconfirmed' THEN
      RAISE EXCEPTION 'a group that somebody confirmed is kept' USING ERRCODE = '23001';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW."slug", NEW."area_id", NEW."submission_key") IS DISTINCT FROM (OLD."slug", OLD."area_id", OLD."submission_key") THEN
    RAISE EXCEPTION 'a group stays where it is' USING ERRCODE = '23001';
  END IF;
  IF NEW."cluster_id" IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM "area_cluster" WHERE "id" = NEW."cluster_id" AND "area_id" = NEW."area_id") THEN
    RAISE EXCEPTION 'a cluster of another area' USING ERRCODE = '23503';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "keep" BEFORE INSERT OR UPDATE OR DELETE ON "community_group" FOR EACH ROW EXECUTE FUNCTION "keep_community_group"();
