import { expect, test } from 'vitest'
import { fold } from '../text/fold.ts'
import { detectors } from './index.ts'
import { authenticated, type Cases, rowsOf, symbolsOf, type Trial, valueIn } from './try-mail.ts'

const t = (text: string, subject = 'Notice'): Trial => ({ text, subject })

const cases: Cases = {
  ACCOUNT_THREAT: {
    hits: [
      t('お客様のアカウントを停止いたしました。'),
      t('We were forced to limit your account until you answer.'),
      t('Ihr Konto wird gesperrt, wenn Sie nicht antworten. Konto gesperrt ab morgen.'),
    ],
    misses: [
      t('口座開設のお手続きが完了しました。'),
      t('The service was blocked by the kernel; the lock has been disabled.'),
    ],
  },
  ADVANCE_FEE: {
    hits: [
      t('亡くなった夫の遺産を、神の恵みによってあなたに託したいのです。'),
      t('I am the next of kin of a late client and the sum of 9 million dollars waits.'),
      t('Herr Meier ist philanthrop und gibt Ihnen eine Spende von zwei Millionen Euro.'),
      t('Dearest one, I am a widow and the doctors told me I have months to live. Use the funds for the poor.'),
      t('私は余命わずかな未亡人です。3億円をあなたに差し上げます。'),
    ],
    misses: [
      t('The security company will be in the building on Monday.'),
      t('主人がお世話になっております。余震にお気をつけください。'),
      t('The class inherits: see inheritance in chapter 3.'),
      t('市民税の相続人に関するお知らせではありません。'),
    ],
  },
  AUTHORITY_DEMAND: {
    hits: [
      t('税金の未納により、差押予告をお送りします。'),
      t('You have an unpaid toll; pay before the traffic violation is recorded.'),
      t('Identificamos irregularidade fiscal no seu CPF.'),
    ],
    misses: [t('確定申告の説明会を3月に開きます。'), t('The committee approved the budget for the police museum.')],
  },
  BANK_CHANGE: {
    hits: [
      t('このたび振込先が変更になりました。新しい口座は添付をご覧ください。'),
      t('Please note our new bank details for the open invoice.'),
      t('お振込先が変更となりましたのでご連絡いたします。', '振込先口座変更のお知らせ'),
      t('Our bank details have changed. Kindly update your records.'),
      t('Please use the new account for the outstanding invoice.'),
    ],
    misses: [
      t('普通預金口座の金利を改定いたします。新口座開設キャンペーンも実施中です。'),
      t('会費の引落口座を変更される場合は、会員ページの引落口座変更のお手続きからお願いします。'),
      t('Your new bank account has been added to your profile.'),
      t('お振込は月末までに、請求書記載の口座へお願いします。'),
      t('The bank of the river has changed since spring.'),
    ],
  },
  BOSS_REQUEST: {
    hits: [
      t('新しいLINEグループを作成し、QRコードを返信してください。社長'),
      t('Are you at your desk? I need a quick task done, I am in a meeting.'),
      t('会議中ですが、今お時間ありますか。'),
      t("I'm in a closed meeting and can't talk. I need you to buy something for a client."),
      t('Are you around? I cannot talk, need you to pick up some cards. Reply as soon as you get this.'),
      t('今会議中で電話に出られないので、メールで対応をお願いします。'),
      t('業務提携プロジェクトのため新しいLINEグループを作成し、QRコードを返信してください。'),
      t('今後の業務に備え、LINE グループを作ってください。招待用のQRコードをこのメールに送ってください。'),
    ],
    misses: [
      t('保護者のLINEグループを作成しました。来週の運動会までに参加をお願いします。'),
      t('会議中に電話に出られる人がいないため、受付時間を17時までとします。'.repeat(12)),
      t('今は会議中なので、あとで折り返します。'),
      t("I can't talk now, see you at home."),
      t('I am in a board meeting until noon, then I will read your draft of the minutes.'),
      t('Are you free for lunch on Friday?'),
    ],
  },
  CALL_BACK: {
    hits: [
      t('至急お電話ください。サポート窓口 050-1234-5678'),
      t('If you did not authorize this, call us at +1 (808) 555-0142.'),
      t('サポート窓口 050-5555-0199 まで至急お電話ください。'),
      t('ご請求 49,800円 自動更新が完了しました。心当たりがない場合はお電話ください。0120-555-019'),
      t('未払いの利用料金があります。本日中に連絡なき場合は法的手続きに移行します。 03-5555-0100 / 050-5555-0100'),
      t('ウイルスに感染しました。Microsoft サポートへ電話してください。010-1-808-555-0142'),
      t('セキュリティ警告: 感染を確認。マイクロソフト窓口へ電話を +18085550142'),
    ],
    misses: [
      t('お心当たりのない場合は、お電話でお知らせください。0120-555-019 受付時間 9時から17時'),
      {
        from: 'Popular Shop <info@popular-shop.com>',
        text: 'ご請求 1,980円。自動更新にお心当たりがない場合はお電話ください。0120-555-019',
        facts: authenticated('popular-shop.com'),
      },
      t('お電話でのお問い合わせは平日9時から承ります。03-1234-5678'),
      t('Call us any time, we love to hear from you.'),
    ],
  },
  CHAIN_OF_TRUST: {
    hits: [t('本メールは正規のメールです。ご安心ください。'), t('This message was sent from a trusted sender.')],
    misses: [
      t('当社を装ったフィッシングにご注意ください。パスワードをお尋ねすることはありません。'),
      t('Beware of phishing: we never ask for your password.'),
    ],
  },
  CLOUD_STORAGE_FULL: {
    hits: [
      t('クラウドストレージの容量が足りません。写真や動画は削除されます。'),
      t('Cloud storage is full: your photos will be deleted today.'),
      t('Ihr Cloud-Speicher ist voll, Fotos werden gelöscht.'),
    ],
    misses: [t('運動会の写真を共有しました。'), t('The photos of our trip are online, have a look.')],
  },
  COIN_ADDRESS: {
    hits: [
      t('ビットコインで送金してください: bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'),
      t('Send bitcoin to 1BoatSLRHtKNngkdXEeobR76b53LETtpyT now.'),
      t('USDT address: 0x52908400098527886E0F7030069857D2E4169EE7'),
    ],
    misses: [t('ビットコインの価格は昨日より上がりました。'), t('btc commit 3f786850e387550fdab836ed7e6dc881de23001b')],
  },
  COLD_SALES: {
    hits: [
      t('突然のご連絡失礼いたします。貴社の集客についてご提案させてください。'),
      t('I came across your website and can put you on the first page of Google.'),
      t('詳しくは本文をご覧ください。', '無料セミナーのご案内'),
      t('貴社サイトを拝見しました。無料セミナーにご参加ください。会員の方は配信停止もできます。'),
    ],
    misses: [
      {
        from: 'Popular Shop <info@popular-shop.com>',
        subject: '無料セミナーのご案内',
        text: '会員登録の際に配信を希望された方へお送りしています。オンラインセミナーを開催します。配信停止はマイページで。',
        facts: authenticated('popular-shop.com'),
      },
      {
        from: 'Popular Shop <info@popular-shop.com>',
        subject: 'ウェビナーのお知らせ',
        text: 'メルマガをお申し込みいただいた皆さまへ。配信解除はこちら',
        header: ['List-Unsubscribe: <https://popular-shop.com/u>'],
        facts: authenticated('popular-shop.com'),
      },
      t('貴社ますますご清栄のこととお慶び申し上げます。'),
      t('Your website is back up after the maintenance.'),
    ],
  },
  COUNTERFEIT: {
    hits: [
      t('最高品質のスーパーコピー、ロレックスの新作が入荷しました。'),
      t('Luxury watches: replica Rolex at 10% of the price.'),
      t('ロレックス、カルティエ、全品70%OFF。'),
      t('Louis Vuitton and Ray-Ban, up to 80% off today.'),
    ],
    misses: [
      t('秋の時計市を開きます。', 'ロレックス中古品の入荷'),
      {
        from: 'Popular Shop <info@popular-shop.com>',
        text: 'ロレックスとカルティエの中古品が入荷しました。保証書付きです。配信停止はこちら',
        facts: authenticated('popular-shop.com'),
      },
      t('祖父のロレックスを修理に出しました。'),
      t('A replica of the castle stands in the museum.'),
    ],
  },
  CRYPTO_LURE: {
    hits: [
      t('ウォレットの認証が必要です。リカバリーフレーズをご用意ください。'),
      t('MetaMask asks you to enter your seed phrase.'),
      t('Offen', 'Ihre Bitcoin-Auszahlung wartet'),
      t('「ビットコインが当たる」 https://miwake-sample.top/', '「ビットコイン」を受け取る'),
    ],
    misses: [
      t(
        '「ビットコインで払え」という電話が増えています。払わないでください。',
        '「ビットコインで払え」という詐欺に注意',
      ),
      t('財布（ウォレット）を修理します。'),
      t('The crypto subsystem builds again; eth0 comes up.'),
    ],
  },
  DEADLINE: {
    hits: [
      t('24時間以内にご確認ください。'),
      t('You must answer within 48 hours, this is the final notice.'),
      t('Prazo final: pague ainda hoje.'),
    ],
    misses: [
      t('サポートは24時間受け付けています。'),
      t('I am away until Monday. If it is urgent, ring the front desk.'),
      t('不在にしております。至急の対応が必要な場合は代表番号へお電話ください。'),
      t('The process stops immediately and restarts; see the log of 24 hours.'),
    ],
  },
  FILE_DEMANDED: {
    hits: [
      t('添付ファイルを開いて、コンテンツの有効化をしてください。'),
      t('You have a new voicemail. Open the attachment to listen.'),
    ],
    misses: [t('TEL 03-1234-5678 FAX 03-1234-5679'), t('Our fax number has not changed.')],
  },
  GAMBLING: {
    hits: [
      t('オンラインカジノ、入金不要ボーナスあり'),
      t('Welcome bonus and 200 free spins at our casino!'),
      t('Willkommensbonus ohne Einzahlung: 100 Freispiele'),
    ],
    misses: [t('カジノ法案についての新聞記事です。'), t('Our hotel is near the old casino building.')],
  },
  GENERIC_GREETING: {
    hits: [
      t('お客様各位\nいつもありがとうございます。'),
      t('Dear valued customer,\nwe write to you about'),
      t('Prezado cliente,\nolá'),
    ],
    misses: [t('保護者各位\n運動会のお知らせです。'), t('Dear Hanako,\nthe customer was happy.')],
  },
  GIFT_CARDS: {
    hits: [
      t('コンビニでギフトカードを購入し、裏面の番号を写真で送ってください。'),
      t('Buy gift cards, scratch the back and send me the codes.'),
      t('Apple Gift Cardを3枚買って、コードの写真を送ってください。'),
      t('アマギフを用意し、カードの裏面を削って番号を送ってください。'),
      t('Google Playギフトカードを購入し、コードを写真に撮って返信してください。'),
      t('水道料金が未払いです。本日中にお支払いください。お支払い方法：銀行振込、Apple Gift Card'),
      t('Final notice: the toll is unpaid. Pay it with an Apple gift card today.'),
    ],
    misses: [
      t('お支払い方法：クレジットカード、Amazonギフトカード。本日の発送です。'),
      {
        from: 'Popular Shop <info@popular-shop.com>',
        text: '本日中にお支払いください。ギフトカードでのお支払いも承ります。',
      },
      t('Amazonギフトカードをご購入いただきありがとうございます。ギフトコードを送付いたしました。'),
      t('お祝いにギフトカードを購入しました。'),
      t('The cat will scratch the gift cards stand.'),
    ],
  },
  HEALTH_REMEDY: {
    hits: [
      t('飲むだけで痩せる。血糖値を下げる新成分、関節痛にも'),
      t('This miracle cure helps nerve pain and tinnitus overnight.'),
      t('Jetzt lesen', 'Abnehmen ohne Sport'),
    ],
    misses: [t('健康診断で血圧を測りました。'), t('Your prescription is ready at the counter.')],
  },
  INVESTMENT: {
    hits: [
      t('必ず儲かる投資グループにご招待します。元本保証です。'),
      t('A guaranteed profit and passive income with our trading bot.'),
      t('元本は保証されていますので、ご安心ください。'),
    ],
    misses: [t('売上は三億円で、昨年より増えました。'), t('The ROI page of the report was missing.')],
  },
  JOB_OFFER: {
    hits: [
      t('高収入の在宅アルバイト。応募はLINE IDまで'),
      t('A part-time job from home, no experience needed, weekly pay.'),
      t('動画にいいねを押すだけで報酬がもらえる、スマホだけのお仕事です。'),
      t('荷物の受け取り代行スタッフを募集。登録料は無料です。'),
      t('As our payment agent you receive transfers from our clients and keep 10% of each transfer.'),
      t('We came across your resume: get paid for liking videos.'),
    ],
    misses: [
      t('Thank you for applying for the part-time position. Could you come on Tuesday?'),
      t('荷物の受け取りをお願いできますか。報告書は後で送ります。'),
      t('新入社員の採用面接の日程です。'),
      t('We are hiring again next year, said the director.'),
    ],
  },
  LEAD_ADVERTISING: {
    hits: [
      t('太陽光発電と蓄電池の無料診断'),
      t('Compare rates: auto insurance and home warranty for homeowners.'),
      t('Panneaux solaires gratuits, pompe à chaleur'),
    ],
    misses: [t('屋根の修理が終わりました。'), t('I paid the car insurance yesterday.')],
  },
  LOAN_OFFER: {
    hits: [t('即日融資、審査なし、無担保で対応します。'), t('Online loans with bad credit, low interest.')],
    misses: [t('カードの会員規約（キャッシング）をご確認ください。'), t('The library lends you books at no interest.')],
  },
  MAILBOX_QUOTA: {
    hits: [
      t('メールボックスの容量がいっぱいです。保留中のメールがあります。'),
      t('Your mailbox has exceeded its storage quota. Keep my current password.'),
    ],
    misses: [
      t('新しいメールソフトの使い方を説明します。'),
      {
        raw: [
          'From: Mail Delivery System <MAILER-DAEMON@example.com>',
          'Return-Path: <>',
          'Subject: Undelivered Mail Returned to Sender',
          'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
          '',
          '--b',
          'Content-Type: text/plain',
          '',
          'The mailbox is full: quota exceeded.',
          '--b',
          'Content-Type: message/delivery-status',
          '',
          'Reporting-MTA: dns; mx.example.com',
          '--b--',
        ].join('\r\n'),
      },
    ],
  },
  PARCEL: {
    hits: [
      t('お荷物のお届けにあがりましたが、ご不在のため持ち帰りました。'),
      t('Your package is on hold: pay the customs fee for redelivery.'),
      t('Sua encomenda foi taxada e está retida na alfândega.'),
      t('お荷物を最寄りの営業所でお預かりしております。'),
      t('お届けに伺いましたが、どなたもいらっしゃいませんでした。再度の配達をご依頼ください。'),
      t('Nobody was home, so the item was returned to our depot.'),
    ],
    misses: [
      t('お子様をお預かりする時間が変わります。営業所の移転もお知らせします。'),
      t('The train stands in the depot; nobody else was there.'),
      t('新しい package をビルドできませんでした。'),
      t('The message could not be delivered to the following recipients.'),
    ],
  },
  PAYMENT_FAILED: {
    hits: [
      t('お支払い方法に問題があり、決済ができませんでした。決済エラー'),
      t('Your payment failed; your card was declined.'),
      t('Pagamento pendente: há taxas em aberto.'),
    ],
    misses: [t('今月のご請求額は3,000円です。'), t('Choose a payment method on the next page.')],
  },
  PAYROLL_CHANGE: {
    hits: [
      t('給与振込先を変更したいです。'),
      t('今月から給与を新しい口座へお願いします。'),
      t('I want to update my direct deposit before the next payroll.'),
    ],
    misses: [t('給与明細を配布しました。'), t('My salary negotiations took an hour.')],
  },
  POINTS_EXPIRING: {
    hits: [
      t('保有ポイントの有効期限が近づいています。'),
      t('Your loyalty points will be forfeited, points expire today.'),
    ],
    misses: [t('要点（ポイント）を三つにまとめました。'), t('Os pontos do relatório foram aceitos.')],
  },
  PRIZE: {
    hits: [
      t('ご当選おめでとうございます。当選番号をご確認ください。'),
      t('Congratulations, you have been selected for an exclusive reward.'),
      t('Herzlichen Glückwunsch! Sie wurden ausgewählt.'),
      t('あなたは幸運な当選者に選ばれました。'),
      t('商品は無料、送料のみのご負担です。'),
      t('AWARD NOTIFICATION: your e-mail address has won in our draw.'),
      t('It is yours, just pay shipping.'),
    ],
    misses: [
      t('本日の議長に山田さんが選ばれました。送料は実費です。'),
      t('The e-mail address was changed and the order shipped.'),
      t('お誕生日おめでとうございます。プレゼントは何がいいですか。'),
      t('The nobel prize survey was published.'),
    ],
  },
  REFUND: {
    hits: [
      t('還付金の受け取り手続きをお願いします。'),
      t('You are eligible for a refund; claim your refund today.'),
      t('Votre remboursement est prêt'),
    ],
    misses: [t('返金・返品については利用規約をご覧ください。'), t('See our refund policy for details of returns.')],
  },
  ROMANCE: {
    hits: [
      t('人妻と即会い、無修正動画もあります。'),
      t('Alice liked you! She is interested in your profile.'),
      t('間違えて送ってしまいました。でも何かのご縁ですね。お話ししませんか。LINEで連絡をください。'),
      t('I saw your profile and look for a serious relationship. I will send you my photos, write me only there.'),
    ],
    misses: [
      t('別の方に送るはずのメールを間違えて送ってしまいました。破棄をお願いします。'),
      t('I saw your profile in the directory. Write me back when you can, Rosa'),
      t('友人との再会は楽しかったです。'),
      t('Please check your profile picture in the directory.'),
    ],
  },
  SALES_PITCH: {
    hits: [t('期間限定の特別価格、送料無料です。'), t('Limited time: special offer with free shipping.')],
    misses: [t('会議の議事録を送ります。'), t('The promotion to manager was announced; talk is cheap.')],
  },
  SECRECY: {
    hits: [
      t('この件は他言無用でお願いします。'),
      t('Keep this to yourself, it is strictly confidential.'),
      t('Tell nobody until the sum has arrived.'),
      t('この取引は家族にも話さないでください。'),
    ],
    misses: [
      t('Do not tell anyone this code.'),
      t('暗証番号は誰にも教えないでください。'),
      t('会議は公開で行います。'),
      t('Do tell everyone about the concert.'),
    ],
  },
  SEXTORTION: {
    hits: [
      t(
        'あなたのデバイスに侵入し、ウェブカメラで録画しました。ビットコインで送金してください。連絡先全員に送信します。',
      ),
      t('I hacked your webcam and recorded a video of you. Send bitcoin or your friends and family get it.'),
    ],
    misses: [
      t('ビットコインの相場とウェブカメラの広告です。'),
      t('A trojan was found on your device; the webcam driver failed.'),
    ],
  },
  SIGN_IN_DEMANDED: {
    hits: [
      t('下記のリンクからログインしてください。'),
      t('Click here to sign in to your account.'),
      t('Clique aqui para acessar: acesse o link'),
    ],
    misses: [t('会場までのアクセスは地図をご覧ください。'), t('The mouse makes a click sound here and there.')],
  },
  SUBSCRIPTION_EXPIRED: {
    hits: [
      t('セキュリティソフトの期限が切れました。ウイルスに感染する恐れがあります。'),
      t('Your antivirus protection: subscription has expired, renew now.'),
      t('Ihr Abonnement ist abgelaufen. Jetzt verlängern!'),
    ],
    misses: [t('定期購読の雑誌が届きました。'), t('The subscription to the topic uses a callback.')],
  },
  SURVEY_REWARD: {
    hits: [
      t('アンケートに答えると全員プレゼント、必ずもらえます。'),
      t('Take our short survey and claim your exclusive reward.'),
      t('Kurze Umfrage ausfüllen: Sie wurden ausgewählt, ein Geschenk für Sie.'),
      t('10秒アンケートで最新スマホが当たる。'),
      t('Complete this survey: a mystery box is yours.'),
    ],
    misses: [
      t('アンケートの対象は本校の保護者です。'),
      t('The survey of the land takes a second survey team.'),
      t('アンケートにご回答いただきありがとうございました。'),
      t('Please take our survey about the lecture.'),
    ],
  },
  UNUSUAL_SIGN_IN: {
    hits: [
      t('第三者による不正アクセスを検知しました。'),
      t('We noticed unusual activity and an unauthorized login.'),
      t('Wir haben ungewöhnliche Aktivität bemerkt: Sicherheitswarnung.'),
    ],
    misses: [t('お心当たりのない場合は、このメールを破棄してください。'), t('I got a new device for my birthday.')],
  },
  VERIFY_IDENTITY: {
    hits: [
      t('本人確認のため、お客様情報の更新をお願いします。'),
      t('Please verify your account and update your billing details.'),
      t('Confirme seus dados e atualize seu cadastro.'),
    ],
    misses: [t('パスワード再設定のご案内です。'), t('The cache must be revalidated after the update.')],
  },
}
const ask = detectors.filter((d) => d.aspect === 'ask')

test('ask/ has cases for every detector', () => {
  expect(Object.keys(cases).sort()).toEqual(ask.map((d) => d.symbol).sort())
  for (const { hits, misses } of Object.values(cases)) expect(Math.min(hits.length, misses.length)).toBeGreaterThan(1)
})

test.each(rowsOf(cases))('%s: %s', (symbol, _row, trial, wanted) => {
  expect(symbolsOf(trial).has(symbol)).toBe(wanted)
})

test('phrases of all detectors are written as fold() gives them, once each', () => {
  for (const { symbol, phrases } of detectors) {
    if (!phrases) continue
    for (const phrase of phrases) {
      expect(
        phrase
          .split('*')
          .map((part) => fold(part).value.trim())
          .join('*'),
        symbol,
      ).toBe(phrase)
    }
    expect(new Set(phrases).size, symbol).toBe(phrases.length)
  }
})

test('a phrase said twice or inside another counts once', () => {
  const value = (text: string) => symbolsOf({ text, subject: 'x' }).has('HEALTH_REMEDY')
  expect(value('toenail fungus, toenail fungus')).toBe(false)
  expect(value('toenail fungus and tinnitus')).toBe(true)
})

test.each([
  ['お振込先が変更となりました。今後は下記へお願いします。\n見本銀行 高原支店 普通 1234567', 1],
  ['振込先口座を変更いたしました。口座番号：1234567', 1],
  ['Our bank details have changed. IBAN: DE00 1234 5678 9012 3456 00', 1],
  ['We have new bank details. SWIFT code: ABCDJPJT, account number 0012345678', 1],
  ['振込先を変更する場合は、前もって書面でお知らせします。', 0.5],
  ['We are thinking about a change of bank next year.', 0.5],
])('BANK_CHANGE of %j is %d', (text, value) => expect(valueIn(t(text), 'BANK_CHANGE')).toBe(value))

test.each([
  ['給与振込先を変更したいのですが。', 1],
  ['Please send my pay to the other bank, I change my bank this week.', 1],
  ['給与振込口座を変更したい方は、用紙を人事部へお出しください。', 0.4],
  ['Your payroll information is in the portal.', 0.4],
])('PAYROLL_CHANGE of %j is %d', (text, value) => expect(valueIn(t(text), 'PAYROLL_CHANGE')).toBe(value))

test('INVESTMENT is little where the promise is denied', () => {
  expect(valueIn(t('投資信託です。元本は保証されません。'), 'INVESTMENT')).toBe(0.2)
  expect(valueIn(t('元本保証の投資グループです。'), 'INVESTMENT')).toBeGreaterThan(0.5)
})

test('BANK_CHANGE is 1 where the new account is attached', () => {
  const parts = ['Content-Type: application/pdf; name="account.pdf"\r\nContent-Disposition: attachment\r\n\r\n%PDF-1.4']
  const mail = t('振込先が変更になりました。新しい口座は添付をご覧ください。')
  expect(valueIn({ ...mail, parts }, 'BANK_CHANGE')).toBe(1)
  expect(valueIn(mail, 'BANK_CHANGE')).toBe(0.5)
})

test('POINTS_EXPIRING is less where a proven sender leads to itself only', () => {
  const mail = (link: string): Trial => ({
    from: 'Popular Shop <info@popular-shop.com>',
    text: `ポイントの有効期限が近づいています。保有ポイントの期限: 月末 ${link}`,
  })
  const own = mail('https://www.popular-shop.com/points')
  const facts = authenticated('popular-shop.com')
  expect(valueIn({ ...own, facts }, 'POINTS_EXPIRING')).toBe(0.4)
  expect(valueIn(own, 'POINTS_EXPIRING')).toBeGreaterThan(0.4)
  expect(valueIn({ ...mail('https://miwake-sample.top/'), facts }, 'POINTS_EXPIRING')).toBeGreaterThan(0.4)
})

test('ACCOUNT_THREAT: a proven firm that speaks of its own accounts and leads to itself threatens by half', () => {
  const text = '期限を過ぎるとアカウントが停止されます。'
  const value = (from: string, html: string, domain = 'miwake-sample.net') =>
    valueIn({ from, html: `${text}${html}`, facts: authenticated(domain) }, 'ACCOUNT_THREAT')
  const own = '<a href="https://www.miwake-sample.net/">会員ページ</a>'
  const whole = value('Takahara <info@miwake-sample.net>', own)
  expect(value('Miwake Sample <info@miwake-sample.net>', own)).toBeCloseTo(whole / 2, 9)
  expect(
    value('Miwake Sample <info@miwake-sample.net>', `${own}<a href="https://takahara-books.net/">手続き</a>`),
  ).toBe(whole)
  expect(value('Miwake Sample <info@miwake-sample.net>', own, 'takahara-books.net')).toBe(whole)
})
