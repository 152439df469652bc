/** Names of header fields as mail clients write them above a forwarded or answered mail. */

export type QuotedField = 'from' | 'date' | 'to' | 'cc' | 'subject' | 'other'

const words: Readonly<Record<QuotedField, string>> = {
  from: 'from|差出人|送信者|送信元|発信者|差出し人|von|de|da|van|från|fra|od|от|від|из|lähettäjä|kimden|gönderen|发件人|寄件者|寄件人|發件人|보낸 사람|보낸사람|expéditeur|mittente|remitente|afsender|avsändare|feladó|nadawca|أرسل من|من|מאת|จาก|người gửi|dari|pengirim|odesílatel|αποστολέας|από',
  date: 'date|sent|日時|日付|送信日時|送信日|送信時刻|受信日時|gesendet|datum|envoyé|envoyé le|date d’envoi|fecha|enviado|enviado el|enviada em|enviada|data|inviato|verzonden|skickat|sendt|wysłano|data wysłania|отправлено|дата|lähetetty|tarih|gönderildi|gönderilme tarihi|日期|发送时间|寄件日期|傳送時間|发送日期|보낸 날짜|날짜|보냄|dato|dátum|elküldve|sent on|ngày|tanggal|ημερομηνία|التاريخ',
  to: 'to|宛先|受信者|送信先|あて先|an|à|a|para|aan|till|til|do|кому|vastaanottaja|kime|alıcı|收件人|收件者|받는 사람|받는사람|destinataire|destinatario|destinatário|modtager|címzett|komu|إلى|kepada|προς',
  cc: 'cc|ｃｃ|bcc|kopie|copie à|con copia|copia|抄送|副本|참조|копия|写し',
  subject:
    'subject|件名|題名|タイトル|標題|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|тема|aihe|konu|主题|主旨|主題|제목|tárgy|předmět|θέμα|الموضوع|tiêu đề|subjek',
  other:
    'reply-to|返信先|organization|組織|message-id|x-mailer|importance|重要度|添付ファイル|添付|attachments|anlagen|pièces jointes|sender|reply to|antwort an|delivered-to|mailing-list|return-path|resent-from|优先级|priority',
}

const fields: ReadonlyMap<string, QuotedField> = new Map(
  (Object.keys(words) as QuotedField[]).flatMap((field) =>
    words[field].split('|').map((word) => [word, field] as const),
  ),
)

/** Longest label, in UTF-16 units. */
export const labelMax = 20

/** @param label as written before the colon. null when it is none of a quoted header's. */
export function quotedField(label: string): QuotedField | null {
  return fields.get(label.toLowerCase()) ?? null
}
