/** The three answers as sentences, in both languages: what is said of a mail looked up in the browser. */
import type { Both } from '../api/types.ts'

export type WhoAnswer =
  | 'no-claim'
  | 'proven'
  | 'borrowed'
  | 'likely'
  | 'unknown'
  | 'no-proof'
  | 'elsewhere'
  | 'not-real'
export type ReallyAnswer = 'no-address' | 'proven' | 'real-sender' | 'unknown' | 'no-proof'

export const who: Readonly<Record<WhoAnswer, Both>> = {
  'no-claim': {
    ja: '名の知れた会社や役所は名乗っていません。',
    en: 'It names no known company or authority.',
  },
  proven: {
    ja: '{brand} を名乗っています。確認できました。',
    en: 'It says it is {brand}. That is confirmed.',
  },
  borrowed: {
    ja: '{brand} の仕組みで送られていますが、書いたのは別の人かもしれません。',
    en: 'It was sent by the system of {brand}, but somebody else may have written it.',
  },
  likely: {
    ja: '{brand} を名乗っています。この会社のものとみられるドメインから来ています。',
    en: 'It says it is {brand}, and comes from a domain thought to be theirs.',
  },
  unknown: {
    ja: '{brand} を名乗っています。本物かは確かめられませんでした。',
    en: 'It says it is {brand}. That could not be confirmed.',
  },
  'no-proof': {
    ja: '{brand} を名乗っていますが、本物という証拠がありません。',
    en: 'It says it is {brand}, but nothing shows that.',
  },
  elsewhere: {
    ja: '{brand} の名前が出てきますが、そのアドレスから来たものではありません。',
    en: 'It names {brand}, and does not come from an address of theirs.',
  },
  'not-real': {
    ja: '{brand} を名乗っていますが、本物ではありません。',
    en: 'It says it is {brand}, and it is not.',
  },
}

export const really: Readonly<Record<ReallyAnswer, Both>> = {
  'no-address': { ja: '差出人のアドレスがありません。', en: 'There is no sender address.' },
  proven: { ja: '{domain} から来たことは確かです。', en: 'It really comes from {domain}.' },
  'real-sender': { ja: '本当の送り主は {domain} です。', en: '{domain} is who really sent it.' },
  unknown: {
    ja: '{domain} とありますが、確かめられませんでした。',
    en: 'It says {domain}. That could not be confirmed.',
  },
  'no-proof': {
    ja: '{domain} とありますが、そこから来たという証拠がありません。',
    en: 'It says {domain}, but nothing shows that it was sent from there.',
  },
}

export const noOrigin: Both = {
  ja: 'ヘッダーがないので、差出人は調べていません。',
  en: 'There is no header, so the sender was not looked at.',
}

export const nothing = {
  fine: { ja: '気になる点はありません。', en: 'Nothing of note.' },
  unclear: { ja: 'はっきりした手がかりはありません。', en: 'No clear sign.' },
} satisfies Record<string, Both>

export const leadsTo: Both = { ja: 'リンクの行き先は {domain} です。', en: 'Its links lead to {domain}.' }

export const standing: Readonly<Record<string, Both>> = {
  brand: { ja: '{brand} のサイト', en: 'a site of {brand}' },
  service: { ja: '名の知れたサービス', en: 'a known service' },
  popular: { ja: 'よく使われているサイト', en: 'a widely used site' },
  restricted: { ja: '審査を受けた組織だけのドメイン', en: 'a domain only vetted bodies get' },
  mailer: { ja: 'メール配信サービス', en: 'a mailing service' },
  'free-mail': { ja: 'だれでも取れるメールアドレス', en: 'a mail address anybody can have' },
  'free-host': { ja: 'だれでもページを作れる場所', en: 'a place where anybody can publish' },
  shortener: { ja: '短縮リンク（本当の行き先が見えません）', en: 'a short link: the real target is hidden' },
  'dynamic-dns': { ja: 'だれでもすぐに取れる名前', en: 'a name anybody gets in a minute' },
  'look-alike': { ja: '{brand} に似せた別のサイト', en: 'another site, made to look like {brand}' },
  ip: { ja: '名前のない、数字だけの行き先', en: 'a bare number, not a name' },
  reserved: { ja: '見本用のドメイン', en: 'a domain for examples' },
  unknown: { ja: '知られていないサイト', en: 'a site nobody knows' },
}
export const ownSite: Both = { ja: '差出人のサイト', en: 'the sender’s own site' }
export const sameDomain: Both = {
  ja: '差出人のアドレスと同じドメイン',
  en: 'same domain as the sender’s address',
}

export const judgeTerms: Readonly<Record<string, Both>> = {
  BIAS: { ja: '出発点', en: 'where the sum starts' },
  WORDS: { ja: '文章の言葉づかい', en: 'the wording' },
  WORDS_CAP: { ja: '言葉だけの点には上限があります', en: 'words alone count only so far' },
  WORDS_SHIELD: {
    ja: '本物と確認できたので、言葉だけの点は数えません',
    en: 'the sender is proven, so words alone do not count',
  },
  WORDS_DISTRUST: {
    ja: '名乗りと実際が食い違うので、言葉のよさは数えません',
    en: 'claim and facts disagree, so good words do not count',
  },
  CREDIT_DISTRUST: {
    ja: '食い違いがあるか、知られていない差出人なので、良い点を割り引きます',
    en: 'facts disagree, or nobody knows the sender: what speaks for it counts less',
  },
  MAILBOX: { ja: 'この受信箱で教わったこと', en: 'what this mailbox has taught' },
}
