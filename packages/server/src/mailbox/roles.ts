/** What a folder is for: by the attribute the server gives it (RFC 6154), else by the names people know. */
import type { FolderRole } from './mail-source.ts'

const byAttribute: Readonly<Record<string, FolderRole>> = {
  '\\inbox': 'inbox',
  '\\junk': 'junk',
  '\\sent': 'sent',
  '\\trash': 'trash',
  '\\archive': 'archive',
  '\\all': 'archive',
  '\\drafts': 'other',
  '\\flagged': 'other',
}

/** Miwake's own folder for mails a person should look at. */
export const reviewFolderName = '要確認'

/**
 * Names by role, folded (lower case, no spaces, full width made half). Japanese providers' and mail programs' own:
 * Gmail, Outlook, Yahoo!メール, Thunderbird, Apple Mail, Becky!, Active! mail.
 */
const names: Readonly<Record<Exclude<FolderRole, 'other'>, readonly string[]>> = {
  inbox: ['inbox', '受信トレイ', '受信箱', '受信メール'],
  junk: [
    '迷惑メール',
    '迷惑メールフォルダ',
    '迷惑メールフォルダー',
    '迷惑',
    'スパム',
    'スパムメール',
    'junk',
    'junkmail',
    'junke-mail',
    'junkemail',
    'spam',
    'spammail',
    'bulk',
    'bulkmail',
    'probablyspam',
    'quarantine',
  ],
  sent: [
    '送信済み',
    '送信済',
    '送信済みメール',
    '送信済みトレイ',
    '送信済みアイテム',
    '送信箱',
    'sent',
    'sentmail',
    'sentitems',
    'sentmessages',
    'sent-mail',
    'outbox.sent',
  ],
  review: [reviewFolderName],
  trash: [
    'ゴミ箱',
    'ごみ箱',
    '削除済み',
    '削除済みアイテム',
    '削除済みメール',
    'trash',
    'deleted',
    'deleteditems',
    'deletedmessages',
    'bin',
  ],
  archive: ['アーカイブ', '保管', 'すべてのメール', 'archive', 'archives', 'allmail'],
}

const fold = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s　_]+/g, '')

const roleByName = new Map(
  Object.entries(names).flatMap(([role, list]) => list.map((name) => [fold(name), role as FolderRole] as const)),
)

export type Named = {
  readonly path: string
  readonly delimiter: string
  /** From the server's own LIST attributes, null where it gave none. */
  readonly specialUse: string | null
  /** An attribute somebody else derived from the name; counts where nothing else gives that role. */
  readonly guess?: string | null
}

/** Folders that servers put everything below, so that a name counts though it is not at the top. */
const roots = new Set(['inbox', '[gmail]', '[googlemail]'])

const nameOf = ({ path, delimiter }: Named): string | null => {
  if (delimiter === '') return path
  const parts = path.split(delimiter).filter(Boolean)
  const inside = parts.length > 1 && roots.has((parts[0] ?? '').toLowerCase()) ? parts.slice(1) : parts
  return inside.length === 1 ? (inside[0] ?? null) : null
}

const isInbox = (path: string) => path.toUpperCase() === 'INBOX'

const attributeRole = (attribute: string | null | undefined): FolderRole | undefined =>
  attribute ? byAttribute[attribute.toLowerCase()] : undefined

/** How a role can be known, the surest first. */
const ways: readonly ((folder: Named) => FolderRole | undefined)[] = [
  (folder) => (isInbox(folder.path) ? 'inbox' : attributeRole(folder.specialUse)),
  (folder) => {
    const name = nameOf(folder)
    return name === null ? undefined : roleByName.get(fold(name))
  },
  (folder) => attributeRole(folder.guess),
]

/**
 * Roles of all folders together: each role (but `other`) is given once, to what the person chose, else to the server's
 * own attribute, else to the first folder of a fitting name in the order listed.
 * @param chosen paths by role, from the settings.
 */
export const assignRoles = (
  folders: readonly Named[],
  chosen: Readonly<Partial<Record<FolderRole, string | undefined>>> = {},
): readonly FolderRole[] => {
  const roles: FolderRole[] = folders.map(() => 'other')
  const given = new Set<FolderRole>()
  const give = (index: number, role: FolderRole) => {
    if (role === 'other' || given.has(role) || roles[index] !== 'other') return
    roles[index] = role
    given.add(role)
  }
  for (const [role, path] of Object.entries(chosen)) {
    const index = folders.findIndex((folder) => folder.path === path)
    if (index >= 0) give(index, role as FolderRole)
  }
  for (const way of ways) for (const [index, folder] of folders.entries()) give(index, way(folder) ?? 'other')
  return roles
}
