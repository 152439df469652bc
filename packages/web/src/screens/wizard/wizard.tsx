/** First run: look at the demo, or add a mailbox step by step. Nothing is moved before the person has seen what would be. */
import { useEffect, useRef, useState } from 'react'
import type { Mailbox } from '../../api/types.ts'
import { useApp } from '../../app/app-context.ts'
import { formatRoute, home } from '../../app/route.ts'
import { fill } from '../../i18n/i18n.ts'
import { Icon } from '../../parts/icon.tsx'
import { AddressStep } from './address-step.tsx'
import { type Draft, emptyDraft } from './draft.ts'
import { DryRunResults } from './dry-run.tsx'
import { LookStep } from './look-step.tsx'
import { isLooking } from './looking.ts'
import { PasswordStep } from './password-step.tsx'
import { TestStep } from './test-step.tsx'

const steps = ['address', 'password', 'test', 'look', 'agree'] as const
type Step = (typeof steps)[number]

/** The step an entry of the browser's history stands for, so that its back button goes back one. */
const stepOf = (state: unknown): Step | null =>
  steps.find((step) => step === (state as { readonly wizardStep?: unknown } | null)?.wizardStep) ?? null

export const Wizard = () => {
  const { t, go, reload, route, state } = useApp()
  const [mailbox, setMailbox] = useState<Mailbox | null>(
    () => state.mailboxes.find(({ id }) => id === route.mailbox) ?? null,
  )
  // Who has a mailbox needs no welcome to add another.
  const [first] = useState<Step | null>(state.mailboxes.length > 0 ? 'address' : null)
  // Come back to what went on meanwhile, where the page was closed half way.
  const [step, setStep] = useState<Step | null>(mailbox === null ? first : isLooking(mailbox) ? 'look' : 'agree')
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [mend, setMend] = useState<'host' | 'password' | null>(null)
  const head = useRef<HTMLHeadingElement>(null)
  // Each step is a new page to a screen reader; what is to be mended is where it begins.
  useEffect(() => {
    if (step !== null && !(step === 'password' && mend !== null)) head.current?.focus()
  }, [step, mend])
  const mailboxId = mailbox?.id ?? null
  const isTyped = draft.filledFor !== ''
  useEffect(() => {
    const read = (event: PopStateEvent) => {
      const wanted = stepOf(event.state) ?? first
      // A mailbox is added once; and after the page was loaded anew nothing is typed in any more.
      if (mailboxId !== null) go({ ...home, mailbox: mailboxId }, true)
      else setStep(wanted === null || isTyped ? wanted : 'address')
    }
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [go, mailboxId, isTyped, first])
  useEffect(() => {
    if (stepOf(history.state) !== null) history.replaceState(null, '', location.hash)
  }, [])

  const show = (next: Step) => {
    // A place of its own: the mailbox exists before the last step, and the first run would be over.
    history.pushState({ wizardStep: next }, '', formatRoute({ screen: 'start', mailbox: null }))
    go({ screen: 'start', mailbox: null })
    setStep(next)
  }
  const back = () => history.back()
  if (step === null) return <Welcome onOwn={() => show('address')} />
  const number = steps.indexOf(step)
  const leave = async (id: number) => {
    await reload()
    go({ ...home, mailbox: id }, true)
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
            onBack={first === null ? back : () => go(home)}
            onNext={() => {
              setMend(null)
              show('password')
            }}
          />
        )}
        {step === 'password' && (
          <PasswordStep draft={draft} mend={mend} setDraft={setDraft} onBack={back} onNext={() => show('test')} />
        )}
        {step === 'test' && (
          <TestStep
            draft={draft}
            onBack={(field) => {
              setMend(field)
              back()
            }}
            onAdded={(added) => {
              setMailbox(added)
              go({ screen: 'start', mailbox: added.id }, true)
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
