/** The raw mail of a name: any size up to some 30 kB, the same each time. */
export const mailBytes = (name: string): Uint8Array => {
  const lines = Array.from(
    { length: (name.length * 7919 + Number(name.split('-')[1])) % 500 },
    (_, i) => `${name} ${i * 31}`,
  )
  return Buffer.from(`Subject: ${name}\r\n\r\n${lines.join('\r\n')}`)
}
