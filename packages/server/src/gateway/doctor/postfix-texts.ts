/** What `miwake doctor` says about Postfix, Japanese as the source. The compiler finds missing keys. */
import type { Lang } from '../../http/lang.ts'

const ja = {
  noPostfix:
    'Postfix の設定を読めません（{reason}）。設定が別の場所にあるときは --postfix-config フォルダ を付けてください',
  found: 'バージョン {version}',
  noMilter:
    'milter で待ち受ける場所が決まっていません。設定の gateway.milter に inet:127.0.0.1:4650 などと書いてください',
  nothing: '（なし）',
  asked: '{wanted} に尋ねます',
  notAsked:
    'Miwake に尋ねていません（いまは {now}）。postconf -e "smtpd_milters = {wanted}" のあと、postfix reload としてください',
  chroot:
    '{services} は chroot（{queue}）の中で動くので、外のソケットが見えません。gateway.milter を unix:{queue}/miwake/milter.sock に、smtpd_milters を unix:/miwake/milter.sock にするか、どちらも inet:127.0.0.1:4650 にしてください',
  overridden:
    'このサービスだけ master.cf で smtpd_milters が変えてあり（{now}）、ここから入るメールは Miwake を通りません。そのつもりでなければ、-o smtpd_milters を消してください',
  localAsked: 'このマシンの中から出るメールも判定します',
  localNotAsked:
    "このマシンの sendmail から出るメールは判定しません。判定するなら postconf -e 'non_smtpd_milters = $smtpd_milters' としてください（quarantine を使うなら、しないでください）",
  localPasses: 'このマシンの sendmail から出るメールは判定しません。隔離から取り出したメールは、ここを通って届きます',
  localHeld:
    '隔離から sendmail で取り出したメールが、また隔離されてしまいます。postconf -e "non_smtpd_milters =" のあと、postfix reload としてください',
  protocol: 'バージョン {now}',
  protocolOld:
    'バージョン {now} では足りません。postconf -e "milter_protocol = 6" のあと、postfix reload としてください',
  macrosNamed: '要るものは Miwake が Postfix に伝えます',
  macrosMissing: '{missing} が送られません。milter_protocol を 6 にすれば、Miwake が自分で頼みます',
  tempfail: 'tempfail: Miwake が止まっている間は、あとで送り直すよう頼みます。メールは失われません',
  accept:
    'accept: Miwake が止まっている間のメールは、判定されずに届きます。届くのを遅らせてよければ postconf -e "milter_default_action = tempfail" としてください',
  otherAction:
    '{now}: Miwake が止まっている間のメールが失われたり、止まったままになったりします。postconf -e "milter_default_action = tempfail" としてください',
  timeEnough: '{now}（{least} 秒以上が要ります）',
  timeShort: '{now} では、判定が終わる前に切られます。{least}s 以上にしてください',
  sameName: 'Authentication-Results に書く名前は {name}、Postfix の myhostname と同じです',
  otherName:
    'Authentication-Results に書く名前は {name}、Postfix の myhostname は {serverName} です。メールを読む側がどちらを信じるかを確かめ、そろえるなら gateway.authservId に {serverName} と書いてください',
  connected: '利用者 {user} で接続できました',
  connectedAsMe: '接続できました。{user} として試すには、root で miwake doctor を実行してください',
  ENOENT: 'ソケットがありません。miwake gateway が動いているか、RuntimeDirectory があるかを確かめてください',
  ECONNREFUSED: 'だれも待ち受けていません。systemctl start miwake-gateway としてください',
  EACCES:
    '利用者 {user} には権限がありません。usermod -aG miwake {user} のあと、systemctl restart postfix としてください（途中のフォルダは namei -l {path} で見られます）',
  unreachable: '接続できません（{code}）',
  dns: 'ネームサーバー',
  dnsOff: '設定の dns が false なので、SPF、DKIM、DMARC は確かめません',
  dnsAnswers: '答えています',
  dnsSilent:
    '答えません（{reason}）。SPF、DKIM、DMARC が「確かめられませんでした」になります。/etc/resolv.conf を確かめ、できれば同じマシンに unbound などを置いてください',
  mail: '試しのメール',
  mailBack: '判定が返りました。付く欄: {fields}',
  mailBare:
    '返事は来ましたが、欄は付きませんでした（宛先 {recipient} の決まりが filter: false なら、これで正しいです）',
  mailDeferred:
    '「あとで送り直す」という返事でした。判定が間に合っていません。journalctl -u miwake-gateway を見てください',
  mailRefused: '問題のない試しのメールが断られました。宛先 {recipient} の決まりを確かめてください',
  mailSilent: '{seconds} 秒待っても返事がありません（{reason}）。journalctl -u miwake-gateway を見てください',
}
export type PostfixTexts = typeof ja

const en: PostfixTexts = {
  noPostfix: 'the settings of Postfix cannot be read ({reason}). Where they lie elsewhere, say --postfix-config FOLDER',
  found: 'version {version}',
  noMilter: 'there is no place to listen on for the milter protocol: set gateway.milter, say to inet:127.0.0.1:4650',
  nothing: '(nothing)',
  asked: '{wanted} is asked',
  notAsked: 'Miwake is not asked (now: {now}): postconf -e "smtpd_milters = {wanted}", then postfix reload',
  chroot:
    '{services} run in a chroot ({queue}) and cannot see a socket outside: set gateway.milter to unix:{queue}/miwake/milter.sock and smtpd_milters to unix:/miwake/milter.sock, or both to inet:127.0.0.1:4650',
  overridden:
    'master.cf sets smtpd_milters for this service alone ({now}): mail that comes in here is not judged. If that was not meant, remove its -o smtpd_milters',
  localAsked: 'mail from this machine itself is judged too',
  localNotAsked:
    "mail from this machine’s own sendmail is not judged. To judge it: postconf -e 'non_smtpd_milters = $smtpd_milters' (not where a policy says quarantine)",
  localPasses: 'mail from this machine’s own sendmail is not judged: what is taken out of the quarantine goes that way',
  localHeld:
    'what is taken out of the quarantine by sendmail would be held again: postconf -e "non_smtpd_milters =", then postfix reload',
  protocol: 'version {now}',
  protocolOld: 'version {now} is too old: postconf -e "milter_protocol = 6", then postfix reload',
  macrosNamed: 'Miwake tells Postfix which it needs',
  macrosMissing: '{missing} are not sent. With milter_protocol 6 Miwake asks for them itself',
  tempfail: 'tempfail: while Miwake is away, senders are asked to try again later. No mail is lost',
  accept:
    'accept: mail that comes while Miwake is away is delivered unjudged. If it may rather wait: postconf -e "milter_default_action = tempfail"',
  otherAction:
    '{now}: mail that comes while Miwake is away is lost or stays held. postconf -e "milter_default_action = tempfail"',
  timeEnough: '{now} ({least} s are needed)',
  timeShort: '{now} cuts Miwake off before it has answered: make it {least}s or more',
  sameName: 'Authentication-Results are written under {name}, the myhostname of Postfix',
  otherName:
    'Authentication-Results are written under {name}, the myhostname of Postfix is {serverName}. See which of them readers of the mail believe; to make them the same, set gateway.authservId to {serverName}',
  connected: 'connected as the user {user}',
  connectedAsMe: 'connected. To try it as {user}, run miwake doctor as root',
  ENOENT: 'there is no such socket: see whether miwake gateway runs, and whether its RuntimeDirectory is there',
  ECONNREFUSED: 'nobody listens there: systemctl start miwake-gateway',
  EACCES:
    'the user {user} may not: usermod -aG miwake {user}, then systemctl restart postfix (namei -l {path} shows the folders on the way)',
  unreachable: 'cannot connect ({code})',
  dns: 'name server',
  dnsOff: 'the setting dns is false: SPF, DKIM and DMARC are not verified',
  dnsAnswers: 'answers',
  dnsSilent:
    'does not answer ({reason}): SPF, DKIM and DMARC will be “could not be verified”. See /etc/resolv.conf; best have unbound or the like on this machine',
  mail: 'made-up mail',
  mailBack: 'judged. Fields it would get: {fields}',
  mailBare: 'answered, without any field (right if the policy of {recipient} says filter: false)',
  mailDeferred: 'the answer was “try again later”: it could not be judged in time. See journalctl -u miwake-gateway',
  mailRefused: 'an honest made-up mail was refused: see the policy of {recipient}',
  mailSilent: 'no answer in {seconds} s ({reason}): see journalctl -u miwake-gateway',
}

const texts: Record<Lang, PostfixTexts> = { ja, en }
export const postfixTexts = (lang: Lang): PostfixTexts => texts[lang]
