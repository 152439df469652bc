import { expect, test } from 'vitest'
import { reasonSaid } from './view-row.ts'

test.each([
  [['WORDS'], 'move', '詐欺や広告によくある言い回しです'],
  [['CREDIT_DISTRUST', 'WORDS_CAP', 'WORDS'], 'flag', '詐欺や広告によくある言い回しです'],
  [['CREDIT_DISTRUST', 'LINK_IP'], 'move', 'ドメイン名ではなく、数字のアドレスへのリンクです'],
  [['LIST_BLOCK', 'WORDS'], 'move', '差出人の一覧で「いつも迷惑メールにする」になっています'],
  [['WORDS', 'BRAND_PROVEN'], 'rescue', '名乗っている相手が、送信元の認証で確認できました'],
  [['BIAS', 'WORDS_SHIELD', 'WORDS_DISTRUST'], 'move', undefined],
  [['WORDS'], 'rescue', undefined],
  [[], 'move', undefined],
] as const)('reasonSaid(%j) of a %s', (symbols, kind, want) => expect(reasonSaid(symbols, kind)?.ja).toBe(want))
