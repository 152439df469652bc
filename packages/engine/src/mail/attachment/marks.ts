/** What a look inside an attachment can report besides its kind. Facts only: each has honest uses, only judge/ weighs. */
export type Mark =
  // the name
  | 'double-extension' // invoice.pdf.exe
  | 'rlo-name' // a bidi override turns the shown name around
  | 'spaces-before-extension' // 'invoice.pdf            .exe'
  | 'executable' // opening it runs something: by name or by content
  | 'macro-capable' // docm, xlsm, ...
  | 'type-mismatch' // label or name says document or picture, content is a program, a page or an archive
  | 'rare-archive' // ace, arj, xz, bzip2, zstd: archives this engine does not list
  // archives and containers
  | 'encrypted' // content needs a password
  | 'header-encrypted' // even the names need one
  | 'executable-inside'
  | 'html-inside'
  | 'disk-image-inside'
  | 'macro-inside'
  | 'double-extension-inside'
  | 'rlo-name-inside'
  | 'nested-archive'
  | 'bomb' // unpacks to an absurd size, or members share bytes
  | 'path-traversal' // a member name leads out of the folder
  | 'unlisted' // the names could not be read
  | 'truncated' // only a part of the attachment was read
  // HTML, SVG, scripts
  | 'script'
  | 'event-handler'
  | 'external-script'
  | 'form'
  | 'form-password'
  | 'external-form'
  | 'meta-refresh'
  | 'redirect' // a script names location, which sets it or reads it
  | 'leads-on' // meta refresh or such a script, and next to nothing to read: the page is there to lead elsewhere
  | 'iframe'
  | 'foreign-object'
  | 'covering-link' // SVG: a link around a rectangle or a picture, a button that looks like any page's
  | 'atob'
  | 'blob'
  | 'object-url'
  | 'save-blob'
  | 'data-download' // an anchor with `download` and a data: or blob: target
  | 'document-write'
  | 'unescape'
  | 'eval'
  | 'char-codes'
  | 'long-base64'
  | 'hidden-payload' // the long base64 is a program, an archive or a page
  | 'smuggling' // the page builds a file or a page out of its own text
  | 'command' // runs a command line: LNK arguments, .desktop Exec, script interpreters
  | 'web-archive' // MHT
  // shortcuts
  | 'internet-shortcut' // .url, .webloc, .desktop: kind is lnk, but it opens a page
  | 'network-path' // a UNC or file: target on another machine
  // Office
  | 'macros'
  | 'auto-open'
  | 'excel4-macro'
  | 'external-template'
  | 'network-template' // a template on a file server: common inside firms
  | 'external-object'
  | 'external-image'
  | 'external-link'
  | 'embedded-object'
  | 'embedded-file'
  | 'equation' // Equation Editor object, CVE-2017-11882
  | 'activex'
  | 'dde'
  | 'auto-update' // RTF \objupdate
  | 'opendocument'
  | 'html-as-office' // an .xls or .doc that is HTML: many honest systems export so
  | 'outlook-message'
  // PDF
  | 'javascript'
  | 'launch-action'
  | 'open-action' // something more than a view happens on opening
  | 'submit-form'
  | 'name-obfuscation' // /J#61vaScript
