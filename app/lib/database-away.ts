const CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|57P0[1-5]|08\d{3}|53300|P1001|P1002|P1008|P1017|P2024|P2028)$/;
const WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Can't reach database|server closed the connection|DatabaseNotReachable|ConnectionClosed/i;
type Nested = {
  code?: unknown;
  message?: unknown;
  kind?: unknown;
  cause?: unknown;
  originalCode?: unknown;
} & {
  meta?: { driverAdapterError?: unknown };
};

/** Whether an error says that the database could not be reached, or had no room: it may well be back in a moment. */
export function saysDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 4) return false;
  const { code, originalCode, kind, message, cause, meta } = error as Nested;
  if ([code, originalCode].some((one) => typeof one === "string" && CODES.test(one))) return true;
  if ([message, kind].some((one) => typeof one === "string" && WORDS.test(one))) return true;
  return saysDatabaseAway(cause, depth + 1) || saysDatabaseAway(meta?.driverAdapterError, depth + 1);
}
