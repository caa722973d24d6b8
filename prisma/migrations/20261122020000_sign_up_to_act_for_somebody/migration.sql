-- Representatives and advocates open an account themselves; it gives them power over nobody until a permission is recorded.
ALTER TABLE sign_up DROP CONSTRAINT sign_up_role;
ALTER TABLE sign_up ADD CONSTRAINT sign_up_role CHECK (role IN ('person', 'self_funder', 'representative', 'advocate', 'assistant', 'planner'));
