import { expect, test } from 'vitest'
import { startPool } from './worker-pool.ts'

const script = new URL('./testing/double-worker.ts', import.meta.url)

test('startPool() answers each job, in whatever order they end', async () => {
  const pool = startPool<number, number>(script, { add: 1 }, 2)
  try {
    expect(await Promise.all(Array.from({ length: 20 }, (_, i) => pool.run(i)))).toEqual(
      Array.from({ length: 20 }, (_, i) => 2 * i + 1),
    )
  } finally {
    await pool.close()
  }
})

test('startPool(): a worker that dies fails its jobs with the reason instead of waiting for ever', async () => {
  const pool = startPool<number, number>(script, { add: 0 }, 1)
  try {
    const [first, second] = [pool.run(-1), pool.run(2)]
    await expect(first).rejects.toThrow('no negative numbers')
    await expect(second).rejects.toThrow('no negative numbers')
    await expect(pool.run(3)).rejects.toThrow('no negative numbers')
  } finally {
    await pool.close()
  }
})
