/** Why a store cannot be opened or copied: `message` says what to do. */
export class StoreError extends Error {}
