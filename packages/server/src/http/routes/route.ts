/** How routes are written: what they answer, and what every one of them may answer instead. */
import { createRoute, OpenAPIHono, type RouteConfig, type z } from '@hono/zod-openapi'
import type { Actor } from '../access/actor.ts'
import { Problem, problems } from '../problem.ts'
import { problem } from '../schema/common.ts'

export type AppEnv = {
  readonly Variables: {
    /** Of the session the request belongs to. */
    session: string
    /** Whose session it is. */
    actor: Actor
  }
}

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})

export const answers = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})

/** A route under /api: with a session, and a token where it changes something. */
export const apiRoute = <const R extends RouteConfig>(route: R) =>
  createRoute({
    ...route,
    responses: { ...route.responses, default: problemAnswer('What is wrong and what to do') },
  })

/** An app whose wrong input is answered by a problem that names the field. */
export const createRouter = (): OpenAPIHono<AppEnv> =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return
      const names = [...new Set(result.error.issues.map(({ path }) => path.join('.') || 'body'))].join(', ')
      const { ja, en } = problems.badValue
      throw new Problem(400, { ja: ja.replace('{name}', names), en: en.replace('{name}', names) })
    },
  })
