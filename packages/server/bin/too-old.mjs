// Plain JavaScript that any Node since 14 runs.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url))
const bin = fileURLToPath(new URL('./miwake.mjs', import.meta.url))

/** One sentence in each language: what is wrong, and what to type. */
export const tooOld = (version, nodeMajor) => {
  const [ja, en] = existsSync(own)
    ? [`このプロジェクトの Node で動かしてください: ${own} ${bin}`, `run it with the project’s own Node: ${own} ${bin}`]
    : [
        'プロジェクトのフォルダで npm start とすると、必要なものがそろいます',
        'npm start in the project’s folder brings what it needs',
      ]
  return (
    `miwake: Node ${nodeMajor} 以上が要ります（いまは ${version}）。${ja}\n` +
    `miwake: Node ${nodeMajor} or newer is needed, this is ${version}; ${en}\n`
  )
}
