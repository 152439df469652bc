#!/usr/bin/env node
// Compiled code is kept between runs: a scan of one mail then starts in a fraction of the time.
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { main } = await import('../src/cli/main.ts')
process.exitCode = await main(process.argv.slice(2))
