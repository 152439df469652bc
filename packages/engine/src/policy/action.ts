/** What is done with a mail. */
export type Action = 'deliver' | 'review' | 'junk' | 'reject' | 'rescue'
