import type { Detector } from '../detector.ts'

export const passwordField: Detector = {
  symbol: 'PASSWORD_FIELD',
  aspect: 'target',
  about: { ja: 'メールの中でパスワードを入力させようとしています', en: 'It asks for a password inside the mail' },
  detect: ({ message }) =>
    message.forms.some((f) => f.fields.some((field) => field.startsWith('password'))) ||
    message.attachments.some((a) => a.marks.includes('form-password'))
      ? { value: 1 }
      : null,
}
