/** Dynamic DNS: a name for whatever machine, at once, free, for anybody. */

const names = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Source: the services' own lists of the domains they offer, and the public suffix list's private section. */
const dynamicDomains = names(`
  duckdns.org dpdns.org ydns.eu nsupdate.info dnshome.de spdns.de spdns.eu spdns.org firewall-gateway.com my-gateway.de
  my-router.de goip.de ddnss.de ddnss.org dyndns.dk dy.fi dedyn.io desec.io dynv6.net v6.rocks v6.army dns.army dns.navy
  nip.io sslip.io xip.io traefik.me localto.net
  ddns.net ddnsking.com hopto.org zapto.org sytes.net bounceme.net gotdns.ch myddns.me 3utilities.com blogsyte.com
  brasilia.me cable-modem.org ciscofreak.com collegefan.org couchpotatofries.org damnserver.com ddns.me ditchyourip.com
  dnsfor.me dnsiskinky.com dvrcam.info dynns.com eating-organic.net fantasyleague.cc geekgalaxy.com golffan.us
  health-carereform.com homesecuritymac.com homesecuritypc.com hosthampster.com ilovecollege.info loginto.me
  mlbfan.org mmafan.biz myactivedirectory.com mydissent.net myeffect.net mymediapc.net mypsx.net mysecuritycamera.com
  mysecuritycamera.net mysecuritycamera.org net-freaks.com nflfan.org nhlfan.net no-ip.biz no-ip.ca no-ip.co.uk
  no-ip.info no-ip.net no-ip.org noip.me noip.us onthewifi.com pgafan.net point2this.com pointto.us
  privatizehealthinsurance.net quicksytes.com read-books.org redirectme.net securitytactics.com serveblog.net
  servebeer.com servecounterstrike.com serveexchange.com serveftp.com servegame.com servehalflife.com servehttp.com
  servehumour.com serveirc.com serveminecraft.net servemp3.com servep2p.com servepics.com servequake.com servesarcasm.com
  stufftoread.com ufcfan.org unusualperson.com viewdns.net webhop.me workisboring.com webredirect.org
  afraid.org mooo.com chickenkiller.com jumpingcrab.com ignorelist.com strangled.net twilightparadox.com crabdance.com
  us.to uk.to h4ck.me soon.it evils.in mine.bz
  freeddns.org freeddns.com dynu.net dynu.com accesscam.org camdvr.org casacam.net ddnsfree.com ddnsgeek.com giize.com
  gleeze.com kozow.com loseyourip.com mywire.org ooguy.com theworkpc.com 1cooldns.com 4cloud.click bumbleshrimp.com
  1dumb.com 25u.com 2waky.com 3-a.net 4dq.com 4mydomain.com 4pu.com acmetoy.com almostmy.com americanunfinished.com
  authorizeddns.net authorizeddns.org authorizeddns.us b0tnet.com bigmoney.biz changeip.biz changeip.co changeip.net
  changeip.org changeip.us cleansite.biz cleansite.info cleansite.us compress.to ddns.info ddns.mobi ddns.ms ddns.us
  dhcp.biz dns-dns.com dns-stuff.com dns04.com dns05.com dns1.us dns2.us dnset.com dnsrd.com dsmtp.com dumb1.com
  dynamic-dns.net dynamicdns.biz dynamicdns.co.uk dynamicdns.me.uk dynamicdns.org.uk dyndns.pro dynssl.com edns.biz
  epac.to esmtp.biz ezua.com faqserv.com fartit.com freetcp.com freewww.biz freewww.info ftp1.biz ftpserver.biz
  gettrials.com got-game.org gr8domain.biz gr8name.biz https443.net https443.org ikwb.com instanthq.com iownyour.biz
  iownyour.org isasecret.com itemdb.com itsaol.com jetos.com jkub.com jungleheart.com justdied.com lflink.com
  lflinkup.com lflinkup.net lflinkup.org longmusic.com mefound.com misecure.com moneyhome.biz mrbasic.com mrbonus.com
  mrface.com mrslove.com my03.com mydad.info myddns.com myftp.biz myftp.info myftp.name myftp.org mylftv.com mymom.info
  mynetav.com mynetav.net mynetav.org mynumber.org mypicture.info mypop3.net mypop3.org mysecondarydns.com mywww.biz
  mz0.com ninth.biz ns01.biz ns01.info ns01.us ns02.biz ns02.info ns02.us ns1.name ns2.name ns3.name ocry.com
  onedumb.com onmypc.biz onmypc.info onmypc.net onmypc.org onmypc.us organiccrap.com otzo.com ourhobby.com pcanywhere.net
  port25.biz proxydns.com qhigh.com qpoe.com rebatesrule.net sellclassics.com sendsmtp.com serveuser.com serveusers.com
  sexidude.com sexxxy.biz sixth.biz squirly.info ssl443.org ssmailer.com toh.info toythieves.com trickip.net trickip.org
  vizvaz.com wikaba.com www1.biz wwwhost.biz wwwhost.us x24hr.com xxuz.com xxxy.biz xxxy.info ygto.com youdontcare.com
  yourtrap.com zyns.com zzux.com
  dyndns.org dyndns.biz dyndns.info dyndns.tv dyndns.ws dyndns-ip.com dyndns-home.com dyndns-web.com dyndns-server.com
  dyndns-remote.com dyndns-office.com dyndns-mail.com dyndns-at-home.com dyndns-at-work.com dyndns-blog.com dyndns-free.com
  dyndns-pics.com dyndns-wiki.com dyndns-work.com dnsalias.com dnsalias.net dnsalias.org dnsdojo.com dnsdojo.net
  dnsdojo.org doesntexist.com doesntexist.org dontexist.com dontexist.net dontexist.org doomdns.com doomdns.org dynalias.com
  dynalias.net dynalias.org dynathome.net endofinternet.net endofinternet.org from-ct.com getmyip.com gotdns.com gotdns.org
  homedns.org homeftp.net homeftp.org homeip.net homelinux.com homelinux.net homelinux.org homeunix.com homeunix.net
  homeunix.org is-a-geek.com is-a-geek.net is-a-geek.org isa-geek.com isa-geek.net isa-geek.org kicks-ass.net
  kicks-ass.org podzone.net podzone.org scrapping.cc selfip.biz selfip.com selfip.info selfip.net selfip.org serveftp.net
  serveftp.org servegame.org shacknet.nu webhop.biz webhop.info webhop.net webhop.org is-found.org is-lost.org
  synology.me diskstation.me i234.me myds.me dscloud.biz dscloud.me dscloud.mobi dsmynas.com dsmynas.net dsmynas.org
  familyds.com familyds.net familyds.org myqnapcloud.com mycloudnas.com alpha-myqnapcloud.com
  asuscomm.com tplinkdns.com keenetic.link keenetic.name keenetic.pro myfritz.net remotewd.com mycloud.com
  mydns.jp mydns.tw mydns.vc mydns.bz mydns.to 0am.jp 0g0.jp 0j0.jp 0t0.jp pgw.jp wjg.jp keyword-on.net live-on.net
  server-on.net daemon.asia dix.asia mypi.co dip.jp jpn.ph ddo.jp ddns.vc fam.cx moe.hm myhome.cx netvolante.jp
  iobb.net softether.net
`)

/**
 * @param registry as registryDomain() gives it: 'duckdns.org' for 'foo.duckdns.org'. The service's own page is not meant.
 */
export const isDynamicDns = (host: string, registry: string): boolean =>
  host !== registry && dynamicDomains.has(registry)
