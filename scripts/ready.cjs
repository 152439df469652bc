// Plain CommonJS that any Node since 12 runs: brings the project's own dependencies, a current Node among them.
// With everything in place it only compares two hashes, and asks nothing of the network.
const { createHash } = require('node:crypto')
const { execFileSync, execSync, spawnSync } = require('node:child_process')
const { existsSync, readFileSync, statSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const nodeMajor = 24
const root = join(__dirname, '..')
const lock = join(root, 'package-lock.json')
/** npm's own record of what it installed, and ours of which lock file that was. */
const installed = join(root, 'node_modules', '.package-lock.json')
const marker = join(root, 'node_modules', '.miwake-lock')

const say = (ja, en) => {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || ''
  console.error(locale.startsWith('ja') ? ja : en)
}
const stop = (ja, en) => {
  say(ja, en)
  process.exit(1)
}

const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex')
const isReady = () => {
  if (!existsSync(installed)) return false
  if (existsSync(marker)) return readFileSync(marker, 'utf8') === wanted
  // Installed by hand: npm's record is younger than the lock file it was made from.
  return statSync(installed).mtimeMs >= statSync(lock).mtimeMs
}

if (!isReady()) {
  say('必要なものを用意しています（初めの1回だけ）', 'Fetching what Miwake needs (the first time only)')
  try {
    // stdout is left to the command that was asked for.
    execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: root, stdio: ['ignore', 2, 2] })
  } catch {
    stop(
      '用意できませんでした。ネットワークにつながっているかを確かめて、もう一度お試しください。',
      'That did not work. Please check that this machine can reach the network, and try again.',
    )
  }
}
const isNew = !existsSync(marker) || readFileSync(marker, 'utf8') !== wanted
if (isNew) writeFileSync(marker, wanted)

// The node found first by npm scripts: node_modules/.bin, where the platform has one, else the user's own.
const own = join(root, 'node_modules', '.bin', 'node')
let version
try {
  version = execFileSync(existsSync(own) ? own : process.execPath, ['-p', 'process.versions.node'])
    .toString()
    .trim()
} catch {
  stop(
    `付属の Node がこの機械では動きません。Node ${nodeMajor} を入れて（https://nodejs.org）、npm ci --omit=optional のあと、もう一度お試しください。`,
    `The Node that comes along does not run on this machine: install Node ${nodeMajor} (https://nodejs.org), run npm ci --omit=optional, and try again.`,
  )
}
if (Number(version.split('.')[0]) < nodeMajor) {
  stop(
    `Miwake には Node ${nodeMajor} 以上が要ります（いまは ${version}）。https://nodejs.org から入れて、もう一度お試しください。`,
    `Miwake needs Node ${nodeMajor} or newer; this is ${version}. Install it from https://nodejs.org and try again.`,
  )
}

// One mail scanned now leaves the compiled code in Node's cache: the first answer then takes half as long (0.3 s, not 0.6).
if (isNew) {
  const bin = join(root, 'packages', 'server', 'bin', 'miwake.mjs')
  const sample = join(root, 'corpus', 'mail', 'account-suspended-honest.eml')
  spawnSync(existsSync(own) ? own : process.execPath, [bin, 'scan', sample], { stdio: 'ignore' })
}
