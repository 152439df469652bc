/**
 * A process of its own that becomes another user and connects, as that user's programs would: `USER SOCKET`. Prints 'ok' or
 * the system's error code. Only root can become somebody else.
 */
import { execFileSync } from 'node:child_process'
import { connectTo, parseSocket } from '../socket.ts'

/** A listener on the same machine takes a connection at once, ms. */
const connectMs = 3_000

const [user = '', socket = ''] = process.argv.slice(2)
const endpoint = parseSocket(socket)
try {
  if (endpoint === null) throw new Error('no socket')
  // Postfix too takes the user's further groups (chroot_uid.c): with initgroups, then the group, last the user.
  const group = Number(execFileSync('id', ['-g', user], { encoding: 'utf8' }))
  // Missing from Node's types.
  if ('initgroups' in process && typeof process.initgroups === 'function') process.initgroups(user, group)
  process.setgid?.(group)
  process.setuid?.(user)
  ;(await connectTo(endpoint, connectMs)).destroy()
  process.stdout.write('ok')
} catch (error) {
  process.stdout.write((error as NodeJS.ErrnoException).code ?? 'unknown error')
}
