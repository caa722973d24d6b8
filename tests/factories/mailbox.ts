import { sendAccountEmail, type AccountEmailJob } from "#app/domain/identity/send-account-email.server.ts";
import { db } from "#app/db.server.ts";

/** Does the jobs that wait for account emails, as the job runner would, and removes them. */
async function sendAccountEmails(): Promise<void> {
  const { rows } = await db().owner.query<{ payload: AccountEmailJob }>(
    `WITH due AS (DELETE FROM graphile_worker._private_jobs AS job USING graphile_worker._private_tasks AS task
       WHERE task.id = job.task_id AND task.identifier = 'send-account-email' RETURNING job.payload, job.id)
     SELECT payload FROM due ORDER BY id`,
  );
  for (const { payload } of rows) await sendAccountEmail(payload);
}
/** What an address got, oldest first. */
export async function emailsTo(email: string) {
  await sendAccountEmails();
  return db().prisma.sandboxMessage.findMany({ where: { recipient: email }, orderBy: { sentAt: "asc" } });
}
/** The token in the last email to an address. */
export async function tokenTo(email: string): Promise<string> {
  const token = /token=([\w-]+)/.exec((await emailsTo(email)).at(-1)?.body ?? "")?.[1];
  if (!token) throw new Error(`no link was sent to ${email}`);
  return token;
}
