-- Three holes mended: a card could pay one planner off with another's debt; a payment could be reversed and repaid as well;
-- and a document altered with the guards off was not seen.
SET LOCAL search_path = ledger;

-- What came back already does not come back again: a payment is reversed whole or repaid in parts, never both.
-- What a card pays off is the debt of the planner it pays, and gives back likewise.
CREATE FUNCTION giving_problem(p_id bigint) RETURNS text LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp AS $$
DECLARE
  t transfer;
BEGIN
  SELECT * INTO STRICT t FROM transfer WHERE id = p_id;
  IF t.kind IN ('card_payment', 'card_refund') AND EXISTS (
    SELECT FROM entry e JOIN account a ON a.id = e.account_id AND a.owner_type = 'planner'
    WHERE e.transfer_id = p_id GROUP BY a.owner_id HAVING sum(e.amount_pence) <> 0) THEN
    RETURN 'a card pays off what is owed to the planner it pays, no more and nobody else''s'; END IF;
  IF t.kind = 'reversal' AND EXISTS (SELECT FROM transfer r WHERE r.refunds_id = t.reverses_id)
    OR t.refunds_id IS NOT NULL AND EXISTS (SELECT FROM transfer r WHERE r.reverses_id = t.refunds_id) THEN
    RETURN 'it came back already: a reversal is of the whole'; END IF;
  RETURN NULL;
END $$;
-- The proof's own copy, over all transfers at once
CREATE FUNCTION giving_problems() RETURNS TABLE (transfer_id bigint, problem text)
LANGUAGE sql STABLE SET search_path = ledger, pg_temp AS $$
  SELECT DISTINCT x.id, 'a card pays off what is owed to the planner it pays, no more and nobody else''s' FROM (
    SELECT t.id FROM transfer t JOIN entry e ON e.transfer_id = t.id JOIN account a ON a.id = e.account_id
    WHERE t.kind IN ('card_payment', 'card_refund') AND a.owner_type = 'planner' GROUP BY t.id, a.owner_id HAVING sum(e.amount_pence) <> 0) x
  UNION SELECT t.id, 'it came back already: a reversal is of the whole'
    FROM transfer t JOIN transfer r ON r.refunds_id = t.reverses_id
  UNION SELECT e.transfer_id, 'its lines are there and it is not'
    FROM entry e WHERE NOT EXISTS (SELECT FROM transfer t WHERE t.id = e.transfer_id)
$$;

CREATE OR REPLACE FUNCTION check_lines() RETURNS trigger LANGUAGE plpgsql SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  tid bigint; problem text;
BEGIN
  FOR tid IN SELECT DISTINCT transfer_id FROM written LOOP
    problem := coalesce(shape_problem(tid), CASE (SELECT kind FROM transfer WHERE id = tid)
      WHEN 'allocate' THEN allocation_problem(tid)
      WHEN 'hold' THEN NULL WHEN 'capture' THEN NULL WHEN 'release' THEN NULL WHEN 'payment' THEN NULL
      ELSE giving_problem(tid) END);
    IF problem IS NOT NULL THEN RAISE EXCEPTION 'transfer %: %', tid, problem USING ERRCODE = '23514'; END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- A reversal waits for what gives back part of the same transfer, as they wait for each other and for it
CREATE FUNCTION wait_for_siblings() RETURNS trigger LANGUAGE plpgsql SET search_path = ledger, pg_temp AS $$
BEGIN
  PERFORM 1 FROM transfer t WHERE t.id = NEW.reverses_id FOR NO KEY UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER wait_for_siblings BEFORE INSERT ON transfer FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION wait_for_siblings();

CREATE OR REPLACE FUNCTION verify() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  WITH lines AS MATERIALIZED (
    SELECT transfer_id, jsonb_agg(jsonb_build_object('account', account_id, 'pence', amount_pence)) AS body FROM entry GROUP BY transfer_id),
  imbalance AS (
    SELECT transfer_id AS id, problem FROM shape_problems()
    UNION ALL
    SELECT transfer_id, problem FROM giving_problems()
    UNION ALL
    SELECT t.id, 'its lines are not those that were asked for' FROM transfer t JOIN lines l ON l.transfer_id = t.id
      WHERE t.request_hash <> request_hash(t.kind, l.body, t.hold_id, t.reverses_id, t.refunds_id)),
  running AS (
    SELECT e.id, e.account_id, e.balance_after_pence, e.account_version,
      sum(e.amount_pence) OVER w AS computed, row_number() OVER w AS n
    FROM entry e JOIN account a ON a.id = e.account_id AND NOT a.allow_negative
    WINDOW w AS (PARTITION BY e.account_id ORDER BY e.account_version)),
  drift AS (
    SELECT a.id AS account_id, NULL::bigint AS entry_id, format('balance %s, entries sum to %s', a.balance_pence, coalesce(s.total, 0)) AS problem
      FROM account a LEFT JOIN (SELECT account_id, sum(amount_pence) AS total, count(*) AS n FROM entry GROUP BY account_id) s ON s.account_id = a.id
      WHERE NOT a.allow_negative AND (a.balance_pence <> coalesce(s.total, 0) OR a.version <> coalesce(s.n, 0))
    UNION ALL
    SELECT account_id, id, format('running balance %s, computed %s', balance_after_pence, computed) FROM running
      WHERE balance_after_pence IS DISTINCT FROM computed OR account_version IS DISTINCT FROM n)
  SELECT jsonb_build_object(
    'transfers', (SELECT count(*) FROM transfer), 'entries', (SELECT count(*) FROM entry), 'accounts', (SELECT count(*) FROM account),
    'imbalances', (SELECT coalesce(jsonb_agg(jsonb_build_object('transferId', id, 'problem', problem) ORDER BY id, problem), '[]') FROM imbalance),
    'drift', (SELECT coalesce(jsonb_agg(jsonb_build_object('accountId', account_id, 'entryId', entry_id, 'problem', problem) ORDER BY account_id, entry_id), '[]') FROM drift),
    'expiredHolds', (SELECT coalesce(jsonb_agg(jsonb_build_object('transferId', id, 'subjectType', subject_type, 'subjectId', subject_id) ORDER BY id), '[]')
      FROM open_hold WHERE expires_at < now() - interval '1 day'))
$$;
REVOKE ALL ON FUNCTION giving_problem, giving_problems, wait_for_siblings FROM PUBLIC;
GRANT EXECUTE ON FUNCTION giving_problem, giving_problems TO ownway_app;

-- Each document is sealed over what it says and the seal of the one before it in its series.
SET LOCAL search_path = public;
ALTER TABLE "document" ADD COLUMN "seal" BYTEA;
CREATE FUNCTION "document_seal"(d "document", "before" BYTEA) RETURNS BYTEA LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT sha256(coalesce("before", ''::bytea) || convert_to(jsonb_build_array(d."id", d."kind"::text, d."series", d."number", d."label", d."area_id",
    d."mode", d."supplier_id", d."person_id", d."paying_account_id", to_char(d."issued_on", 'YYYY-MM-DD'), d."body")::text, 'UTF8'))
$$;
CREATE FUNCTION "seal_document"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW."seal" := document_seal(NEW, (SELECT "seal" FROM "document" WHERE "series" = NEW."series" AND "number" = NEW."number" - 1));
  RETURN NEW;
END $$;
-- What was issued before is sealed as it stands
ALTER TABLE "document" DISABLE TRIGGER "append_only";
DO $$
DECLARE one "document";
BEGIN
  FOR one IN SELECT * FROM "document" ORDER BY "series", "number" LOOP
    UPDATE "document" SET "seal" = document_seal(one, (SELECT b."seal" FROM "document" b WHERE b."series" = one."series" AND b."number" = one."number" - 1))
      WHERE "id" = one."id";
  END LOOP;
END $$;
ALTER TABLE "document" ENABLE TRIGGER "append_only";
ALTER TABLE "document" ADD CONSTRAINT "document_sealed" CHECK ("seal" IS NOT NULL);
CREATE TRIGGER "seal" BEFORE INSERT ON "document" FOR EACH ROW EXECUTE FUNCTION "seal_document"();
