/** What is said of a mail, in both languages: one set of words for the terminal, the page and the look-up. */
import type { StandingKind } from '../domain/standing.ts'
import type { Headline, Nothing, OwnLinks, Really, Who } from './answers.ts'

export type Both = { readonly ja: string; readonly en: string }

export const headlineWords: Readonly<Record<Headline, Both>> = {
  ham: { ja: '問題なし', en: 'Fine' },
  'maybe-spam': { ja: '迷惑メールかもしれません', en: 'Perhaps junk mail' },
  review: { ja: '要確認', en: 'Check this mail' },
  spam: { ja: '迷惑メール', en: 'Junk mail' },
  phishing: { ja: 'フィッシング(詐欺)', en: 'Phishing' },
}

export const whoWords: Readonly<Record<Who, Both>> = {
  'no-claim': { ja: '名の知れた会社や役所は名乗っていません', en: 'It names no known company or authority' },
  proven: { ja: '確認できました', en: 'confirmed' },
  borrowed: {
    ja: 'ここの仕組みで送られていますが、書いたのは別の人かもしれません',
    en: 'sent by their system, but somebody else may have written it',
  },
  likely: {
    ja: 'この会社のものとみられるドメインです（公式の裏づけはまだありません）',
    en: 'its domain is thought to be theirs (no official page says so yet)',
  },
  unknown: { ja: '確かめられませんでした', en: 'could not be confirmed' },
  'no-proof': { ja: '本物という証拠がありません', en: 'nothing shows that it is the real one' },
  elsewhere: {
    ja: 'この会社のものと知られているアドレスではありません',
    en: 'its address is not one known to be theirs',
  },
  'not-real': { ja: '本物ではありません', en: 'not the real one' },
}

/** Of a sender whose name is no known company's: `{name}` as he writes it. */
export const namedWords: Both = { ja: '「{name}」と名乗っています', en: 'It says it is “{name}”' }

export const reallyWords: Readonly<Record<Really, Both>> = {
  'no-address': { ja: '差出人のアドレスがありません', en: 'There is no sender address' },
  proven: { ja: 'ここから来たことは確かです', en: 'really sent from here' },
  'real-sender': { ja: 'ここが本当の送り主です', en: 'this is who really sent it' },
  unknown: { ja: '確かめられませんでした', en: 'could not be confirmed' },
  'no-proof': { ja: 'ここから来たという証拠がありません', en: 'nothing shows that it was sent from here' },
}

export const nothingWords: Readonly<Record<Nothing, Both>> = {
  'nothing-of-note': { ja: '気になる点はありません', en: 'Nothing of note' },
  'no-clear-sign': { ja: 'はっきりした手がかりはありません', en: 'No clear sign' },
}

/** `{brand}` is a hole for the brand's name. */
export const standingWords: Readonly<Record<StandingKind, Both>> = {
  brand: { ja: '{brand} のサイト', en: 'a site of {brand}' },
  service: { ja: '名の知れたサービス', en: 'a known service' },
  popular: { ja: 'よく使われているサイト', en: 'a widely used site' },
  restricted: { ja: '登録された会社・法人のドメイン', en: 'a domain of a registered firm or body' },
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
/** Of restricted ones those whose holders were looked at: go.jp, lg.jp, ac.jp, gov, ... */
export const vettedWords: Both = { ja: '審査を受けた役所や学校などのドメイン', en: 'a domain only vetted bodies get' }
export const likelyBrandSiteWords: Both = {
  ja: '{brand} のものとみられるサイト',
  en: 'a site thought to be {brand}’s',
}
export const ownWords: Readonly<Record<OwnLinks, Both>> = {
  senders: { ja: '差出人のサイト', en: 'the sender’s own site' },
  'same-domain': { ja: '差出人のアドレスと同じドメイン', en: 'same domain as the sender’s address' },
}

export const adviceWords = {
  phishing: {
    ja: 'リンクも添付も開かず、返信もしないでください。もう入力してしまったら、すぐに本物の会社へ連絡してください。',
    en: 'Open no link and no attachment, and do not reply. If you have typed anything in, call the real company now.',
  },
  spam: { ja: '開かずに消してかまいません。', en: 'You can delete it unopened.' },
  reviewLinks: {
    ja: 'リンクを開く前に、公式アプリやブックマークから確かめてください。',
    en: 'Before you open a link, check in the official app or from your own bookmark.',
  },
  payment: {
    ja: '振込先が変わったという連絡は、これまで使っている電話番号で確かめてください。',
    en: 'Confirm a changed bank account by phone, at the number you have always used.',
  },
  giftCards: {
    ja: '買わず、返信せず、本人に電話で確かめてください。',
    en: 'Buy nothing, do not reply, and ask the person by phone.',
  },
  errand: {
    ja: '返信せず、いつもの電話番号で本人に確かめてください。',
    en: 'Do not reply. Ask the person by phone, at the number you have always used.',
  },
  review: { ja: '急がずに、心当たりがあるかを確かめてください。', en: 'Take your time: were you expecting it?' },
} satisfies Readonly<Record<string, Both>>

/** What a mail wants typed in. `Demanded` of one that is fraud, `Asked` of any other. */
export const typedWords = {
  bothDemanded: {
    ja: 'カード番号とパスワードを入力させようとしています',
    en: 'It wants your card number and your password typed in',
  },
  bothAsked: {
    ja: 'カード番号とパスワードの入力を求めています',
    en: 'It asks for a card number and a password',
  },
  cardDemanded: { ja: 'カード番号を入力させようとしています', en: 'It wants your card number typed in' },
  cardAsked: { ja: 'カード番号の入力を求めています', en: 'It asks for a card number' },
  passwordDemanded: { ja: 'パスワードを入力させようとしています', en: 'It wants your password typed in' },
  passwordAsked: { ja: 'パスワードの入力を求めています', en: 'It asks for a password' },
} satisfies Readonly<Record<string, Both>>

/** What accuses, said of a mail that is fine: honest firms too name dates and say what stops. */
export const calmWords: Readonly<Record<string, Both>> = {
  ACCOUNT_THREAT: { ja: '利用が止まると知らせています', en: 'It tells that a service or account stops' },
  DEADLINE: { ja: '期限があります', en: 'It names a date to act by' },
  PAYMENT_FAILED: { ja: '支払いについて知らせています', en: 'It is about a payment' },
  UNUSUAL_SIGN_IN: { ja: 'ログインや利用があったと知らせています', en: 'It tells of a sign-in or of use' },
  POINTS_EXPIRING: { ja: 'ポイントについて知らせています', en: 'It is about points' },
  PARCEL: { ja: '荷物について知らせています', en: 'It is about a parcel' },
  MAILBOX_QUOTA: { ja: '容量や期限について知らせています', en: 'It is about space or a date' },
  CLOUD_STORAGE_FULL: { ja: '保存の容量について知らせています', en: 'It is about storage' },
  SUBSCRIPTION_EXPIRED: { ja: '契約の期限を知らせています', en: 'It tells when a contract ends' },
  VERIFY_IDENTITY: { ja: '本人確認や情報の更新を求めています', en: 'It asks to confirm or update details' },
  SIGN_IN_DEMANDED: { ja: 'ログインやクリックを案内しています', en: 'It shows where to sign in or click' },
  BANK_CHANGE: { ja: '振込先の口座が変わったと言っています', en: 'It says the bank account to pay to has changed' },
}

/** What the judge itself adds to the sum, apart from what detectors find. */
export const judgeWords: Readonly<Record<string, Both>> = {
  BIAS: { ja: '出発点（何も見ないときの点）', en: 'where the sum starts, before anything is seen' },
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

/** A set of words in one language. */
export const inLanguage = <K extends string>(words: Readonly<Record<K, Both>>, lang: keyof Both): Record<K, string> =>
  Object.fromEntries(Object.entries<Both>(words).map(([key, both]) => [key, both[lang]])) as Record<K, string>

/** Both languages with their holes filled; each value may be a text or one in both languages. */
export const fillBoth = (words: Both, values: Readonly<Record<string, string | Both>>): Both => {
  const fill = (lang: keyof Both) =>
    words[lang].replace(/\{(\w+)\}/g, (hole, key: string) => {
      const value = values[key]
      return value === undefined ? hole : typeof value === 'string' ? value : value[lang]
    })
  return { ja: fill('ja'), en: fill('en') }
}
