/** Bidirectional controls: they make text show in another order than it is written ('gpj.exe' as 'exe.jpg'). */

/**
 * Offsets of embeddings, overrides and isolates (LRE RLE PDF LRO RLO, LRI RLI FSI PDI; UAX #9 §2).
 * The marks LRM, RLM and ALM reorder nothing by themselves and are not reported.
 */
export function bidiControls(text: string): number[] {
  const offsets: number[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c >= 0x202a && c <= 0x2069 && (c <= 0x202e || c >= 0x2066)) offsets.push(i)
  }
  return offsets
}
