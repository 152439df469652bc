// Plain CommonJS so that any Node can run it: brings the project's own dependencies, Node among them.
const { existsSync, statSync } = require('node:fs')
const { execFileSync, execSync } = require('node:child_process')
const { join } = require('node:path')

const root = join(__dirname, '..')
const stamp = join(root, 'node_modules', '.package-lock.json')
const lock = join(root, 'package-lock.json')
if (!existsSync(stamp) || statSync(stamp).mtimeMs < statSync(lock).mtimeMs) {
  execSync('npm ci --no-audit --no-fund', { cwd: root, stdio: 'inherit' })
}

// The node found first by npm scripts: node_modules/.bin, where the platform has one, else the user's own.
const own = join(root, 'node_modules', '.bin', 'node')
const version = execFileSync(existsSync(own) ? own : 'node', ['-p', 'process.versions.node'])
  .toString()
  .trim()
if (Number(version.split('.')[0]) < 24) {
  console.error(`Miwake needs Node 24 or newer; this is ${version}. Install it from https://nodejs.org and try again.`)
  process.exit(1)
}
