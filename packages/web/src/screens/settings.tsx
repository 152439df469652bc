/** Settings of this page, and of the mailbox. */
import { useState } from 'react'
import type { MailboxPatch } from '../api/client.ts'
import type { Lang, Level, Mailbox, MailboxMode, ReviewTo } from '../api/types.ts'
import { isAdmin, useApp } from '../app/app-context.ts'
import { mailboxName } from '../app/folders.ts'
import type { Theme } from '../app/preferences.ts'
import { home } from '../app/route.ts'
import { fill } from '../i18n/i18n.ts'
import { Choice } from '../parts/choice.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Contacts } from './contacts.tsx'
import { Screen } from './screen.tsx'
import { TrustedServer } from './wizard/trusted-server.tsx'

const themes: readonly Theme[] = ['auto', 'light', 'dark']
const modes: readonly MailboxMode[] = ['shadow', 'active']
const places: readonly ReviewTo[] = ['inbox', 'folder']
const levels: readonly Level[] = ['careful', 'standard', 'strict']

export const Settings = ({ mailbox }: { readonly mailbox: Mailbox | null }) => {
  const { api, t, state, preferences, setPreferences, openHelp, reload, go } = useApp()
  const chooseLang = (lang: Lang) => {
    setPreferences({ lang })
    if (state.account) void api.patchAccount({ lang }).then(reload)
  }
  return (
    <Screen title={t.settings.title}>
      <section className="part card">
        <h2>{t.settings.page}</h2>
        <Choice
          legend={t.settings.language}
          options={[
            { value: 'ja', label: '日本語' },
            { value: 'en', label: 'English' },
          ]}
          value={preferences.lang}
          onChange={(lang) => chooseLang(lang)}
        />
        <Choice
          legend={t.settings.theme}
          options={themes.map((value) => ({ value, label: t.settings.themes[value] }))}
          value={preferences.theme}
          onChange={(theme) => setPreferences({ theme })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={preferences.letters}
            onChange={({ target }) => setPreferences({ letters: target.checked })}
          />
          <span>
            {t.settings.keys} <small>{t.settings.keysAbout}</small>
          </span>
        </label>
        <div className="buttons">
          <button type="button" onClick={openHelp}>
            {t.settings.keysList}
          </button>
          {state.account ? (
            <button type="button" onClick={() => go({ screen: 'account', mailbox: null })}>
              {t.people.own}
            </button>
          ) : (
            <button type="button" onClick={() => go({ screen: 'accounts', mailbox: null })}>
              {t.people.add}
            </button>
          )}
          {(state.listening !== 'loopback' || state.account) && (
            <button type="button" onClick={() => void api.logout().then(reload)}>
              {t.app.signOut}
            </button>
          )}
        </div>
      </section>
      {mailbox && <MailboxSettings mailbox={mailbox} />}
    </Screen>
  )
}

const MailboxSettings = ({ mailbox }: { readonly mailbox: Mailbox }) => {
  const { api, t, state, go, say, sayFailure, reload } = useApp()
  const [removing, setRemoving] = useState(false)
  const isPaused = mailbox.paused === true || mailbox.health.state === 'paused'
  const change = async (patch: MailboxPatch) => {
    const result = await api.patchMailbox(mailbox.id, patch)
    if (result.ok) say(t.settings.saved)
    else sayFailure(result.failure)
    await reload()
  }
  const pause = async () => {
    const result = await api.pause(mailbox.id, !isPaused)
    if (!result.ok) sayFailure(result.failure)
    await reload()
  }
  const remove = async () => {
    const result = await api.removeMailbox(mailbox.id)
    setRemoving(false)
    if (!result.ok) {
      sayFailure(result.failure)
      return
    }
    go(home)
    await reload()
  }
  return (
    <section className="part card">
      <h2>
        {t.settings.mailbox}
        {t.app.colon}
        {mailboxName(mailbox, t)}
      </h2>
      <Choice
        legend={t.settings.mode}
        options={modes.map((value) => ({ value, label: t.settings.modes[value] }))}
        value={mailbox.mode}
        onChange={(mode) => {
          // What would be moved is shown before anything is.
          if (mode === 'active') go({ screen: 'dry-run', mailbox: mailbox.id })
          else void change({ mode })
        }}
      />
      <Choice
        legend={t.settings.reviewTo}
        options={places.map((value) => ({ value, label: t.settings.reviewTos[value] }))}
        value={mailbox.reviewTo}
        onChange={(reviewTo) => void change({ reviewTo })}
      />
      <Choice
        legend={t.settings.level}
        options={levels.map((value) => ({ value, label: t.level[value], about: t.levelAbout[value] }))}
        value={mailbox.level ?? 'standard'}
        onChange={(level) => void change({ level })}
      />
      <div className="buttons">
        <button type="button" onClick={() => go({ screen: 'dry-run', mailbox: mailbox.id })}>
          {t.settings.dryRun}
        </button>
        <button type="button" onClick={() => void pause()}>
          {isPaused ? t.settings.resume : t.settings.pause}
        </button>
        <button type="button" className="is-danger" onClick={() => setRemoving(true)}>
          {t.settings.remove}
        </button>
      </div>
      {state.account && isAdmin(state) && mailbox.mine === false && (
        <p>
          {t.people.mineAbout}{' '}
          <button type="button" className="is-small" onClick={() => void change({ mine: true })}>
            {t.people.mine}
          </button>
        </p>
      )}
      <TrustedServer mailbox={mailbox.id} onJudged={() => void reload()} isSetting />
      <Contacts mailbox={mailbox.id} />
      {removing && (
        <Dialog title={t.settings.remove} onClose={() => setRemoving(false)}>
          <p>{fill(t.settings.removeSure, { name: mailboxName(mailbox, t) })}</p>
          <div className="buttons">
            <button type="button" onClick={() => setRemoving(false)}>
              {t.app.cancel}
            </button>
            <button type="button" className="is-danger" onClick={() => void remove()}>
              {t.settings.removeYes}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  )
}
