/** Errors that tell of the connection or of other transactions, not of the question. postgresql.org, Appendix A */

type Coded = { readonly code?: unknown; readonly message?: unknown }

const codeOf = (error: unknown): string => {
  const { code } = (error ?? {}) as Coded
  return typeof code === 'string' ? code : ''
}

/** Class 08; and what a server says that is stopped, crashed, or starts just now. */
const gone = /^(?:08...|57P0[123]|ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/
/** What pg says without a code. */
const goneText = /^Connection terminated|not queryable|timeout exceeded when trying to connect/

/** The connection is lost: what was asked may have been done or not. */
export const isLost = (error: unknown): boolean =>
  gone.test(codeOf(error)) || goneText.test(String(((error ?? {}) as Coded).message ?? ''))

/** No answer in time on this connection, which may still bring a late one: it cannot be used any more. */
export const isSilent = (error: unknown): boolean =>
  String(((error ?? {}) as Coded).message ?? '') === 'Query read timeout'

/** Nobody answers there yet, or nobody more is let in: soon again. ENOENT: the Unix socket of a server that restarts. */
export const isAway = (error: unknown): boolean => isLost(error) || /^(?:53300|ENOENT)$/.test(codeOf(error))

/** Rolled back because of another transaction: the same may be done again. serialization_failure, deadlock_detected */
export const isCollision = (error: unknown): boolean => /^40(?:001|P01)$/.test(codeOf(error))
