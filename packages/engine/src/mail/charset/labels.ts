/** Charset labels as mail writes them, brought to the decoder that reads them. */

/**
 * `name` is a TextDecoder label, or one of our own decoders: 'iso-2022-jp' (whole family), 'utf-7', 'hz',
 * 'iso-2022-kr', 'iso-2022-cn'. 'us-ascii' is kept apart: 8-bit bytes contradict it.
 */
const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // Windows code page 932 and other names of Shift_JIS; TextDecoder's table is that of code page 932 already.
    shift_jis:
      'cp932 ms932 mskanji shift-jis shiftjis sjis sjis-win x-sjis-cp932 windows-932 shift_jis-2004 shift_jisx0213 x-ms-cp932 csshiftjis ibm-943',
    'euc-jp':
      'eucjp euc_jp euc-jp-ms eucjp-ms eucjp-win eucjpms cp51932 windows-51932 ujis x-eucjp euc-jis-2004 euc-jisx0213 euc jis-euc x-euc-jp euc-jp-2004',
    // RFC 1468, RFC 1554, RFC 2237, JIS X 0213 annex 2, and Microsoft's with half-width kana
    'iso-2022-jp':
      'iso-2022-jp iso2022jp iso2022-jp iso-2022-jp-1 iso-2022-jp-2 iso-2022-jp-3 iso-2022-jp-2004 iso-2022-jp-ms cp50220 cp50221 cp50222 windows-50220 windows-50221 windows-50222 jis csiso2022jp csiso2022jp2 iso_2022-jp iso-2022 x-iso-2022-jp iso2022-jp-ms cp5022x',
    // GB 18030 reads all that GB2312 and GBK do; mail labelled GB2312 is GBK or GB 18030 more often than not.
    gb18030:
      'gb2312 gbk gb18030 gb-2312 gb_2312 gb_2312-80 euc-cn euccn cp936 ms936 windows-936 x-gbk chinese csgb2312 gb2312-80 iso-ir-58 gb18030-2000 gb18030-2005',
    hz: 'hz hz-gb-2312 hz-gb2312',
    'iso-2022-cn': 'iso-2022-cn iso-2022-cn-ext',
    big5: 'cp950 ms950 windows-950 big-5 big5-hkscs big5hkscs big5-eten euc-tw cn-big5 csbig5 x-x-big5 chinesebig5',
    'euc-kr':
      'cp949 ms949 uhc ksc5601 ks_c_5601 ks_c_5601-1989 ksc_5601 ks-c-5601-1987 windows-949 euckr euc_kr x-windows-949 korean cseuckr',
    'iso-2022-kr': 'iso-2022-kr csiso2022kr',
    'utf-7': 'utf-7 utf7 unicode-1-1-utf-7 unicode-2-0-utf-7 csunicode11utf7 x-unicode-2-0-utf-7 utf-7-imap',
    'utf-8': 'utf-8 utf8 utf_8 utf8mb4 utf-8-mac unicode-1-1-utf-8 utf-8-sig x-utf-8 utf',
    'us-ascii':
      'us-ascii ascii us ansi_x3.4-1968 ansi_x3.4-1986 iso646-us iso_646.irv:1991 iso-ir-6 cp367 ibm367 csascii iso-646-us usascii us_ascii',
    'windows-1252':
      'iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 cp819 ibm819 cp1252 x-cp1252 windows1252 ansi iso8859_1 8859_1 iso-latin-1 iso-8859-1-windows-3.1-latin-1 en_us',
    'windows-1251': 'cp1251 win-1251 windows1251',
    'windows-1250': 'cp1250',
    'windows-1253': 'cp1253',
    'windows-1254': 'cp1254',
    'windows-1255': 'cp1255',
    'windows-1256': 'cp1256',
    'windows-1257': 'cp1257',
    'windows-1258': 'cp1258',
    'windows-874': 'cp874 tis620',
    'koi8-r': 'koi8r koi8 koi-8-r',
    'iso-8859-15': 'latin-9 latin9 iso8859-15',
    'iso-8859-2': 'latin-2 iso8859-2',
  }).flatMap(([name, all]) => [[name, name] as const, ...all.split(' ').map((alias) => [alias, name] as const)]),
)

const known = new Map<string, string | null>()
/** Labels remembered; a mail cannot make the table grow past this. */
const knownMax = 500

/**
 * The decoder for a label: lower case, quotes and blanks around it taken off.
 * @returns null when nothing reads it. Never throws.
 */
export function charsetOf(label: string): string | null {
  const found = known.get(label)
  if (found !== undefined) return found
  const charset = lookUp(label)
  if (known.size < knownMax) known.set(label, charset)
  return charset
}

function lookUp(label: string): string | null {
  const plain = label
    .trim()
    .replace(/^["'<]+|["'>;,]+$/g, '')
    .toLowerCase()
    .trim()
  const charset = aliases.get(plain) ?? aliases.get(plain.replace(/^(x-|charset=)/, ''))
  if (charset !== undefined) return charset
  try {
    const { encoding } = new TextDecoder(plain)
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch {
    return null
  }
}

const decoders = new Map<string, TextDecoder>()

/** A TextDecoder for a name charsetOf() gave, made once; windows-1252 for one that is not TextDecoder's. */
export function nativeDecoder(charset: string): TextDecoder {
  let decoder = decoders.get(charset)
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(charset)
    } catch {
      decoder = new TextDecoder('windows-1252')
    }
    decoders.set(charset, decoder)
  }
  return decoder
}
