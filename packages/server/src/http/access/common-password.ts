/**
 * Passwords everybody tries first (NIST SP 800-63B-4 §3.1.1.2: common words, repeated and running characters, the
 * service's own name). At fifteen characters those are such pieces strung together, so the pieces are taken out.
 */

/** Heads of the lists of leaked passwords, Japanese ones too, and the page's own words. */
const pieces = (
  'passwords password passwort passw0rd p@ssw0rd p@ssword pass pwd qwertyuiop qwerty asdfghjkl asdfgh zxcvbnm zxcvbn 1q2w3e4r5t 1q2w3e4r ' +
  '1qaz2wsx3edc 1qaz2wsx q1w2e3r4 administrator admin root user guest login letmein welcome secret master test changeme default ' +
  'iloveyou sunshine princess monkey dragon football baseball superman batman shadow michael trustno1 starwars computer ' +
  'internet whatever sakura doraemon pikachu pokemon nippon japan tokyo arigatou konnichiwa himitsu aishiteru ' +
  'miwake localhost mailbox mail japanese inbox phishing みわけ 見分け メールボックス メール パスワード 暗証番号 あいうえお ひみつ'
)
  .split(' ')
  .map((word) => word.normalize('NFKC'))
  .sort((a, b) => b.length - a.length)

/** What has to be left over once they are gone: 'password' may stand in a sentence. */
const ownCharsMin = 5
/** Letters of so few kinds are one of them again and again. */
const kindsMin = 5
const runMin = 3

export const isCommonPassword = (password: string): boolean => {
  let text = password.normalize('NFKC').toLowerCase()
  if (new Set(text).size < kindsMin || isRepeated(text)) return true
  for (const piece of pieces) text = text.replaceAll(piece, ' ')
  const own = withoutRuns(text).replace(/[^\p{L}\p{N}]/gu, '')
  return new Set(own).size < ownCharsMin
}

/** A piece of at most half of it, over and over. */
const isRepeated = (text: string): boolean => {
  const at = `${text}${text}`.indexOf(text, 1)
  return at < text.length
}

/** Without runs up or down the alphabet or the digits. */
const withoutRuns = (text: string): string => {
  const codes = [...text].map((character) => character.codePointAt(0)!)
  const kept: string[] = []
  for (let start = 0; start < codes.length; ) {
    const step = codes[start + 1]! - codes[start]!
    let end = start + 1
    if (step === 1 || step === -1 || step === 0) while (codes[end]! - codes[end - 1]! === step) end++
    if (end - start < runMin) {
      kept.push(String.fromCodePoint(codes[start]!))
      start++
    } else start = end
  }
  return kept.join('')
}
