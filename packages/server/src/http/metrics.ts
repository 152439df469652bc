/** Figures for Prometheus: counts and times, no mail content and no addresses. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly registry: Registry
  readonly requests: Histogram<'method' | 'route' | 'status'>
  readonly refused: Counter<'why'>
  readonly mailboxes: Gauge<'state'>
  readonly events: Counter<'type'>
  readonly listeners: Gauge
}

/** Prometheus' own words: https://prometheus.io/docs/practices/naming/ */
export const createMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'miwake_' })
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'miwake_http_request_seconds',
      help: 'Time to answer a request, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    refused: new Counter({
      name: 'miwake_http_refused_total',
      help: 'Requests refused: host, origin, session, rate, password',
      labelNames: ['why'],
      registers,
    }),
    mailboxes: new Gauge({
      name: 'miwake_mailboxes',
      help: 'Mailboxes by state',
      labelNames: ['state'],
      registers,
    }),
    events: new Counter({
      name: 'miwake_sorter_events_total',
      help: 'What the sorter told, by type',
      labelNames: ['type'],
      registers,
    }),
    listeners: new Gauge({ name: 'miwake_event_listeners', help: 'Pages that listen for events', registers }),
  }
}
