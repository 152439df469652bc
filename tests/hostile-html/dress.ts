/** Styles that load, that lead away, or that take what Miwake shows from sight. */
import { hostileUrl as at, hostile } from './kit.ts'

const link = `<a href="${at}/a">https://www.example.com/</a>`

/** Each tries to hide the label beside a link that stays to be seen. */
export const undressingMails = [
  hostile('label-cut-off', `<div style="width:190px;height:24px;overflow:hidden;white-space:nowrap">${link}</div>`),
  hostile('label-pulled-out', `<a style="margin-right:-4000px" href="${at}/a">https://www.example.com/</a>`),
  hostile('label-outdented', `<p style="text-indent:-4000px"><a style="float:left" href="${at}/a">example.com</a></p>`),
  hostile(
    'label-covered',
    `<p>${link}</p><div style="margin-top:-60px;height:60px;background:#fff;opacity:.99">x</div>`,
  ),
  hostile(
    'label-covered-by-piece',
    `<table cellspacing=0><tr><td style="width:1px;white-space:nowrap">${link}</td><td><span style="display:inline-block;margin-left:-400px;width:600px;height:60px;background:#fff">x</span></td></tr></table>`,
  ),
  hostile(
    'label-struck-out',
    `<p style="text-decoration:line-through 30px #f4f4f4"><a style="display:inline-block" href="${at}/a">example.com</a></p>`,
  ),
  hostile(
    'label-first-line',
    `<style>span::first-line{font-size:0;color:#f4f4f4}span:first-letter{font-size:0}</style>${link}`,
  ),
  hostile('label-faded', `<p style="opacity:.01">${link}</p>`),
  hostile('label-turned', `<p dir=rtl style="direction:rtl;unicode-bidi:bidi-override">${link}</p>`),
  hostile(
    'label-of-its-own',
    `<span class="&#1;mw-domain">example.com</span>${link}<span class="x\u00a0mw-note">x</span>`,
  ),
  hostile('label-of-another', `<a href="${at}/a">https://www.example.com/<a href="https://www.example.com/">.</a></a>`),
  hostile('label-far-behind', `<map><area href="${at}/a" alt="https://www.example.com/"></map><p>x</p>`),
  hostile(
    'label-of-no-ink',
    `<style>.mw-domain,.mw-bad,[class^=mw]{color:#f4f4f4;visibility:hidden;all:unset}</style>${link}`,
  ),
  hostile(
    'label-of-no-size',
    `<style>*{font-size:0;line-height:0;letter-spacing:-9px}a{font-size:16px}</style>${link}`,
  ),
]

export const dressMails = [
  ...undressingMails,
  hostile('dress-import-escapes', `<style>@\\000069\\00006dport url(${at}/a.css);\\40 import "${at}/b.css";</style>`),
  hostile(
    'dress-import-layer',
    `<style>@import layer(x) url("${at}/a.css") screen;@layer a{@import "${at}/b"}</style>`,
  ),
  hostile('dress-namespace', `<style>@namespace url(${at}/n);@charset "utf-7";@property --a{syntax:"<url>"}</style>`),
  hostile('dress-container', `<style>@container (width>1px){p{background:url(${at}/a)}}@scope{p{color:red}}</style>`),
  hostile(
    'dress-image-set',
    `<p style='background:image-set("${at}/a" type("image/png"));background:IMAGE-SET("${at}/b" 2x)'>x</p>`,
  ),
  hostile(
    'dress-cross-fade',
    `<p style="background:cross-fade(url(${at}/a),url(${at}/b));background:element(#a)">x</p>`,
  ),
  hostile('dress-src', `<p style='background:src("${at}/a");background:-moz-element(#x);background:paint(x)'>x</p>`),
  hostile('dress-odd-url', `<p style="background:\uff55\uff52\uff4c(${at}/a);background:u\u200brl(${at}/b)">x</p>`),
  hostile('dress-url-newline', `<p style="background:u\\\nrl(${at}/a);background:url\\\n(${at}/b)">x</p>`),
  hostile(
    'dress-escape-end',
    `<p style="font-family:'\\';background:url(${at}/a);'">x</p><p style="color:red\\">y</p>`,
  ),
  hostile('dress-sheet-end', `<style>p{font-family:"\\3c/style\\3e\\3cimg src=${at}/a\\3e"}</style>`),
  hostile(
    'dress-nesting',
    `<style>p{color:red;&:hover{background:url(${at}/a)}@media all{background:url(${at}/b)}}</style>`,
  ),
  hostile('dress-media-open', `<style>@media (screen{p{color:red}}a{background:url(${at}/a)}</style><p>x</p>`),
  hostile('dress-has', `<style>${'*:has(~ * ~ * ~ *){color:red}'.repeat(50)}</style>${'<i>x</i>'.repeat(300)}`),
  hostile(
    'dress-legacy',
    `<table dynsrc="${at}/a" lowsrc="${at}/b"><tr background="${at}/c"><td longdesc="${at}/d">x</table>`,
  ),
  hostile('dress-place', `<p style="position:sticky;inset:0;z-index:9;transform:scale(99);translate:9px;zoom:9">x</p>`),
  hostile(
    'dress-anchor',
    `<p style="position-anchor:--a;view-transition-name:a;animation:x 1s;transition:all 1s">x</p>`,
  ),
  hostile(
    'dress-data-spaces',
    `<img src=" d\na\tta:image/svg+xml;base64,PHN2Zy8+"><img src="data:image/png,<svg onload=1>">`,
  ),
  hostile(
    'dress-data-link',
    `<a href="\u0001data:text/html,x">x</a><a href="\u00a0javascript:1">y</a><a href="//\\javascript:1">z</a>`,
  ),
  hostile(
    'dress-scheme-link',
    `<a href="intent://x#Intent;end">x</a><a href="ms-word:ofe|u|${at}">y</a><a href="file://host/x">z</a>`,
  ),
  hostile(
    'dress-refresh',
    `<meta http-equiv="&#114;efresh" content="0;${at}"><meta http-equiv=set-cookie content="miwake=1">`,
  ),
  hostile(
    'dress-form-owner',
    `<input form=x formtarget=_top type=submit><label for=x><fieldset><legend>y</legend><output>z`,
  ),
  hostile('dress-target', `<base target=_top><a href="${at}/a" target=" _parent " rel=opener formaction="${at}">x</a>`),
  hostile(
    'dress-source',
    `<picture><source srcset="${at}/a 1x" media=all><img srcset=",${at}/b"></picture><img imagesrcset="${at}/c">`,
  ),
]
