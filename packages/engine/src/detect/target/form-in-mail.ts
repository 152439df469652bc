import type { Detector } from '../detector.ts'

export const formInMail: Detector = {
  symbol: 'FORM_IN_MAIL',
  aspect: 'target',
  about: { ja: 'メールの中に入力欄があります', en: 'There is a form to fill in inside the mail' },
  detect: ({ message }) =>
    message.forms.some((f) => f.fields.some((field) => !field.startsWith('hidden') && !field.startsWith('submit')))
      ? { value: 1 }
      : null,
}
