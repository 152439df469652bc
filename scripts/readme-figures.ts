/**
 * The figures the readmes show, taken from the tables of docs/evaluation.md, so that they never say anything else.
 *
 * In a readme `<!-- figures -->` up to `<!-- /figures -->` is the table, and `<!-- junked PROTOCOL SOURCE LABEL -->` up to
 * `<!-- /junked -->` one share within a sentence.
 */
type Lang = 'ja' | 'en'
type Figure = { readonly mails: string; readonly junked: string; readonly junkedByGroup: string }
/** By `PROTOCOL SOURCE LABEL`. */
export type Figures = ReadonlyMap<string, Figure>

const strange = 'leave-one-source-out'
const familiar = 'group-folds'

type Row = {
  readonly name: Readonly<Record<Lang, string>>
  readonly source: string
  /** Several stand in one row. */
  readonly labels: readonly string[]
  /** Its last column: by mail; by group, where few templates make many mails; nothing, of mail never trained on. */
  readonly familiar?: 'by group' | 'none'
}

const rows: readonly Row[] = [
  {
    name: { ja: '日本語のフィッシング（2020–2025年）', en: 'Japanese phishing, 2020–2025' },
    source: 'ja',
    labels: ['phish'],
  },
  { name: { ja: '日本語の迷惑メール', en: 'Japanese spam' }, source: 'ja', labels: ['spam'] },
  {
    name: { ja: '日本語の本物のメール（多くはひな形）', en: 'Japanese honest mail (mostly templates)' },
    source: 'ja',
    labels: ['ham'],
  },
  {
    name: { ja: 'ある受信箱（2025–26年）：迷惑なメール', en: 'one inbox of 2025–26: unwanted' },
    source: 'foff_milter',
    labels: ['unwanted'],
  },
  {
    name: { ja: '同じ受信箱：本物のメール', en: 'the same inbox: honest mail' },
    source: 'foff_milter',
    labels: ['ham'],
  },
  {
    name: {
      ja: 'おとりのアドレスに届いたメール（2025年、学習には使わず。手口を知るために読みました）',
      en: 'a honeypot of 2025, never trained on (its mails were read to learn lures)',
    },
    source: 'phishing_pot',
    labels: ['unwanted'],
    familiar: 'none',
  },
  {
    name: { ja: 'メーリングリスト（2019–26年）、本物', en: 'mailing lists 2019–26, honest' },
    source: 'kernel_lists',
    labels: ['ham'],
  },
  { name: { ja: '配送エラー通知、本物', en: 'bounces, honest' }, source: 'bounces_sisimai', labels: ['ham'] },
  {
    name: {
      ja: '公開ソフトの登録・注文のメール、本物',
      en: 'account and order mail of open-source products, honest',
    },
    source: 'templates',
    labels: ['ham'],
    familiar: 'by group',
  },
  {
    name: { ja: '2002年のメール：迷惑／本物', en: 'mail of 2002: spam / honest' },
    source: 'spamassassin',
    labels: ['spam', 'ham'],
  },
  {
    name: { ja: '2010年のメール：迷惑／本物', en: 'mail of 2010: spam / honest' },
    source: 'csdmc2010',
    labels: ['spam', 'ham'],
  },
  { name: { ja: '2004–05年のフィッシング', en: 'phishing of 2004–05' }, source: 'nazario', labels: ['phish'] },
]

const head: Readonly<Record<Lang, readonly string[]>> = {
  ja: ['メール', '通数', '出どころごと学習から除いて移した割合', '同じ文面だけを除いて移した割合'],
  en: [
    'mail',
    'mails',
    'junked when the whole source is left out of training',
    'junked when only its campaign is left out',
  ],
}
const between: Readonly<Record<Lang, string>> = { ja: '／', en: ' / ' }
const byTemplate: Readonly<Record<Lang, string>> = { ja: '[ひな形ごとに $1]', en: '[$1 by template]' }

/** The action tables of docs/evaluation.md. */
export const figuresIn = (document: string): Figures => {
  const figures = new Map<string, Figure>()
  for (const [, protocol, table = ''] of document.matchAll(
    /<!-- table (\S+) action -->\n([\s\S]*?)<!-- \/table -->/g,
  )) {
    for (const line of table.split('\n')) {
      const [source, label, mails, , junked, junkedByGroup] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim())
      if (!mails || !junked || !junkedByGroup || !/^\d+$/.test(mails)) continue
      figures.set(`${protocol} ${source} ${label}`, { mails, junked, junkedByGroup })
    }
  }
  return figures
}

const figureOf = (figures: Figures, key: string): Figure => {
  const figure = figures.get(key)
  if (!figure) throw new Error(`a readme wants a figure that docs/evaluation.md has none of: ${key}`)
  return figure
}

export const readmeTable = (figures: Figures, lang: Lang): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const share = (text: string, label: string) => (label === 'ham' ? text.replace(/^[\d.]+ %/, '**$&**') : text)
  const body = rows.map(({ name, source, labels, familiar: last }) => {
    const cells = (of: (figure: Figure) => string, protocol: string) =>
      labels.map((label) => share(of(figureOf(figures, `${protocol} ${source} ${label}`)), label)).join(between[lang])
    return line([
      name[lang],
      labels.map((label) => figureOf(figures, `${strange} ${source} ${label}`).mails).join(between[lang]),
      cells((figure) => figure.junked, strange),
      last === 'none'
        ? ''
        : last === 'by group'
          ? cells((figure) => figure.junkedByGroup, familiar).replace(/\[(.*?)\]/g, byTemplate[lang])
          : cells((figure) => figure.junked, familiar),
    ])
  })
  return [line(head[lang]), line(head[lang].map(() => '---')), ...body].join('\n')
}

/** @throws Error where the readme has no place for the table, or wants a figure that was not measured. */
export const fillReadme = (readme: string, figures: Figures, lang: Lang): string => {
  const table = /<!-- figures -->\n[\s\S]*?<!-- \/figures -->/
  if (!table.test(readme)) throw new Error('a readme has no <!-- figures --> to fill')
  return readme
    .replace(table, () => `<!-- figures -->\n${readmeTable(figures, lang)}\n<!-- /figures -->`)
    .replace(
      /(<!-- junked (\S+ \S+ \S+) -->).*?(<!-- \/junked -->)/g,
      (_, open: string, key: string, close: string) => {
        const [share] = figureOf(figures, key).junked.split(' [')
        return `${open}${share}${close}`
      },
    )
}
