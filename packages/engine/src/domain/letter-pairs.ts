/**
 * How unlikely one letter is after another, in quarter bits, base64 digit by base64 digit ('A' = 0): row by letter
 * before, column by letter after, the first of each for "no letter" (start, end, digit, hyphen), then a to z.
 * Counted over the labels of public popularity lists (see NOTICE), names under .jp eight times, so that romaji
 * stands beside English and pinyin; labels that score as random themselves were left out and counted again.
 */
export const letterPairs: readonly string[] = [
  '8PRPSTTSUTWVUPTVRdUOQWXUcZa',
  'NdVTRfYUbSgWORMaTmNQPYXbdVa',
  'NKXWbMheeNjhObbNdpQSZPjimXk',
  'PMdXWOhfMRkQRcaLcnSWRUjkqam',
  'LNZYYLZYbLggYYTOanUQaVabkYg',
  'KRVSSUaYcXjbRUOYXlMOQdZVWbg',
  'RNdYdORhjKllRbfLdyOYQQogbZn',
  'LLbZbLdYUPhiSZWNblQTYSifjZi',
  'OLbbXKfghLkdZaZKbgXYURkfnZp',
  'PQXPTTXUfffWRSJSVhSQPeVgaeY',
  'PJfXbPdkeLgbbYZKViVUZNlefbi',
  'KMabcLdgYMiZWZZPasYRWQicpSi',
  'NMbZULcdfKmaPXfNZrfUUTeglUm',
  'OJWZcJfagNmjcWdMSteUbUjhkTj',
  'LPaTPLYOdQeTUcWSaleROaceiZe',
  'NYVUUcXUcYeUSRMRSqMRSRWVbbe',
  'MMcXbNdeUPlePbcLRtNTWUjhkbm',
  'KVcaeXhebOdeUXaVbVVaYFcWdgZ',
  'MMaVUKcZgOlVXXVOapYSQUYfoWi',
  'IRbTaOcePQjYaXbRSjcSMThbpZl',
  'LNZWdLceQOkhZabNbtPSWTYZmVi',
  'NUQUSTaXeTbWSRNaSmNNPhggcZZ',
  'NNfZeHhciHreddbQcwaXachmkdk',
  'OKcbaKgfUNifcbTMWtZLZelbldi',
  'GRYSaUZfbOkjYXbUPmcVPVZeRWf',
  'HOVTXSYZaVfcUTVOUoYPTTdZjhe',
  'KMZaZMddSNeeVXXMcmfaZShbiWQ',
]
