/**
 * A server runs for months beside other things: small memory before the last tenth of speed. V8 and malloc take these
 * settings only at the start of a process, so `miwake serve` starts itself once more in its own place (same process id).
 * Figures: docs/benchmarks.md.
 */
const v8Options = [
  // MB; V8 would let what was just made take 128.
  '--max-semi-space-size=2',
  // Collect when the heap has grown by so much since the last time, not when it has doubled: buffers of mails that were
  // dealt with wait for that.
  '--heap-growing-percent=15',
]
/**
 * glibc keeps an arena a thread otherwise, each with what its fullest moment took; and gives the bytes of a mail back to
 * the system only where they were not cut from an arena. Other systems do not know these.
 */
const environment = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536' }

/** Does nothing where it was done, or cannot be: on Windows, below a debugger. */
export const becomeLean = () => {
  if (process.platform === 'win32' || typeof process.execve !== 'function') return
  const given = process.execArgv
  if (given.includes(v8Options[0]) || given.some((option) => option.startsWith('--inspect'))) return
  const args = [process.execPath, ...given, ...v8Options, ...process.argv.slice(1)]
  process.execve(process.execPath, args, { ...process.env, ...environment })
}
