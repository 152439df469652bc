/**
 * V8 and malloc take some settings only at the start of a process, so what runs for months starts itself once more in its
 * own place (same process id). Figures: docs/benchmarks.md.
 */

/**
 * `miwake serve` runs beside other things: small memory before the last tenth of speed. glibc keeps an arena a thread
 * otherwise, each with what its fullest moment took; and gives the bytes of a mail back to the system only where they were
 * not cut from an arena. Other systems do not know these.
 */
const lean = {
  v8: [
    // MB; V8 would let what was just made take 128.
    '--max-semi-space-size=2',
    // Collect when the heap has grown by so much since the last time, not when it has doubled: buffers of mails that were
    // dealt with wait for that.
    '--heap-growing-percent=15',
  ],
  environment: { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536' },
}

/** `miwake gateway` judges on every core already: helpers of the collector take from those, a tenth of all. */
const busy = {
  v8: [
    '--single-threaded-gc',
    // MB, for all threads. Half of it saves some 30 MB and costs a little time; looking through the old heap more often
    // (heap-growing-percent) costs a tenth of all.
    '--max-semi-space-size=16',
    // A text is one byte or two a character, flat, joined or a slice: more kinds than the four that V8 tells apart where a
    // loop reads characters. Beyond them each character is looked up by name.
    '--max-valid-polymorphic-map-count=24',
  ],
  // Each read from a socket takes 64 KiB for a moment: that must not ask the system for memory each time.
  environment: { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '262144' },
}

const wanted = { serve: lean, gateway: busy }

/** Does nothing where it was done, or cannot be: on Windows, below a debugger. */
export const restart = () => {
  const manner = Object.entries(wanted).find(([command]) => process.argv.includes(command))?.[1]
  if (manner === undefined || process.platform === 'win32' || typeof process.execve !== 'function') return
  const given = process.execArgv
  if (given.includes(manner.v8[0]) || given.some((option) => option.startsWith('--inspect'))) return
  const args = [process.execPath, ...given, ...manner.v8, ...process.argv.slice(1)]
  process.execve(process.execPath, args, { ...process.env, ...manner.environment })
}
