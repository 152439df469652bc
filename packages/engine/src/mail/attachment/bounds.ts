/** Every bound on a look inside one attachment. limits.attachmentBytes and limits.archiveNames of ../limits.ts hold too. */
export const bounds = {
  /** Links kept of one attachment; a page or a document with more tells nothing new. */
  links: 200,
  /** Characters of a link's shown text and of an archive member's name. */
  shownChars: 300,
  entryChars: 260,
  /** Headers walked in an archive; names beyond limits.archiveNames are looked at but not kept. */
  members: 5_000,
  /** Bytes inflated out of one member, and of all members of one attachment together. */
  inflatedBytes: 512 * 1024,
  inflatedTotalBytes: 4 * 1024 * 1024,
  /** Compressed bytes that are inflated in one go: at most 2 MB come out. */
  inflateAtOnceBytes: 2 * 1024,
  /** Compressed bytes fed to the inflater at once: DEFLATE grows at most 1032 times, so one step writes at most 4 MB. */
  inflateStepBytes: 4 * 1024,
  /** Members of an archive that are inflated for a look (relations, nested archives). */
  inflatedMembers: 48,
  /** Members of a plain archive (pages, nested archives) that are opened. */
  openedMembers: 6,
  /** Bytes of a Word main document searched for field codes. */
  documentBytes: 48 * 1024,
  /** Archives inside archives that are opened; deeper ones are only named. */
  archiveDepth: 2,
  /** An archive that says it unpacks to more than this AND grows by more than the ratio is a bomb. Log files reach 50 times. */
  bombBytes: 300 * 1024 * 1024,
  bombRatio: 200,
  /** Bytes of a gzip unpacked to see what it holds (names of a tar). */
  gzipBytes: 128 * 1024,
  /** Bytes of a shortcut read; honest ones have a few hundred. */
  shortcutBytes: 64 * 1024,
  /** Bytes of an unpacked 7z header. */
  headerBytes: 256 * 1024,
  /** Bytes of HTML and scripts read. */
  pageBytes: 2 * 1024 * 1024,
  /** Base64 characters in one run that make it long: 6 kB of data; inline pictures are data: URLs and not counted. */
  base64Chars: 8_000,
  /** Shortest base64 run decoded to see whether it is a file. */
  payloadChars: 400,
  /** Base64 runs, escaped pages and encoded URLs decoded for a look, and characters of one. */
  decodedRuns: 12,
  decodedChars: 64 * 1024,
  /** Pages inside scripts inside pages that are opened. */
  pageDepth: 2,
  /** URLs taken out of scripts and plain text. */
  urlChars: 2_048,
  /** Compound file ([MS-CFB]): sectors followed in one chain, directory entries read. */
  oleSectors: 4_096,
  oleEntries: 1_024,
  /** Bytes of a Workbook stream walked for macro sheets. */
  workbookBytes: 256 * 1024,
  /** Directories of a disk image read, bytes of one directory. */
  imageDirectories: 64,
  imageDirectoryBytes: 64 * 1024,
  /** Files embedded in a OneNote section that are looked at. */
  embeddedFiles: 50,
  /** PDF streams inflated for links, and objects found by words. */
  pdfStreams: 24,
  pdfStreamBytes: 128 * 1024,
  /** Occurrences of one PDF name, and of escapes in names, looked at. */
  pdfNames: 2_000,
} as const
