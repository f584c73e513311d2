"""The commonest free mail providers and disposable mail services, as facts: which domains are whose.

Written down by hand; every disposable one is also known to the public list that `scoring.domains` asks, or is
the current address of a service on it. Domains of firms that sell mail to the public and mail their own staff
from the same domain are left out where the staff is the likelier lead.
"""

from __future__ import annotations

FREE = """
    012.net.il 126.com 139.com 163.com 188.com 189.cn 21cn.com a1.net absamail.co.za abv.bg
    accountant.com adam.com.au aim.com airtelmail.in alice-dsl.net alice.de alice.it aliceadsl.fr
    aliyun.com ameritech.net aol.co.uk aol.com aol.com.au aol.de aol.fr aol.it aon.at apollo.lv arcor.de
    arnet.com.ar asia.com atlas.cz att.net au.com autograf.pl autorambler.ru azet.sk bbox.fr
    belgacom.net bell.net bellatlantic.net bellsouth.net bezeqint.net biglobe.ne.jp bigmir.net
    bigpond.com bigpond.com.au bigpond.net.au bk.ru blu.it bluewin.ch blueyonder.co.uk bol.com.br
    bredband.net brighthouse.com broadpark.no bsnl.in btconnect.com btinternet.com btopenworld.com
    buziaczek.pl cableone.net caramail.com casema.nl cegetel.net centrum.cz centrum.sk centurylink.net
    centurytel.net charter.net cheerful.com chello.at chello.nl citromail.hu ciudad.com.ar clear.net.nz
    clix.pt club-internet.fr cogeco.ca comcast.net comhem.se comporium.net compuserve.com consultant.com
    countermail.com cox.net cs.com ctemplar.com daum.net dbmail.com dir.bg disroot.org docomo.ne.jp
    doctor.com dodo.com.au dr.com dreamwiz.com duck.com earthlink.net eastlink.ca eim.ae eircom.net
    elisanet.fi email.com email.cz email.de email.it email.ro embarqmail.com emirates.net.ae
    engineer.com eunet.rs europe.com euskaltel.net ewetel.net excite.co.jp excite.com ezweb.ne.jp
    fastmail.co.uk fastmail.com fastmail.fm fastmail.net fastwebnet.it fibertel.com.ar firemail.de
    flash.net forthnet.gr foxmail.com free.fr freemail.hu freenet.de freeserve.co.uk freeuk.com
    frisurf.no frontier.com frontiernet.net fuse.net gazeta.pl gci.net globo.com globomail.com gmail.com
    gmx.at gmx.ch gmx.co.uk gmx.com gmx.de gmx.es gmx.eu gmx.fr gmx.info gmx.li gmx.net gmx.org gmx.us
    googlemail.com hanmail.net hawaiiantel.net hetnet.nl hey.com hinet.net hispeed.ch home.nl home.ro
    home.se hot.ee hotbot.com hotmail.at hotmail.be hotmail.ca hotmail.ch hotmail.cl hotmail.co.jp
    hotmail.co.nz hotmail.co.th hotmail.co.uk hotmail.co.za hotmail.com hotmail.com.ar hotmail.com.au
    hotmail.com.br hotmail.com.mx hotmail.com.tr hotmail.cz hotmail.de hotmail.dk hotmail.es hotmail.fi
    hotmail.fr hotmail.gr hotmail.hu hotmail.it hotmail.my hotmail.nl hotmail.no hotmail.ru hotmail.se
    hotmail.sg hughes.net hush.com hushmail.com i.softbank.jp i.ua iafrica.com icloud.com ig.com.br
    iinet.net.au in.gr iname.com inbox.com inbox.lt inbox.lv inbox.ru indamail.hu indiatimes.com inet.hr
    inode.at interia.eu interia.pl internet.ru internode.on.net inwind.it iol.it iol.pt iprimus.com.au
    jubii.dk juno.com k.ro kabelmail.de kabsi.at kakao.com keemail.me knology.net kolumbus.fi korea.com
    kpnmail.nl kpnplanet.nl laposte.net latinmail.com lawyer.com lenta.ru libero.it lineone.net
    linuxmail.org list.ru live.at live.be live.ca live.cl live.cn live.co.uk live.co.za live.com
    live.com.ar live.com.au live.com.mx live.com.my live.com.pt live.com.sg live.de live.dk live.fi
    live.fr live.hk live.ie live.in live.it live.jp live.nl live.no live.ru live.se luukku.com
    lycos.co.uk lycos.com lycos.de lycos.es lycos.it mac.com magenta.de mail.bg mail.com mail.dk mail.ee
    mail.ru mail.telepac.pt mail2world.com mailbox.de mailbox.gr mailbox.org mailfence.com maktoob.com
    mchsi.com me.com mediacombb.net meta.ua mindspring.com movistar.es msn.com mts.net mweb.co.za
    mymts.net mynet.com myrambler.ru myself.com myyahoo.com nate.com naver.com nb.sympatico.ca net.hr
    netcabo.pt netcologne.de netscape.com netscape.net netvigator.com netvision.net.il netzero.com
    netzero.net neuf.fr nifty.com noos.fr ntlworld.com numericable.fr o2.co.uk o2.pl o2online.de
    ocn.ne.jp ofir.dk oi.com.br one.lv onet.eu onet.pl online.de online.nl online.no online.ua
    onlinehome.de ono.com op.pl optimum.net optonline.net optusnet.com.au orange.fr orange.net
    orcon.net.nz otenet.gr outlook.at outlook.be outlook.cl outlook.co.id outlook.co.il outlook.co.th
    outlook.com outlook.com.ar outlook.com.au outlook.com.br outlook.com.gr outlook.com.tr
    outlook.com.vn outlook.cz outlook.de outlook.dk outlook.es outlook.fr outlook.hu outlook.ie
    outlook.in outlook.it outlook.jp outlook.kr outlook.lv outlook.my outlook.ph outlook.pt outlook.sa
    outlook.sg outlook.sk ozemail.com.au pacbell.net pacific.net.sg pandora.be paradise.net.nz
    passagen.se pchome.com.tw peoplepc.com planet.nl plus.com plusnet.com pm.me pobox.sk poczta.fm
    poczta.onet.pl pop.com.br portugalmail.pt post.com post.cz posteo.de posteo.net pp.inet.fi privat.dk
    privaterelay.appleid.com prodigy.net prodigy.net.mx proton.me protonmail.ch protonmail.com ptd.net
    q.com qq.com quicknet.nl qwest.net r7.com rambler.ru rcn.com rediff.com rediffmail.com
    relay.firefox.com riseup.net ro.ru roadrunner.com rocketmail.com rogers.com rr.com runbox.com
    sapo.pt sasktel.net saunalahti.fi sbcglobal.net scarlet.be seed.net.tw seznam.cz sfr.fr shaw.ca
    sify.com sina.cn sina.com singnet.com.sg siol.net skiff.com sky.com skynet.be slingshot.co.nz
    snet.net so-net.ne.jp softbank.ne.jp sohu.com sparklight.com spectrum.net speedy.com.ar spray.se
    starhub.net.sg starmedia.com start.no startmail.com stofanet.dk streamyx.com suddenlink.net
    sunrise.ch suomi24.fi supanet.com supereva.it superig.com.br superonline.com swbell.net swipnet.se
    sympatico.ca t-online.de t-online.hu takas.lt talk21.com talktalk.net tdcadsl.dk tds.net techie.com
    tele2.nl tele2.se telefonica.net telenet.be telia.com telkomsa.net telus.net terra.cl terra.com.br
    terra.com.mx terra.es tesco.net tin.it tiscali.co.uk tiscali.it tlen.pl tom.com tpg.com.au
    ttmail.com tut.by tuta.com tuta.io tutamail.com tutanota.com tutanota.de twc.com ukr.net une.net.co
    unitybox.de uol.com.br upc.nl upcmail.nl usa.com utanet.at verizon.net videotron.ca videotron.qc.ca
    vip.163.com vip.qq.com vip.sina.com vipmail.hu virgilio.it virgin.net virginmedia.com vodafone.co.nz
    vodamail.co.za voila.fr volny.cz vp.pl vsnl.com vsnl.net vtr.net walla.co.il walla.com wanadoo.co.uk
    wanadoo.es wanadoo.fr web.de webmail.co.za welho.com westnet.com.au wildblue.net windowslive.com
    windstream.net wo.cn workmail.com wow.com wowway.com wp.pl writeme.com xs4all.nl xtra.co.nz ya.com
    ya.ru yahoo.at yahoo.be yahoo.bg yahoo.ca yahoo.cl yahoo.cn yahoo.co.id yahoo.co.il yahoo.co.in
    yahoo.co.jp yahoo.co.kr yahoo.co.nz yahoo.co.th yahoo.co.uk yahoo.co.za yahoo.com yahoo.com.ar
    yahoo.com.au yahoo.com.br yahoo.com.cn yahoo.com.co yahoo.com.hk yahoo.com.mx yahoo.com.my
    yahoo.com.pe yahoo.com.ph yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.ua yahoo.com.ve
    yahoo.com.vn yahoo.cz yahoo.de yahoo.dk yahoo.es yahoo.fi yahoo.fr yahoo.gr yahoo.hu yahoo.ie
    yahoo.in yahoo.it yahoo.jp yahoo.nl yahoo.no yahoo.pl yahoo.pt yahoo.ro yahoo.se yandex.by
    yandex.com yandex.kz yandex.ru yandex.ua yeah.net ymail.com zahav.net.il ziggo.nl zipmail.com.br
    zoho.com zoho.eu zoho.in zohomail.com zohomail.eu zohomail.in zonnet.be zonnet.nl zoominternet.net
    zoomtown.com zoznam.sk
"""

DISPOSABLE = """
    10mail.org 10minmail.com 10minutemail.co.za 10minutemail.com 10minutemail.net 1secmail.com
    1secmail.net 1secmail.org 20minutemail.com 20minutemail.it 30minutemail.com altmails.com anonbox.net
    anonymbox.com antispam.de any.pink armyspy.com binkmail.com bobmail.info bugmenot.com bumpymail.com
    burnermail.io chitthi.in cool.fr.nf courriel.fr.nf crazymailing.com cuvox.de dayrep.com
    deadaddress.com despam.it discard.email discardmail.com discardmail.de disposable-email.ml
    disposableinbox.com disposeamail.com disposemail.com dispostable.com dodgeit.com dontsendmespam.de
    dropmail.me e4ward.com easytrashmail.com einrot.com emailfake.com emailigo.de emailisvalid.com
    emaillime.com emailmiser.com emailondeck.com emailsensei.com emailtemporanea.com emailtemporanea.net
    emailtemporario.com.br emailwarden.com emltmp.com esiix.com fake-mail.ml fakeinbox.com fakemail.net
    fakemailgenerator.com fakemailz.com fexbox.org fexpost.com filzmail.com fleckens.hu freeml.net
    generator.email getairmail.com getnada.com gishpuppy.com grr.la guerrillamail.biz guerrillamail.com
    guerrillamail.de guerrillamail.net guerrillamail.org guerrillamailblock.com gustr.com haltospam.com
    harakirimail.com hidemail.de inboxalias.com inboxbear.com inboxkitten.com incognitomail.com
    incognitomail.net incognitomail.org inpwa.com instant-mail.de instantemailaddress.com intopwa.com
    jetable.com jetable.fr.nf jetable.net jetable.org jourrapide.com kasmail.com killmail.com
    killmail.net klzlk.com kurzepost.de linshiyouxiang.net mail-temp.com mail-temporaire.fr mail.tm
    mailbox92.biz mailcatch.com maildrop.cc mailexpire.com mailforspam.com mailimate.com mailinator.com
    mailme.lv mailmetrash.com mailmoat.com mailnesia.com mailnull.com mailpoof.com mailsac.com
    mailtemp.info mailtemporaire.com mailtemporaire.fr mailto.plus mailtothis.com mailzilla.com
    mailzilla.org mega.zik.dj meltmail.com mintemail.com minuteinbox.com moakt.cc moakt.com moakt.ws
    mohmal.com mohmal.in moncourrier.fr.nf monemail.fr.nf monmail.fr.nf mt2009.com mt2014.com
    muellmail.com mvrht.com mytemp.email mytempemail.com mytrashmail.com nada.email nepwk.com no-spam.ws
    nomail.xl.cx nospam.ze.tc nospam4.us nospamfor.us nowmymail.com objectmail.com oneoffemail.com
    onewaymail.com pokemail.net proxymail.eu rcpt.at recode.me rhyta.com rover.info safetymail.info
    selfdestructingmail.com sendspamhere.com sharklasers.com shieldedmail.com shitmail.me shortmail.net
    slopsbox.com snakemail.com sofimail.com sogetthis.com soodonims.com spam.la spam4.me spamavert.com
    spambob.com spambog.com spambog.de spambog.ru spambox.us spamcon.org spamcowboy.com spamday.com
    spamex.com spamfree24.com spamfree24.de spamfree24.org spamherelots.com spamhole.com spaml.com
    spammotel.com spamobox.com spamspot.com spamthis.co.uk speed.1s.fr supergreatmail.com superrito.com
    suremail.info teleworm.us temp-mail.io temp-mail.org temp-mail.ru tempail.com tempalias.com
    tempemail.com tempemail.net tempinbox.com tempmail.com tempmail.de tempmail.dev tempmail.it
    tempmailaddress.com tempmailo.com tempomail.fr temporaryemail.net temporaryinbox.com tempr.email
    tempthe.net tempymail.com throwam.com throwaway.email throwawayemailaddress.com throwawaymail.com
    tmail.ws tmails.net tmpeml.com tmpmail.net tmpmail.org tofeat.com tradermail.info trash-mail.at
    trash-mail.com trash-mail.de trashinbox.com trashmail.at trashmail.com trashmail.de trashmail.me
    trashmail.net trashmail.org trashmail.ws trashymail.com trbvm.com veryrealemail.com vomoto.com
    vusra.com wegwerf-email.net wegwerfadresse.de wegwerfemail.de wegwerfmail.de wegwerfmail.net
    wegwerfmail.org wh4f.org whyspam.me willselfdestruct.com wuzup.net wwjmp.com xagloo.com xojxe.com
    yoggm.com yopmail.com yopmail.fr yopmail.net yuurok.com zehnminutenmail.de zoemail.net zoemail.org
"""
