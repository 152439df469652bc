/** Figures of the gateway for Prometheus: counts and times, no addresses. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Answer, Failure } from './answer.ts'

export type GatewayMetrics = {
  readonly text: () => Promise<string>
  readonly judged: (answer: Answer | Failure, seconds: number) => void
  /** Asked when figures are read. */
  readonly underWay: (count: () => number) => void
}

export const createGatewayMetrics = (): GatewayMetrics => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'miwake_gateway_' })
  const mails = new Counter({
    name: 'miwake_gateway_mails_total',
    help: 'Mails judged, by verdict; unread: by rule',
    labelNames: ['verdict'],
    registers,
  })
  const deeds = new Counter({
    name: 'miwake_gateway_recipients_total',
    help: 'What was done for recipients',
    labelNames: ['deed'],
    registers,
  })
  const failures = new Counter({
    name: 'miwake_gateway_failures_total',
    help: 'Mails that could not be judged: busy, timeout, error, stopping',
    labelNames: ['why'],
    registers,
  })
  const time = new Histogram({
    name: 'miwake_gateway_judge_seconds',
    help: 'Time to judge a mail, waiting for others included',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 25],
    registers,
  })
  return {
    text: () => registry.metrics(),
    judged: (answer, seconds) => {
      time.observe(seconds)
      if (answer.status === 'failed') {
        failures.inc({ why: answer.why })
        return
      }
      mails.inc({ verdict: answer.judgement?.verdict ?? 'unread' })
      for (const { deed } of answer.recipients) deeds.inc({ deed })
    },
    underWay: (count) => {
      new Gauge({
        name: 'miwake_gateway_under_way',
        help: 'Mails being judged or waiting for it',
        registers,
        collect() {
          this.set(count())
        },
      })
    },
  }
}
