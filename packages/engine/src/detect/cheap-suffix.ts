/**
 * Suffixes that fill reports of abuse far beyond their share of honest mail: フィッシング対策協議会's monthly reports
 * (2025-11: .cn 51.9 %, .top 7.8 % of URLs), Spamhaus' and Interisle's yearly tables. Support, never proof.
 */
const heavy: ReadonlySet<string> = new Set(
  (
    'cn top xyz icu cyou sbs bond cfd buzz monster rest quest win bid loan men party review stream trade date faith racing science gdn tk ml ga cf gq pw ' +
    'za.com sa.com ru.com lol autos beauty hair makeup skin boats motorcycles yachts mom pics zip mov'
  ).split(' '),
)
/** Cheap, and honest small senders have them as well. */
const light: ReadonlySet<string> = new Set(
  'shop click vip work club online site website store fun space live life world today cc ru su support center guru ink pro asia help homes link best cam kim country download one wang ltd'.split(
    ' ',
  ),
)

/** 1 for suffixes seldom seen in honest mail, 0.5 for cheap ones that honest senders use too, else 0. */
export const suffixDoubt = (host: string): number => {
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  if (heavy.has(last) || heavy.has(labels.slice(-2).join('.'))) return 1
  return light.has(last) ? 0.5 : 0
}
