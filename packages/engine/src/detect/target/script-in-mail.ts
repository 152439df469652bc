import type { Detector } from '../detector.ts'

export const scriptInMail: Detector = {
  symbol: 'SCRIPT_IN_MAIL',
  aspect: 'target',
  about: { ja: 'メールの中にプログラム（スクリプト）があります', en: 'There is a script inside the mail' },
  detect: ({ message: { html } }) =>
    html.scripts + html.eventHandlers + html.metaRefresh > 0 ? { value: 1, data: { scripts: html.scripts } } : null,
}
