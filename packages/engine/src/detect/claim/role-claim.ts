import { isBounce } from '../bounce.ts'
import type { Detector } from '../detector.ts'
import { isGood } from '../links.ts'

/** Public offices: mail of theirs comes from their own protected domains (go.jp, lg.jp, gov). */
const offices =
  /税務署|国税|年金機構|年金事務所|市役所|区役所|町役場|都税事務所|警察|警視庁|検察|裁判所|法務省|総務省|厚生労働|金融庁|入国管理|税関|\b(?:irs|internal revenue|tax (?:office|department|authority)|police|court|fbi|interpol|social security|finanzamt|bundespolizei|impôts|gendarmerie|receita federal|detran|agencia tributaria|agenzia delle entrate|belastingdienst)\b/
/** Those who may rightly tell a person what to do with an account. */
const roles =
  /サポート(?:センター|チーム|デスク|窓口|係)?|カスタマー(?:サービス|サポート|センター|ケア)|お客[様さ]ま?(?:センター|サポート|相談(?:室|窓口)|窓口)|セキュリティ(?:部門?|センター|チーム|サービス|通知|管理|担当)?|(?:システム|サーバー?|メール|アカウント|ドメイン)(?:管理(?:者|部|センター|チーム)?|サービス|センター|サーバー?|通知|部門|チーム)|管理(?:者|部|センター)|情報システム(?:部|課)?|ヘルプデスク|配[送達](?:センター|サービス|通知|業者)|請求(?:部|センター|担当)|債権回収|決済(?:センター|サービス)|不正検知|本人確認|重要なお知らせ|\b(?:customer|client|member|technical|tech|user) (?:service|support|care|help)s?\b|\b(?:support|help ?desk|service desk|it (?:support|desk|dept|department|admin|team|help ?desk)|(?:system|mail|email|e-mail|server|domain|web|webmail|network) ?(?:admin|administrator|support|service|team|notification|security)s?|administrator|security (?:team|alerts?|department|dept|center|centre|notice|service)|(?:account|billing|fraud|payment|verification|delivery|shipping) (?:team|service|services|department|dept|security|support|alerts?|notification|center|centre)|billing|human resources|hr (?:team|department|dept)|payroll)\b|\b(?:kundenservice|kundendienst|kundensupport|sicherheits(?:team|abteilung|dienst)|versand-?update|zustellung)\b|\b(?:service clients?|support technique|assistance)\b|\b(?:atendimento|suporte|central de atendimento|financeiro)\b|\b(?:atención al cliente|servicio al cliente|soporte)\b|\b(?:servizio clienti|assistenza clienti)\b|\b(?:klantenservice|helpdesk|veiligheids ?team)\b/g
/** What may stand beside a role and still names nobody. */
const filler =
  /\b(?:the|our|your|official|team|online|update|alert|notice|center|centre|department|dept|important|urgent|new|message|mail|email|info|e|of|for|and)\b|チーム|センター|公式|事務局|窓口|部門|からの|より|お知らせ|ご案内|通知|重要|緊急|[\s\p{P}\p{S}\d]/gu

/** A claim to an office or a role by one who does not say of which firm; 'Example Shop サポート' says it. */
export const roleClaim: Detector = {
  symbol: 'ROLE_CLAIM',
  aspect: 'claim',
  about: {
    ja: '役所や「サポートセンター」などを名乗っていますが、どこのものか確かめられません',
    en: 'It calls itself an office or a support team, without saying whose',
  },
  detect: ({ fromName, origin, message }) => {
    const name = fromName.value
    if (name === '' || isGood(origin.standing) || origin.standing.restricted || isBounce(message)) return null
    const span = { place: 'from' as const, index: 0, start: 0, end: fromName.original.length }
    if (offices.test(name)) return { value: 1, spans: [span] }
    const rest = name.replace(roles, '')
    return rest !== name && rest.replace(filler, '') === '' ? { value: 0.8, spans: [span] } : null
  },
}
