/** Texts of a made-up mailbox: words by Zipf's law, senders with footers, lengths as mail has them. */

export type MailText = {
  readonly from: string
  readonly address: string
  readonly subject: string
  readonly body: string
}

const kanji =
  '日本人大小中国年月会社員店長者本文書類電話番号確認利用登録変更手続完了注文商品発送届予定時間場所料金支払請求口座銀行証券保険契約解除停止制限安全情報個別案内重要緊急至急最終警告通知連絡先生学校病院市役所税務署納付還付申請受付窓口担当部課係責任者代表取締役東西南北京都府県区町村駅前通路線車道空港海山川水火木金土朝昼夕夜春夏秋冬新旧高低長短多少強弱明暗赤青白黒色形音声楽器食事料理野菜果物肉魚米茶酒家族友達子供男女父母兄弟姉妹'
const kana = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロンー'
const joints = [
  'の',
  'の',
  'の',
  'を',
  'を',
  'に',
  'に',
  'は',
  'が',
  'で',
  'と',
  'も',
  'から',
  'まで',
  'より',
  'について',
  'ください',
  'いただき',
  'ございます',
  'しております',
  'いたします',
  'ました',
  'お願い',
  'お客様',
  'ご利用',
  'ありがとう',
  'ため',
  'こと',
  'または',
  'なお',
]
const latin = 'abcdefghijklmnoprstuvwy'

export const mailTexts = (count: number, random: () => number): Iterable<MailText> => {
  const pick = <T>(of: readonly T[] | string): T => of[Math.floor(random() * of.length)] as T
  const letters = (of: string, least: number, most: number): string =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => pick<string>(of)).join('')
  const words = Array.from({ length: 8_000 }, (_, i) =>
    i % 10 < 6 ? letters(kanji, 2, 3) : i % 10 < 9 ? letters(kana, 3, 6) : letters(latin, 3, 9),
  )
  // Zipf: the r-th word is used 1/r as often as the first.
  const word = (): string => words[Math.floor(words.length ** random()) - 1]!
  const sentence = (least: number): string => {
    let text = ''
    while (text.length < least) text += `${word()}${pick(joints)}${random() < 0.1 ? '、' : ''}`
    return text
  }
  const senders = Array.from({ length: 400 }, () => {
    const domain = `${letters(latin, 5, 10)}.example`
    return {
      from: `${word()}${word()}`,
      address: `${pick(['info', 'news', 'no-reply'])}@${domain}`,
      footer: sentence(120),
    }
  })
  return (function* () {
    for (let i = 0; i < count; i++) {
      const { from, address, footer } = senders[Math.floor(senders.length ** random()) - 1]!
      // Log-normal, median some 600 characters, one in ten beyond 2,500: as measured over Japanese mail.
      const gauss = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
      const length = Math.min(20_000, Math.exp(6.2 + 1.1 * gauss))
      const lines: string[] = []
      for (let left = length; left > 0; left -= 40) lines.push(`${sentence(40)}。`)
      const subject = `【${word()}】${sentence(12)} ${10_000 + Math.floor(random() * 90_000)}`
      yield { from, address, subject, body: `${lines.join('\n')}\n${footer}` }
    }
  })()
}
