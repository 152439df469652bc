/** Passwords of accounts. The household's one password is password.ts's. */
import { dropSessionsOf, findPasswordHash, type Store, updateAccount } from '../../store/index.ts'
import { hashPassword, type PasswordChange, passwordProblem, verifyPassword } from './password.ts'

/** Where there is no such login, so that the answer takes as long as for a wrong password. */
let decoy: Promise<string> | null = null

/** @returns whose account it is; null where login or password is wrong, whichever it was. */
export const signInByPassword = async (store: Store, login: string, password: string): Promise<number | null> => {
  const known = await findPasswordHash(store, login)
  decoy ??= hashPassword('nobody has this password')
  const isRight = await verifyPassword(password, known?.hash ?? (await decoy))
  return isRight && known !== null ? known.accountId : null
}

/** A new password ends every session of the account. */
export const setAccountPassword = async (
  store: Store,
  accountId: number,
  password: string,
): Promise<PasswordChange> => {
  const problem = passwordProblem(password)
  if (problem !== null) return { ok: false, problem }
  await updateAccount(store, accountId, { passwordHash: await hashPassword(password) })
  await dropSessionsOf(store, accountId)
  return { ok: true }
}
