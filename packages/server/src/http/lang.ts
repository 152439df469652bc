export type Lang = 'ja' | 'en'
