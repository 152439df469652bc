#!/usr/bin/env node
// Nothing is imported at the top: an older Node has to get as far as saying what it is too old for.
const nodeMajor = 24

const start = async () => {
  if (Number(process.versions.node.split('.')[0]) < nodeMajor) {
    const { tooOld } = await import('./too-old.mjs')
    process.stderr.write(tooOld(process.versions.node, nodeMajor))
    process.exitCode = 2
    return
  }
  if (['serve', 'gateway'].some((command) => process.argv.includes(command))) (await import('./restart.mjs')).restart()
  // Compiled code is kept between runs: a scan of one mail then starts in a fraction of the time.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  const { main } = await import('../src/cli/main.ts')
  process.exitCode = await main(process.argv.slice(2))
}

start()
