/** Words met in host names that decide how much a brand's word beside them, or like them, says. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** What phishing adds to a brand's word. Honest unrelated names rarely consist of these and a brand alone. */
export const baitWords = words(`
  login logon signin sign log account accounts acount secure secured security safe safety support service services servise
  verify verification verified update updates confirm confirmation check auth authentication id pass password
  card cards bank banking pay payment payments billing bill invoice point points member members membership user users
  my mypage www web site online net portal center centre help helpdesk desk info information contact customer client
  jp japan co com or ne go cn top vip app apps mobile smart shop store official mail email news notice notification alert
  order orders delivery tracking parcel post gift campaign present bonus reward rewards prime plus premium club express
  protect protection recover recovery unlock reset refund token wallet trade trading sec securities stock invest loan loans
  credit debit cash money tax etc group corp inc index home page entry access connect link ssl http https system manage
  management admin cs esp co-jp nenkin kouza toroku touroku kaiin kakunin honnin ninsho oshirase tetsuzuki riyou meisai
  shiharai seikyu nyukin furikomi move merch merchant merchants
`)

/**
 * Brand words that are common words or family or place names: alone under another suffix or beside bait they are
 * evidence, inside or near another word they are not.
 */
export const commonWords = words(`
  line visa apple orange target chase discover express next gap life view square stripe prime steam discord zoom slack
  signal booking indeed shell ford dove tide delta united citizen citizens capital fidelity vanguard ally wise cash ebay
  oracle nest meta threads epic canon brother sharp pioneer suzuki honda yamaha nissan toyota mazda subaru hitachi toshiba
  au ana jal uc daccount epos aeon ion suica pasmo edy nifty plala eo mizuho resona nomura daiwa matsui sagawa yamato asahi kirin
  sapporo suntory seven family lawson muji sony sega dell amex post mail cloud drive office live outlook
  teams word excel access windows edge bing copilot prime music pixel chrome play maps store key pocket note notes
  smart mobile point points card bank pay net web cloud home shop market world global nippon japan tokyo osaka kyoto
  lion sunny cosmo eneos idemitsu marui takashimaya mitsukoshi isetan daimaru sogo seibu hankyu tokyu keio odakyu
   promise acom lake orix aplus modern shinsei shinkin rokin norin mercury
  trip expedia agoda hotels klarna affirm mint citi ing usaa regions truist ups dhl fedex usps ocean
  twitter snap snapchat reddit quora medium tinder bumble hinge match spark
  nikon ricoh epson sansui denon onkyo kenwood rohm nitto daikin kubota komatsu makita rinnai noritz lixil toto
  ikea zara gucci prada fendi coach fossil casio seiko shiseido kose kao
  tepco kepco chuden tohoku hokuden yonden kyuden gas denki
  bloom hello kitty game games play station boy girl star family friend
  free blog link plus digital internet arena direct connect battle battlenet currently medicare telekom telecom telefonica
  sparkasse sparkassen raiffeisen raiffeisenbank volksbank volksbanken postbank postbus socialsecurity suruga peach
  telegram sakura android minecraft messenger magenta hermes elster finanzamt payback diners impots interac suido keisatsu
  kensatsu hellowork mynumber myna yubin yuubin kyufukin kyuufukin roukin kampo flets acrobat starbucks webmoney
  wells fargo boa rbc scotia
`)

/** Words that begin with a brand's name and mean something else. */
export const otherWords: readonly string[] =
  'amazonia amazonas amazonen amazonit revolution oricon livelook smbcl smbcon smbcom bposter'.split(' ')
