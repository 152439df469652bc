import type { Detector } from '../detector.ts'

/** Base58 and bech32 addresses of Bitcoin, hexadecimal ones of Ethereum, and Tron's. */
const addressForm =
  /\b(?:bc1[ac-hj-np-z02-9]{25,62}|[13](?=\d*[A-Za-z])[1-9A-HJ-NP-Za-km-z]{25,34}|0x[0-9a-fA-F]{40}|T(?=\d*[A-Za-z])[1-9A-HJ-NP-Za-km-z]{33})\b/
const textChars = 20_000

export const coinAddress: Detector = {
  symbol: 'COIN_ADDRESS',
  aspect: 'ask',
  about: { ja: '暗号資産の送り先が書かれています', en: 'It names an address to send cryptocurrency to' },
  phrases: [
    'ビットコイン',
    '仮想通貨',
    '暗号資産',
    'ウォレット',
    'btc',
    'bitcoin',
    'usdt',
    'ethereum',
    'eth',
    'wallet',
    'crypto',
    'monero',
    'trc20',
    'erc20',
  ],
  detect: ({ message }) => {
    const match = addressForm.exec(message.text.slice(0, textChars))
    return match
      ? { value: 1, spans: [{ place: 'text', index: 0, start: match.index, end: match.index + match[0].length }] }
      : null
  },
}
