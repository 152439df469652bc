/** Mails one thread has at a time: one is worked on, the others are on their way or wait for DNS. */
export const perThread = { withDns: 16, without: 3 } as const
