/** Trying a mailbox's settings step by step, each told in a sentence: what works, and at the first that does not, why. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { toMailboxError } from './classify.ts'
import { createCredentials, signIn } from './credentials.ts'
import { connectImap } from './imap/connect.ts'
import { listFolders } from './imap/folders.ts'
import { imapCapabilities } from './imap/imap-source.ts'
import type { Folder } from './mail-source.ts'
import { createMaildirSource } from './maildir/maildir-source.ts'
import { connectPop3 } from './pop3/connection.ts'
import { popLimits } from './pop3/pop3-source.ts'
import type { MailboxProblem, ProblemKind } from './problem.ts'
import type { ImapSettings, MailboxSecret, MailboxSettings, Pop3Settings } from './settings.ts'
import type { MailboxWorld } from './world.ts'

export type StepName = 'host' | 'connect' | 'encryption' | 'login' | 'folders' | 'junk' | 'abilities'

export type TestStep = {
  readonly name: StepName
  readonly ok: boolean
  /** It works, and there is something to mind. */
  readonly warns?: boolean
  readonly ja: string
  readonly en: string
  /** Of a step that failed. */
  readonly kind?: ProblemKind
  readonly detail?: string | null
}

export type TestResult = {
  readonly ok: boolean
  readonly steps: readonly TestStep[]
  readonly folders?: readonly Folder[]
}

type Both = { readonly ja: string; readonly en: string }
const done = (name: StepName, { ja, en }: Both): TestStep => ({ name, ok: true, ja, en })
const noted = (name: StepName, words: Both): TestStep => ({ ...done(name, words), warns: true })
const failed = (name: StepName, { ja, en, kind, detail }: MailboxProblem): TestStep => ({
  name,
  ok: false,
  ja,
  en,
  kind,
  detail,
})

/** At which step a problem shows. */
const stepOf = (kind: ProblemKind): StepName => {
  if (kind === 'unknown-host') return 'host'
  if (/^tls-|^no-tls$|^plaintext-port$/.test(kind)) return 'encryption'
  if (/^(?:wrong-password|app-password-needed|oauth-expired|login-disabled)$/.test(kind)) return 'login'
  return 'connect'
}

const found: Both = { ja: 'サーバーが見つかりました。', en: 'The server was found.' }
const connected: Both = { ja: 'サーバーにつながりました。', en: 'The server answers.' }
const encrypted: Both = {
  ja: '通信は暗号化され、証明書も確かめられました。',
  en: 'The connection is encrypted and the certificate is valid.',
}
const inTheClear: Both = {
  ja: '通信は暗号化されていません。パスワードもそのまま流れます。',
  en: 'The connection is not encrypted: the password crosses the network as it is.',
}
const signedIn: Both = { ja: 'サインインできました。', en: 'Signing in worked.' }

const sayFolders = (folders: readonly Folder[]): readonly TestStep[] => {
  const junk = folders.find(({ role }) => role === 'junk')
  return [
    done('folders', {
      ja: `フォルダが ${folders.length} 個見つかりました。`,
      en: folders.length === 1 ? 'There is 1 folder.' : `There are ${folders.length} folders.`,
    }),
    junk
      ? done('junk', { ja: `迷惑メールのフォルダは「${junk.path}」です。`, en: `The junk folder is "${junk.path}".` })
      : noted('junk', {
          ja: '迷惑メールのフォルダが見つかりません。設定で選ぶか、「迷惑メール」というフォルダを作ります。',
          en: 'No junk folder was found. Choose one in the settings, or one named 迷惑メール is made.',
        }),
  ]
}

const opening = (settings: ImapSettings | Pop3Settings): readonly TestStep[] => [
  done('host', found),
  done('connect', connected),
  settings.security === 'none' ? noted('encryption', inTheClear) : done('encryption', encrypted),
  done('login', signedIn),
]

const testImap = async (settings: ImapSettings, secret: MailboxSecret, world: MailboxWorld): Promise<TestResult> => {
  const connection = await signIn(createCredentials(settings, secret, world), (how) =>
    connectImap(settings, how, 'work'),
  )
  try {
    const folders = await listFolders(connection, settings)
    const { idle, limits } = imapCapabilities(connection)
    const steps = [...opening(settings), ...sayFolders(folders)]
    if (idle) steps.push(done('abilities', { ja: '新着はすぐに分かります。', en: 'New mail is known at once.' }))
    return { ok: true, steps: [...steps, ...limits.map((limit) => noted('abilities', limit))], folders }
  } finally {
    await connection.client.logout().catch(() => undefined)
    connection.client.close()
  }
}

const testPop3 = async (settings: Pop3Settings, secret: MailboxSecret, world: MailboxWorld): Promise<TestResult> => {
  const pop3 = await signIn(createCredentials(settings, secret, world), (how) => connectPop3(settings, how))
  try {
    const count = (await pop3.rows('UIDL')).length
    await pop3.quit()
    return {
      ok: true,
      steps: [
        ...opening(settings),
        done('folders', {
          ja: `サーバーにメールが ${count} 通あります。`,
          en: `There are ${count} mails on the server.`,
        }),
        ...popLimits.map((limit) => noted('abilities', limit)),
      ],
    }
  } finally {
    pop3.destroy()
  }
}

/** Which steps had already worked when one failed. */
const before = (name: StepName): readonly TestStep[] => {
  const all = [done('host', found), done('connect', connected), done('encryption', encrypted)]
  return all.slice(0, ['host', 'connect', 'encryption', 'login'].indexOf(name))
}

/** Never throws: a failure is a step that is not ok. */
export const testConnection = async (
  settings: MailboxSettings,
  secret: MailboxSecret,
  world: MailboxWorld,
): Promise<TestResult> => {
  try {
    if (settings.kind === 'maildir') {
      const folders = await createMaildirSource(settings, world).listFolders()
      return { ok: true, steps: sayFolders(folders), folders }
    }
    // Asked apart, since a proxy or a resolver may answer in ways that look like a refused connection.
    if (isIP(settings.host) === 0) await lookup(settings.host)
    const slot = await world.gate.acquire(settings.host, `test ${settings.user}`, 1)
    try {
      return settings.kind === 'imap'
        ? await testImap(settings, secret, world)
        : await testPop3(settings, secret, world)
    } finally {
      slot.release()
    }
  } catch (error) {
    const { problem } = toMailboxError(error)
    if (settings.kind === 'maildir') return { ok: false, steps: [failed('folders', problem)] }
    const step = stepOf(problem.kind)
    const worked =
      settings.security === 'none' ? before(step).filter(({ name }) => name !== 'encryption') : before(step)
    return { ok: false, steps: [...worked, failed(step, problem)] }
  }
}
