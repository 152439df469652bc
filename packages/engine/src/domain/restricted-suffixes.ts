/** Suffixes under which a name is handed out only after proof of who asks. */
import { registryDomain } from './registrable.ts'

const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/**
 * Registries that check: of Japan co.jp (companies), go.jp, lg.jp, ac.jp, ed.jp, or.jp (corporations), ad.jp (network
 * operators); not ne.jp and gr.jp, which a person or two can have. Of others, governments, forces, schools, courts and
 * banks. Source: the registries' own rules (jprs.jp/about/jp-dom/type/, nominet, auDA, KISA, CNNIC, TWNIC, HKIRC, ...).
 */
const suffixes = names(`
  co.jp go.jp lg.jp ac.jp ed.jp or.jp ad.jp
  gov mil edu int arpa bank insurance pharmacy
  ac.uk gov.uk police.uk nhs.uk mod.uk parliament.uk
  gov.au edu.au govt.nz ac.nz mil.nz gc.ca
  go.kr ac.kr mil.kr re.kr gov.cn edu.cn ac.cn mil.cn gov.tw edu.tw mil.tw gov.hk edu.hk gov.sg edu.sg gov.mo edu.mo
  go.th ac.th mi.th go.id ac.id mil.id sch.id gov.my edu.my mil.my gov.ph edu.ph mil.ph gov.vn edu.vn
  gov.in nic.in ac.in res.in mil.in edu.in
  gov.br jus.br leg.br mil.br mp.br edu.br gob.mx edu.mx
  gouv.fr gov.it edu.it gob.es gov.pt gov.ie gv.at ac.at gov.pl admin.ch europa.eu gov.tr edu.tr bel.tr pol.tr
  gov.ua gov.il ac.il gov.za ac.za
`)

/**
 * Of those, what any firm or club gets that is registered at all, a shell firm of last week as well. JPRS asks for the
 * registration, not for who the people are.
 */
const registeredOnly = names('co.jp or.jp ad.jp')

/** Top-level domains of one firm, under which only that firm has names (IANA root zone; Japanese ones first). */
const brandTlds = names(`
  bridgestone canon datsun epson fujitsu gmo hisamitsu hitachi honda infiniti jcb kddi komatsu lexus mitsubishi nec nhk
  nico nikon nissan nissay ntt otsuka panasonic pioneer playstation ricoh sharp softbank sony suzuki tdk toray toshiba
  toyota yodobashi jprs brother
  apple google youtube gmail android chrome microsoft azure bing xbox office windows skype hotmail amazon aws prime kindle
  audible barclays bnpparibas hsbc chase jpmorgan americanexpress amex visa citi cisco dell ibm bmw audi bbva bbc
  deloitte fedex dhl netflix oracle sap sbi samsung hyundai kia nike walmart
`)

/** Second-level labels that mean a state in most countries: gov.xx, gob.xx, gouv.xx, ... */
const stateLabels = names('gov govt gob gouv gub mil')

/** JPRS keeps these labels of its regional names for prefectures and municipalities: city.kobe.jp, metro.tokyo.jp. */
const municipal = /^(?:city|pref|metro|town|vill)\.[a-z0-9.-]+\.jp$/

/**
 * @param host A-label form, lower case. A suffix itself is not restricted: nobody has it.
 * @param registrable as hostParts() gives it.
 */
export const isRestricted = (host: string, registrable: string): boolean => {
  const last = host.lastIndexOf('.')
  if (last <= 0) return false
  const top = host.slice(last + 1)
  if (brandTlds.has(top) || suffixes.has(top)) return true
  const second = host.lastIndexOf('.', last - 1)
  if (second <= 0) return false
  const two = host.slice(second + 1)
  if (suffixes.has(two)) return true
  if (top === 'jp') return municipal.test(registrable)
  // 'gov.xx' counts where the country's registry keeps it as a suffix; else anybody may have registered it.
  return top.length === 2 && stateLabels.has(host.slice(second + 1, last)) && registryDomain(two) === ''
}

/**
 * Whether the body itself was vetted: a state, a municipality, a school, a bank, the firm of an own top-level domain;
 * not merely a registered company.
 * @param host A-label form, lower case, for which isRestricted() holds.
 */
export const isVetted = (host: string): boolean => {
  const second = host.lastIndexOf('.', host.lastIndexOf('.') - 1)
  return !registeredOnly.has(host.slice(second + 1))
}
