/** Japanese providers of mailboxes: carriers, access providers, free mail. Source: their own sign-up and help pages. */

const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Mailboxes at the name itself. */
const atName = names(`
  yahoo.co.jp ymail.ne.jp ybb.ne.jp excite.co.jp goo.jp goo.ne.jp mail.goo.ne.jp infoseek.jp livedoor.com inter7.jp
  gol.com hotmail.co.jp live.jp outlook.jp aol.jp mail.com.jp kakao.com
  docomo.ne.jp mopera.net ezweb.ne.jp biz.ezweb.ne.jp au.com uqmobile.jp softbank.ne.jp i.softbank.jp ymobile.ne.jp ymobile1.ne.jp
  y-mobile.ne.jp willcom.com emnet.ne.jp emobile.ne.jp emobile-s.ne.jp disney.ne.jp jp-c.ne.jp jp-d.ne.jp jp-h.ne.jp
  jp-k.ne.jp jp-n.ne.jp jp-q.ne.jp jp-r.ne.jp jp-s.ne.jp jp-t.ne.jp rakumail.jp rakuten.jp povo.jp linemo.jp
  nifty.com nifty.ne.jp kcn.jp iijmio-mail.jp me.com mac.com icloud.com
`)

/** Mailboxes at the name and at any name under it. */
const underName = names(`
  ocn.ne.jp plala.or.jp biglobe.ne.jp so-net.ne.jp dion.ne.jp odn.ne.jp odn.ad.jp hi-ho.ne.jp asahi-net.or.jp
  dti.ne.jp interq.or.jp infoweb.ne.jp nifty.jp wakwak.com iij4u.or.jp iijmio.jp tiki.ne.jp wind.ne.jp wind.jp
  eonet.ne.jp eo-net.ne.jp zaq.ne.jp zaq.jp home.ne.jp t-com.ne.jp tokai.or.jp tnc.ne.jp
  commufa.jp ctk.ne.jp cty-net.ne.jp pikara.ne.jp netwave.or.jp bbiq.jp megaegg.ne.jp enjoy.ne.jp fitweb.or.jp
  itscom.net itscom.jp catv.ne.jp catv296.ne.jp kcn.ne.jp ccnet-ai.ne.jp ccnw.ne.jp hctv.ne.jp mctv.ne.jp
  starcat.ne.jp gctv.ne.jp katch.ne.jp mirai.ne.jp amigo.ne.jp amigo2.ne.jp na-net.ne.jp nns.ne.jp nsk.ne.jp
  sannet.ne.jp rim.or.jp big.or.jp bekkoame.ne.jp highway.ne.jp mbn.or.jp justnet.ne.jp pdx.ne.jp vodafone.ne.jp
   mahoroba.ne.jp kokuyou.ne.jp iwafune.ne.jp janis.or.jp avis.ne.jp valley.ne.jp cnet.ne.jp
  hokkaido.ne.jp sapporo.ne.jp ncv.ne.jp omn.ne.jp ictnet.ne.jp coralnet.or.jp nsknet.or.jp spacelan.ne.jp
  incl.ne.jp fctv.ne.jp tvm.ne.jp urban.ne.jp
  hint.or.jp orange.ne.jp csf.ne.jp synapse.ne.jp ii-okinawa.ne.jp nirai.ne.jp ryucom.ne.jp
`)

/** Whether any customer may have a mailbox at this domain. @param registrable as hostParts() gives it. */
export const isJapaneseMailDomain = (host: string, registrable: string): boolean =>
  atName.has(host) || underName.has(registrable)
