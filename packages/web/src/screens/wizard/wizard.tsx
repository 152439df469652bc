/** First run: look at the demo, or add a mailbox step by step. Nothing is moved before the person has seen what would be. */
import { useEffect, useRef, useState } from 'react'
import type { Mailbox } from '../../api/types.ts'
import { useApp } from '../../app/app-context.ts'
import { home } from '../../app/route.ts'
import { fill } from '../../i18n/i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { AddressStep } from './address-step.tsx'
import { type Draft, emptyDraft } from './draft.ts'
import { DryRunResults } from './dry-run.tsx'
import { LookStep } from './look-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { TestStep } from './test-step.tsx'

const steps = ['address', 'password', 'test', 'look', 'agree'] as const
type Step = (typeof steps)[number]

export const Wizard = () => {
  const { t, go, reload, state } = useApp()
  const [step, setStep] = useState<Step | null>(null)
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [mailbox, setMailbox] = useState<Mailbox | null>(null)
  const [mend, setMend] = useState<'host' | 'password' | null>(null)
  const head = useRef<HTMLHeadingElement>(null)
  // Each step is a new page to a screen reader; what is to be mended is where it begins.
  useEffect(() => {
    if (step !== null && !(step === 'password' && mend !== null)) head.current?.focus()
  }, [step, mend])

  const begin = () => {
    setStep('address')
    // A place of its own: the mailbox exists before the last step, and the first run would be over.
    go({ screen: 'start', mailbox: null }, true)
  }
  if (step === null) return <Welcome onOwn={begin} />
  const number = steps.indexOf(step)
  const leave = async (id: number) => {
    await reload()
    go({ ...home, mailbox: id })
  }
  return (
    <main className="wizard">
      <div className={step === 'agree' ? 'wizard-card is-wide' : 'wizard-card'}>
        <ol className="wizard-steps">
          {steps.map((name, i) => (
            <li
              key={name}
              aria-current={name === step ? 'step' : undefined}
              className={i < number ? 'is-done' : undefined}
            >
              {t.wizard.steps[name]}
            </li>
          ))}
        </ol>
        <h1 ref={head} tabIndex={-1}>
          {t.wizard.steps[step]}
          <small>{fill(t.wizard.step, { n: number + 1, of: steps.length })}</small>
        </h1>
        {step === 'address' && (
          <AddressStep
            draft={draft}
            setDraft={setDraft}
            onBack={() => setStep(null)}
            onNext={() => {
              setMend(null)
              setStep('password')
            }}
          />
        )}
        {step === 'password' && (
          <PasswordStep
            draft={draft}
            mend={mend}
            setDraft={setDraft}
            onBack={() => setStep('address')}
            onNext={() => setStep('test')}
          />
        )}
        {step === 'test' && (
          <TestStep
            draft={draft}
            onBack={(field) => {
              setMend(field)
              setStep('password')
            }}
            onAdded={(added) => {
              setMailbox(added)
              setStep('look')
            }}
          />
        )}
        {step === 'look' && mailbox && <LookStep mailbox={mailbox} onDone={() => setStep('agree')} />}
        {step === 'agree' && mailbox && (
          <DryRunResults
            mailbox={state.mailboxes.find(({ id }) => id === mailbox.id) ?? mailbox}
            onAgreed={() => void leave(mailbox.id)}
            onLater={() => void leave(mailbox.id)}
          />
        )}
      </div>
    </main>
  )
}

const Welcome = ({ onOwn }: { readonly onOwn: () => void }) => {
  const { api, t, state, go, reload, say, preferences, setPreferences } = useApp()
  const demo = state.mailboxes.find(({ kind }) => kind === 'demo') ?? (state.demo ? state.mailboxes[0] : undefined)
  const tryDemo = async () => {
    if (demo) {
      go({ ...home, mailbox: demo.id })
      return
    }
    const result = await api.addDemo()
    if (!result.ok) {
      say(t.wizard.failed)
      return
    }
    await reload()
    go({ ...home, mailbox: result.value.id })
  }
  return (
    <main className="wizard">
      <div className="wizard-card is-welcome">
        <img src={new URL('../../icon.svg', import.meta.url).href} alt="" width="56" height="56" />
        <h1>
          {t.app.name} <small lang="ja">{t.app.reading}</small>
        </h1>
        <p className="wizard-lead">{t.wizard.welcome}</p>
        <p className="small">{t.wizard.welcomeMore}</p>
        <div className="wizard-ways">
          <button type="button" className="way is-main" onClick={() => void tryDemo()}>
            <Icon name="look" />
            <b>{t.wizard.tryDemo}</b>
            <span>{t.wizard.tryDemoAbout}</span>
          </button>
          <button type="button" className="way" onClick={onOwn}>
            <Icon name="inbox" />
            <b>{t.wizard.addOwn}</b>
            <span>{t.wizard.addOwnAbout}</span>
          </button>
        </div>
        <p className="wizard-lang">
          <button
            type="button"
            className="link"
            lang={preferences.lang === 'ja' ? 'en' : 'ja'}
            onClick={() => setPreferences({ lang: preferences.lang === 'ja' ? 'en' : 'ja' })}
          >
            {preferences.lang === 'ja' ? 'English' : '日本語'}
          </button>
          <button type="button" className="link" onClick={() => go({ screen: 'look-up', mailbox: null })}>
            {t.wizard.lookUpOne}
          </button>
        </p>
      </div>
    </main>
  )
}
