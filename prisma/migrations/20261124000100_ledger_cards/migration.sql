-- Cards, a person's own record of spending, and money that comes back: which accounts each may touch is data, not code.
-- docs/decisions/013-money-three-ways.md says why it is as it is.
SET LOCAL search_path = ledger;

-- There is still no kind that could take a fee from a PA, nor any account of a PA that could be emptied by anybody but them.
INSERT INTO account_kind VALUES
  ('planner', 'card-owed', false, 'owed to a planner out of what was paid by card, with the card provider until transferred'),
  ('paying-account', 'paid-out', true, 'what was paid out of one named account: a council''s, a budget manager''s, a person''s own'),
  ('provider', 'cards-in', true, 'what people''s cards paid in at the card provider, less what went back to them'),
  ('provider', 'transferred', true, 'what the card provider transferred to planners'),
  ('provider', 'costs', true, 'what the card provider charged'),
  ('platform', 'own-money', true, 'the platform''s own money, which alone bears the card provider''s costs');

-- Which lines the kinds of a card may have: who pays whom. Each side of a transfer balances by itself.
CREATE TABLE line_rule (
  kind transfer_kind NOT NULL,
  sign int NOT NULL CHECK (sign IN (-1, 1)),
  owner_type text NOT NULL,
  account_kind text NOT NULL,
  side text NOT NULL,
  PRIMARY KEY (kind, sign, owner_type, account_kind),
  FOREIGN KEY (owner_type, account_kind) REFERENCES account_kind (owner_type, kind)
);
INSERT INTO line_rule VALUES
  -- By card into one's own pot, before the work; or for what is owed already, out of a direct payment account
  ('card_payment', -1, 'provider', 'cards-in', 'card'),
  ('card_payment', 1, 'pot', 'available', 'card'),
  ('card_payment', 1, 'planner', 'card-owed', 'card'),
  ('card_payment', -1, 'planner', 'owed', 'debt'),
  ('card_payment', 1, 'paying-account', 'paid-out', 'debt'),
  ('card_refund', 1, 'provider', 'cards-in', 'card'),
  ('card_refund', -1, 'pot', 'available', 'card'),
  ('card_refund', -1, 'planner', 'card-owed', 'card'),
  ('card_refund', 1, 'planner', 'owed', 'debt'),
  ('card_refund', -1, 'paying-account', 'paid-out', 'debt'),
  ('card_transfer', -1, 'planner', 'card-owed', 'card'),
  ('card_transfer', 1, 'provider', 'transferred', 'card'),
  ('transfer_reversal', -1, 'provider', 'transferred', 'card'),
  ('transfer_reversal', 1, 'planner', 'card-owed', 'card'),
  ('cost', -1, 'platform', 'own-money', 'cost'),
  ('cost', 1, 'provider', 'costs', 'cost'),
  ('dispute', -1, 'platform', 'own-money', 'card'),
  ('dispute', 1, 'provider', 'cards-in', 'card'),
  ('spend', -1, 'pot', 'available', 'pot'),
  ('spend', 1, 'paying-account', 'paid-out', 'pot'),
  ('repayment', -1, 'paying-account', 'paid-out', 'debt'),
  ('repayment', 1, 'planner', 'owed', 'debt');

-- What gives money back, of what: never more than went, account by account.
CREATE TABLE back_rule (kind transfer_kind PRIMARY KEY, of transfer_kind NOT NULL);
INSERT INTO back_rule VALUES
  ('refund', 'capture'), ('card_refund', 'card_payment'), ('transfer_reversal', 'card_transfer'), ('repayment', 'payment');

ALTER TABLE transfer DROP CONSTRAINT transfer_check2;
ALTER TABLE transfer ADD CONSTRAINT transfer_gives_back
  CHECK ((kind IN ('refund', 'card_refund', 'transfer_reversal', 'repayment')) = (refunds_id IS NOT NULL));

CREATE OR REPLACE FUNCTION shape_problem(p_id bigint) RETURNS text LANGUAGE plpgsql STABLE SET search_path = ledger, pg_temp AS $$
DECLARE
  t transfer;
  n int; total bigint; bad int;
BEGIN
  SELECT * INTO STRICT t FROM transfer WHERE id = p_id;
  SELECT count(*), coalesce(sum(amount_pence), 0) INTO n, total FROM entry WHERE transfer_id = p_id;
  IF total <> 0 OR n < 2 THEN RETURN format('unbalanced: sum=%s lines=%s', total, n); END IF;
  SELECT count(*) INTO bad FROM entry e JOIN account a ON a.id = e.account_id WHERE e.transfer_id = p_id AND a.mode <> t.mode;
  IF bad > 0 THEN RETURN 'test and live money do not mix'; END IF;

  IF t.kind = 'allocate' THEN
    SELECT count(*) INTO bad FROM entry e JOIN account a ON a.id = e.account_id
      WHERE e.transfer_id = p_id AND a.kind NOT IN ('funding', 'available');
    IF bad > 0 THEN RETURN 'an allocation runs between funding and a pot'; END IF;

  ELSIF t.kind = 'hold' THEN
    SELECT count(*) INTO bad FROM entry e JOIN account a ON a.id = e.account_id WHERE e.transfer_id = p_id
      AND NOT CASE WHEN e.amount_pence < 0 THEN a.kind IN ('available', 'adjustments') ELSE a.kind IN ('held', 'adjustments-held') END;
    IF bad > 0 THEN RETURN 'a hold moves money from available to held'; END IF;
    SELECT count(*) INTO bad FROM (SELECT 1 FROM entry e JOIN account a ON a.id = e.account_id
      WHERE e.transfer_id = p_id GROUP BY a.owner_type, a.owner_id HAVING sum(e.amount_pence) <> 0) x;
    IF bad > 0 THEN RETURN 'a hold stays within its owner'; END IF;

  ELSIF t.kind IN ('capture', 'release') THEN
    IF (SELECT kind FROM transfer WHERE id = t.hold_id) <> 'hold' THEN RETURN 'not the hold of anything'; END IF;
    -- All of what the hold set aside leaves the held accounts, exactly and from nowhere else
    SELECT count(*) INTO bad FROM (SELECT account_id, amount_pence FROM entry WHERE transfer_id = t.hold_id AND amount_pence > 0) h
      FULL JOIN (SELECT account_id, -amount_pence AS amount_pence FROM entry WHERE transfer_id = p_id AND amount_pence < 0) o
      USING (account_id) WHERE h.amount_pence IS DISTINCT FROM o.amount_pence;
    IF bad > 0 THEN RETURN 'does not match its hold''s accounts and amounts'; END IF;
    -- It goes to what is owed, or back where it came from, never more than came
    SELECT count(*) INTO bad FROM entry e JOIN account a ON a.id = e.account_id
      LEFT JOIN entry h ON h.transfer_id = t.hold_id AND h.account_id = e.account_id
      WHERE e.transfer_id = p_id AND e.amount_pence > 0
        AND NOT ((t.kind = 'capture' AND a.kind IN ('owed', 'card-owed')) OR coalesce(-h.amount_pence, 0) >= e.amount_pence);
    IF bad > 0 THEN RETURN 'money would go somewhere the hold did not name'; END IF;
    IF t.kind = 'capture' AND NOT EXISTS (SELECT FROM entry e JOIN account a ON a.id = e.account_id
      WHERE e.transfer_id = p_id AND e.amount_pence > 0 AND a.kind IN ('owed', 'card-owed')) THEN RETURN 'a capture owes somebody something'; END IF;

  ELSIF t.kind = 'refund' THEN
    IF (SELECT kind FROM transfer WHERE id = t.refunds_id) <> 'capture' THEN RETURN 'only a capture can be refunded'; END IF;
    SELECT count(*) INTO bad FROM (
      SELECT e.account_id, -sum(e.amount_pence) AS back FROM entry e JOIN transfer r ON r.id = e.transfer_id
        WHERE r.refunds_id = t.refunds_id AND e.amount_pence < 0 GROUP BY e.account_id) b
      LEFT JOIN entry c ON c.transfer_id = t.refunds_id AND c.account_id = b.account_id AND c.amount_pence > 0
      LEFT JOIN account a ON a.id = b.account_id
      WHERE b.back > coalesce(c.amount_pence, 0) OR a.kind NOT IN ('owed', 'card-owed');
    IF bad > 0 THEN RETURN 'refunds would come to more than was captured'; END IF;
    -- Back to where the hold took it, never more than came from there
    SELECT count(*) INTO bad FROM (
      SELECT e.account_id, sum(e.amount_pence) AS back FROM entry e JOIN transfer r ON r.id = e.transfer_id
        WHERE r.refunds_id = t.refunds_id AND e.amount_pence > 0 GROUP BY e.account_id) b
      LEFT JOIN entry h ON h.account_id = b.account_id AND h.amount_pence < 0
        AND h.transfer_id = (SELECT hold_id FROM transfer WHERE id = t.refunds_id)
      LEFT JOIN entry c ON c.account_id = b.account_id AND c.transfer_id = t.refunds_id AND c.amount_pence > 0
      WHERE b.back > coalesce(-h.amount_pence, 0) - coalesce(c.amount_pence, 0);
    IF bad > 0 THEN RETURN 'a refund goes back where the money came from'; END IF;

  ELSIF t.kind = 'reversal' THEN
    IF (SELECT kind FROM transfer WHERE id = t.reverses_id) NOT IN ('allocate', 'payment', 'spend', 'cost', 'dispute') THEN
      RETURN 'only an allocation, a payment, a record of spending, a cost or a dispute is reversed; a hold is released and a capture refunded'; END IF;
    SELECT count(*) INTO bad FROM (SELECT account_id, amount_pence FROM entry WHERE transfer_id = t.reverses_id) o
      FULL JOIN (SELECT account_id, -amount_pence AS amount_pence FROM entry WHERE transfer_id = p_id) r
      USING (account_id) WHERE o.amount_pence IS DISTINCT FROM r.amount_pence;
    IF bad > 0 THEN RETURN 'a reversal is the exact negation of what it reverses'; END IF;

  ELSIF t.kind = 'payment' THEN
    SELECT count(*) INTO bad FROM entry e JOIN account a ON a.id = e.account_id WHERE e.transfer_id = p_id
      AND NOT CASE WHEN e.amount_pence < 0 THEN a.kind = 'owed' ELSE a.kind = 'paid-out' END;
    IF bad > 0 THEN RETURN 'a payment settles what is owed'; END IF;

  ELSE
    SELECT count(*) INTO bad FROM entry e JOIN account a ON a.id = e.account_id
      LEFT JOIN line_rule r ON r.kind = t.kind AND r.sign = sign(e.amount_pence) AND r.owner_type = a.owner_type AND r.account_kind = a.kind
      WHERE e.transfer_id = p_id AND r.kind IS NULL;
    IF bad > 0 THEN RETURN 'a line that this kind of transfer may not have'; END IF;
    SELECT count(*) INTO bad FROM (SELECT 1 FROM entry e JOIN account a ON a.id = e.account_id
      JOIN line_rule r ON r.kind = t.kind AND r.sign = sign(e.amount_pence) AND r.owner_type = a.owner_type AND r.account_kind = a.kind
      WHERE e.transfer_id = p_id GROUP BY r.side HAVING sum(e.amount_pence) <> 0) x;
    IF bad > 0 THEN RETURN 'money would cross from a card to a debt'; END IF;
    IF t.refunds_id IS NOT NULL THEN
      IF (SELECT kind FROM transfer WHERE id = t.refunds_id) <> (SELECT of FROM back_rule WHERE kind = t.kind) THEN
        RETURN 'it gives back something of another kind'; END IF;
      SELECT count(*) INTO bad FROM (
        SELECT e.account_id, sum(e.amount_pence) AS back FROM entry e JOIN transfer r ON r.id = e.transfer_id
          WHERE r.refunds_id = t.refunds_id AND r.kind = t.kind GROUP BY e.account_id) b
        LEFT JOIN entry o ON o.transfer_id = t.refunds_id AND o.account_id = b.account_id
        WHERE o.id IS NULL OR sign(b.back) = sign(o.amount_pence) OR abs(b.back) > abs(o.amount_pence);
      IF bad > 0 THEN RETURN 'more would come back than went, or from somewhere else'; END IF;
    END IF;
  END IF;
  RETURN NULL;
END $$;

-- The proof's own copy of these rules (20261122010008), with what is new.
CREATE OR REPLACE FUNCTION shape_problems() RETURNS TABLE (transfer_id bigint, problem text)
LANGUAGE sql STABLE SET search_path = ledger, pg_temp AS $$
  WITH line AS MATERIALIZED (
    SELECT t.id, t.kind, t.mode, t.hold_id, t.reverses_id, t.refunds_id, e.account_id, e.amount_pence AS pence,
      a.kind AS account, a.owner_type, a.owner_id, a.mode AS account_mode
    FROM transfer t JOIN entry e ON e.transfer_id = t.id JOIN account a ON a.id = e.account_id),
  total AS (SELECT id, sum(pence) AS pence, count(*) AS n FROM line GROUP BY id),
  ruled AS (
    SELECT l.*, r.side FROM line l LEFT JOIN line_rule r
      ON r.kind = l.kind AND r.sign = sign(l.pence) AND r.owner_type = l.owner_type AND r.account_kind = l.account
    WHERE l.kind IN (SELECT kind FROM line_rule))
  SELECT t.id, format('unbalanced: sum=%s lines=%s', coalesce(total.pence, 0), coalesce(total.n, 0))
    FROM transfer t LEFT JOIN total ON total.id = t.id WHERE total.id IS NULL OR total.pence <> 0 OR total.n < 2
  UNION SELECT id, 'test and live money do not mix' FROM line WHERE account_mode <> mode
  UNION SELECT id, 'an allocation runs between funding and a pot' FROM line WHERE kind = 'allocate' GROUP BY id
    HAVING NOT (bool_and(account = CASE WHEN pence < 0 THEN 'funding' ELSE 'available' END)
      OR bool_and(account = CASE WHEN pence < 0 THEN 'available' ELSE 'funding' END))
  UNION SELECT id, 'a hold moves money from available to held' FROM line WHERE kind = 'hold'
    AND NOT CASE WHEN pence < 0 THEN account IN ('available', 'adjustments') ELSE account IN ('held', 'adjustments-held') END
  UNION SELECT id, 'a hold stays within its owner' FROM line WHERE kind = 'hold' GROUP BY id, owner_type, owner_id HAVING sum(pence) <> 0
  UNION SELECT t.id, 'not the hold of anything' FROM transfer t JOIN transfer h ON h.id = t.hold_id WHERE h.kind <> 'hold'
  UNION SELECT coalesce(h.id, o.id), 'does not match its hold''s accounts and amounts'
    FROM (SELECT t.id, l.account_id, l.pence FROM transfer t JOIN line l ON l.id = t.hold_id WHERE l.pence > 0) h
    FULL JOIN (SELECT id, account_id, -pence AS pence FROM line WHERE hold_id IS NOT NULL AND pence < 0) o
      ON o.id = h.id AND o.account_id = h.account_id WHERE h.pence IS DISTINCT FROM o.pence
  UNION SELECT l.id, 'money would go somewhere the hold did not name' FROM line l
    LEFT JOIN line h ON h.id = l.hold_id AND h.account_id = l.account_id
    WHERE l.hold_id IS NOT NULL AND l.pence > 0 AND NOT ((l.kind = 'capture' AND l.account IN ('owed', 'card-owed')) OR coalesce(-h.pence, 0) >= l.pence)
  UNION SELECT id, 'a capture owes somebody something' FROM line WHERE kind = 'capture' GROUP BY id
    HAVING NOT bool_or(account IN ('owed', 'card-owed') AND pence > 0)
  UNION SELECT t.id, 'only a capture can be refunded' FROM transfer t JOIN transfer c ON c.id = t.refunds_id WHERE t.kind = 'refund' AND c.kind <> 'capture'
  UNION SELECT b.last, 'refunds would come to more than was captured'
    FROM (SELECT refunds_id, account_id, account, -sum(pence) AS back, max(id) AS last FROM line
      WHERE kind = 'refund' AND pence < 0 GROUP BY refunds_id, account_id, account) b
    LEFT JOIN line c ON c.id = b.refunds_id AND c.account_id = b.account_id AND c.pence > 0
    WHERE b.account NOT IN ('owed', 'card-owed') OR b.back > coalesce(c.pence, 0)
  UNION SELECT b.last, 'a refund goes back where the money came from'
    FROM (SELECT refunds_id, account_id, sum(pence) AS back, max(id) AS last FROM line
      WHERE kind = 'refund' AND pence > 0 GROUP BY refunds_id, account_id) b
    JOIN transfer t ON t.id = b.refunds_id
    LEFT JOIN line h ON h.id = t.hold_id AND h.account_id = b.account_id AND h.pence < 0
    LEFT JOIN line c ON c.id = b.refunds_id AND c.account_id = b.account_id AND c.pence > 0
    WHERE b.back > coalesce(-h.pence, 0) - coalesce(c.pence, 0)
  UNION SELECT t.id, 'only an allocation, a payment, a record of spending, a cost or a dispute is reversed; a hold is released and a capture refunded'
    FROM transfer t JOIN transfer o ON o.id = t.reverses_id WHERE o.kind NOT IN ('allocate', 'payment', 'spend', 'cost', 'dispute')
  UNION SELECT coalesce(o.id, r.id), 'a reversal is the exact negation of what it reverses'
    FROM (SELECT t.id, l.account_id, l.pence FROM transfer t JOIN line l ON l.id = t.reverses_id) o
    FULL JOIN (SELECT id, account_id, -pence AS pence FROM line WHERE reverses_id IS NOT NULL) r
      ON r.id = o.id AND r.account_id = o.account_id WHERE o.pence IS DISTINCT FROM r.pence
  UNION SELECT id, 'a payment settles what is owed' FROM line WHERE kind = 'payment'
    AND NOT CASE WHEN pence < 0 THEN account = 'owed' ELSE account = 'paid-out' END
  UNION SELECT id, 'a line that this kind of transfer may not have' FROM ruled WHERE side IS NULL
  UNION SELECT id, 'money would cross from a card to a debt' FROM ruled WHERE side IS NOT NULL GROUP BY id, side HAVING sum(pence) <> 0
  UNION SELECT t.id, 'it gives back something of another kind' FROM transfer t JOIN transfer o ON o.id = t.refunds_id
    JOIN back_rule b ON b.kind = t.kind WHERE o.kind <> b.of
  UNION SELECT b.last, 'more would come back than went, or from somewhere else'
    FROM (SELECT refunds_id, account_id, sum(pence) AS back, max(id) AS last FROM ruled
      WHERE refunds_id IS NOT NULL GROUP BY refunds_id, account_id) b
    LEFT JOIN line o ON o.id = b.refunds_id AND o.account_id = b.account_id
    WHERE o.id IS NULL OR sign(b.back) = sign(o.pence) OR abs(b.back) > abs(o.pence)
$$;

-- Whatever gives back part of one transfer waits for its siblings: together they never come to more than it.
CREATE OR REPLACE FUNCTION post(p_key text, p_kind transfer_kind, p_lines jsonb, p_subject_type text, p_subject_id text, p_actor text,
  p_hold bigint DEFAULT NULL, p_reverses bigint DEFAULT NULL, p_refunds bigint DEFAULT NULL, p_expires timestamptz DEFAULT NULL,
  OUT transfer_id bigint, OUT replayed boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ledger, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  wanted bytea := request_hash(p_kind, p_lines, p_hold, p_reverses, p_refunds);
  accounts bigint[]; pence bigint[]; before transfer; money money_mode; last_day timestamptz; short bigint; known int;
BEGIN
  SELECT array_agg((j->>'account')::bigint), array_agg((j->>'pence')::bigint) INTO accounts, pence FROM jsonb_array_elements(p_lines) j;
  SELECT min(x.mode), count(*) INTO money, known FROM account x WHERE x.id = ANY (accounts);
  IF known IS DISTINCT FROM cardinality(accounts) THEN
    RAISE EXCEPTION 'no such account, or one named twice' USING ERRCODE = 'LG005'; END IF;
  INSERT INTO transfer (mode, idempotency_key, request_hash, kind, hold_id, reverses_id, refunds_id, subject_type, subject_id, actor_id)
    VALUES (money, p_key, wanted, p_kind, p_hold, p_reverses, p_refunds, p_subject_type, p_subject_id, p_actor)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING id INTO transfer_id;
  IF transfer_id IS NULL THEN
    SELECT * INTO before FROM transfer t WHERE t.idempotency_key = p_key;
    -- What it is about counts too: one key never serves two engagements
    IF before.request_hash <> wanted OR before.subject_type <> p_subject_type OR before.subject_id <> p_subject_id THEN
      RAISE EXCEPTION 'this key was used for another transfer' USING ERRCODE = 'LG002'; END IF;
    transfer_id := before.id;
    replayed := true;
    RETURN;
  END IF;
  replayed := false;
  IF p_kind = 'capture' THEN
    SELECT h.expires_at INTO last_day FROM hold_expiry h WHERE h.hold_id = p_hold ORDER BY h.id DESC LIMIT 1;
    IF last_day < now() THEN RAISE EXCEPTION 'the hold has run out' USING ERRCODE = 'LG004'; END IF;
  END IF;
  IF p_refunds IS NOT NULL THEN PERFORM 1 FROM transfer t WHERE t.id = p_refunds FOR NO KEY UPDATE; END IF;
  -- Locked in the order of their ids, so that no two postings can wait for each other. Locking reads the newest balances
  SELECT min(x.id) FILTER (WHERE x.balance_pence + x.pence < 0) INTO short FROM (
    SELECT a.id, a.balance_pence, pence[array_position(accounts, a.id)] AS pence FROM account a
    WHERE a.id = ANY (accounts) AND NOT a.allow_negative ORDER BY a.id FOR NO KEY UPDATE) x;
  IF short IS NOT NULL THEN RAISE EXCEPTION 'not enough money in account %', short USING ERRCODE = 'LG001'; END IF;
  WITH moved AS (
    UPDATE account a SET balance_pence = a.balance_pence + pence[array_position(accounts, a.id)], version = a.version + 1
      WHERE a.id = ANY (accounts) AND NOT a.allow_negative RETURNING a.id, a.balance_pence, a.version)
  INSERT INTO entry (transfer_id, account_id, amount_pence, balance_after_pence, account_version)
    SELECT post.transfer_id, line.account, line.pence, moved.balance_pence, moved.version
      FROM unnest(accounts, pence) AS line (account, pence) LEFT JOIN moved ON moved.id = line.account;
  IF p_kind = 'hold' THEN INSERT INTO hold_expiry (hold_id, expires_at) VALUES (transfer_id, p_expires); END IF;
END $$;

GRANT SELECT ON line_rule, back_rule TO ownway_app;

-- An installation of the demonstration holds test money only, and from now on says so.
DO $$ BEGIN
  IF EXISTS (SELECT FROM public.installation_fact WHERE key LIKE 'demonstration%') THEN
    ALTER TABLE ledger.transfer DISABLE TRIGGER append_only;
    UPDATE ledger.account SET mode = 'test';
    UPDATE ledger.transfer SET mode = 'test';
    ALTER TABLE ledger.transfer ENABLE TRIGGER append_only;
  END IF;
END $$;
