/** The lines a mail greets its reader in. */

/** Greetings stand early; automatic answers put a notice before them. */
const headChars = 800
const greets =
  /(?:様|さま|さん|殿|御中)\s*[。、,.!]?$|^(?:hi|hello|hey|dear|hallo|liebe[rs]?|bonjour|cher|olá|ola|prezado|hola|estimado|ciao|gentile|beste)\b/
/** 'https://… をご利用のお客様' names no reader. */
const everybody = /(?:お客[様さ]ま?|会員[様さ]ま?|皆[様さ]ま?|利用者[様さ]ま?|ユーザー[様さ]ま?)\s*[。、,.!]?$/

/** Lines of the folded text's head that greet somebody in particular, up to the comma after a name; with offsets. */
export const greetingLines = (folded: string): readonly { readonly text: string; readonly start: number }[] => {
  const lines: { text: string; start: number }[] = []
  let start = 0
  for (const line of folded.slice(0, headChars).split('\n')) {
    const text = line.trim()
    if (greets.test(text) && !everybody.test(text)) lines.push({ text: text.split(', ', 1)[0]!, start })
    start += line.length + 1
  }
  return lines
}

/** A URL, or a host name that is to be clicked. */
export const urlIn = (text: string): boolean => /https?:\/\/|\bwww\.[a-z0-9]/.test(text)
