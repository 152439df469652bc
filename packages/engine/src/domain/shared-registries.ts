/**
 * Private suffixes that are sold like a registry's (CentralNic and others): a name under them is its buyer's own domain,
 * no page on a free host. Source: the public suffix list's private section, the sellers' pages.
 */
export const soldSuffixes: ReadonlySet<string> = new Set(
  (
    'ae.org br.com cn.com co.com co.nl co.no com.de com.se de.com eu.com gb.net gr.com hu.net in.net jp.net jpn.com ' +
    'mex.com ru.com sa.com se.net uk.com uk.net us.com us.org za.bz za.com eu.org radio.am radio.fm in.name name.na ' +
    'co.ua pp.ua biz.ua ltd.ua inc.hk ltd.hk co.ca co.cz co.pl net.ru org.ru pp.ru com.ru int.ru msk.ru spb.ru'
  ).split(' '),
)
