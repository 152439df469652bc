/** How each mailbox is: connected, last mail, lag, and what is wrong in words. */
import { useCallback, useEffect } from 'react'
import { useApp } from '../app/app-context.ts'
import { mailboxName } from '../app/folders.ts'
import { useResult } from '../app/use-result.ts'
import { formatCount, formatDateTime, formatSize, formatSpan } from '../i18n/format.ts'
import { Loading, Problem } from '../parts/problem.tsx'
import { Screen } from './screen.tsx'

export const Health = () => {
  const { api, t, lang, changes, state } = useApp()
  const ask = useCallback(() => api.health(), [api])
  const { value, failure, again } = useResult(ask)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change at the server is a reason to ask again
  useEffect(() => again(), [changes])
  return (
    <Screen title={t.health.title}>
      {value ? (
        <>
          {value.mailboxes.map(({ id, name, health, messages, sortedToday }) => (
            <section key={id} className={`part card health is-${health.state}`}>
              <h2>
                <span className={`dot is-${health.state}`} />{' '}
                {mailboxName({ kind: state.mailboxes.find((mailbox) => mailbox.id === id)?.kind ?? 'imap', name }, t)}
              </h2>
              <p className="health-state">{t.health.state[health.state]}</p>
              {health.message !== null && <p className="note is-bad">{health.message[lang]}</p>}
              <dl className="facts">
                <div>
                  <dt>{t.health.lastMail}</dt>
                  <dd>{health.lastMailAt === null ? t.health.never : formatDateTime(health.lastMailAt, lang)}</dd>
                </div>
                <div>
                  <dt>{t.health.lag}</dt>
                  <dd>{health.lagMs === null ? t.health.never : formatSpan(health.lagMs, lang)}</dd>
                </div>
                <div>
                  <dt>{t.health.messages}</dt>
                  <dd>{formatCount(messages, lang)}</dd>
                </div>
                <div>
                  <dt>{t.health.sortedToday}</dt>
                  <dd>{formatCount(sortedToday, lang)}</dd>
                </div>
              </dl>
            </section>
          ))}
          <section className="part card">
            <h2>{t.health.server}</h2>
            <dl className="facts">
              <div>
                <dt>{t.health.version}</dt>
                <dd>{value.version}</dd>
              </div>
              <div>
                <dt>{t.health.started}</dt>
                <dd>{formatDateTime(value.startedAt, lang)}</dd>
              </div>
              <div>
                <dt>{t.health.database}</dt>
                <dd>{formatSize(value.databaseBytes)}</dd>
              </div>
            </dl>
          </section>
        </>
      ) : failure ? (
        <Problem text={t.list.failed} failure={failure} again={again} />
      ) : (
        <Loading />
      )}
    </Screen>
  )
}
