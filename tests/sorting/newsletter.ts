/** An advertisement of nobody, honest by itself; each copy with another number and name. */
export const newsletter = (n: number): Buffer =>
  Buffer.from(
    [
      `From: Garden Shop <news${n}@garden-shop.example>`,
      'To: taro@example.test',
      `Subject: Spring bulbs are here (letter ${n})`,
      `Message-ID: <letter-${n}@garden-shop.example>`,
      'Date: Mon, 02 Nov 2026 10:00:00 +0900',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      `Dear reader number ${n}, our spring bulbs have come in this week: tulips, crocus and early daffodils.`,
      'They grow best in loose soil that drains well, planted three times as deep as they are tall.',
      'Come by the garden on Saturday afternoon, when we show how to lay them out in layers in a pot.',
      'The tea is on us, and children may plant one of their own to take home with them.',
      '',
    ].join('\r\n'),
  )
