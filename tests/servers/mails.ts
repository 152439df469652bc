/** Mails for tests: written here, of nobody. */

/** A small mail with its own Message-ID; CRLF line ends. */
export const mail = (
  id: string,
  fields: { readonly subject?: string; readonly from?: string; readonly body?: string } = {},
): string =>
  [
    `From: ${fields.from ?? 'Sender <a@sender.example>'}`,
    'To: taro@example.test',
    `Subject: ${fields.subject ?? `Mail ${id}`}`,
    `Message-ID: <${id}@sender.example>`,
    'Date: Mon, 02 Nov 2026 10:00:00 +0900',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    fields.body ?? `こんにちは ${id}`,
    '',
  ].join('\r\n')
