-- A representative acts in an account of their own: there is no telephone call or visit to name.
ALTER TABLE assisted_session ALTER COLUMN channel DROP NOT NULL;
ALTER TABLE assisted_decision ALTER COLUMN channel DROP NOT NULL;
-- What the person said when they gave the permission, in their own words.
ALTER TABLE access_grant ADD COLUMN given_words text NOT NULL DEFAULT '';
