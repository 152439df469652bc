/** Who has a mailbox on the throw-away Dovecot. Apart from dovecot.ts, whose import may install it. */
export const taro = { user: 'taro@example.test', password: 'himitsu' } as const
export const hanako = { user: 'hanako@example.test', password: 'himitsu' } as const
