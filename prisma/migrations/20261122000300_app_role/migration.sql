-- The application works as ownway_app (SET ROLE at connection): it may not touch ledger entries, balances or the audit chain.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ownway_app') THEN
    BEGIN
      CREATE ROLE ownway_app NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was first
    END;
  END IF;
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AND NOT pg_has_role(current_user, 'ownway_app', 'MEMBER') THEN
    EXECUTE format('GRANT ownway_app TO %I', current_user);
  END IF;
END $$;

GRANT USAGE ON SCHEMA public, ledger, audit TO ownway_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ownway_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ownway_app;
REVOKE INSERT, UPDATE, DELETE ON audit_event, audit_head, _prisma_migrations FROM ownway_app;

GRANT SELECT ON ALL TABLES IN SCHEMA ledger TO ownway_app;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ledger FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger.post, ledger.open_account, ledger.extend_hold, ledger.balance, ledger.verify,
  ledger.shape_problem, ledger.check_shape, ledger.request_hash TO ownway_app;
GRANT EXECUTE ON FUNCTION audit.append, audit.problems, audit.canonical TO ownway_app;
