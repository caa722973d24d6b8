-- People who employ assistants of their own, and forms that may arrive twice.
ALTER TABLE person ADD COLUMN employs_assistants boolean NOT NULL DEFAULT false;
ALTER TABLE person ADD COLUMN submission_key text;
ALTER TABLE budget ADD COLUMN submission_key text;
CREATE UNIQUE INDEX person_submission_key_key ON person (submission_key);
CREATE UNIQUE INDEX budget_submission_key_key ON budget (submission_key);
