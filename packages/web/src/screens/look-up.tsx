/** 調べる: paste or drop, and the engine looks at it in the browser. Nothing leaves the machine. */
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useApp } from '../app/app-context.ts'
import { formatSize } from '../i18n/format.ts'
import { fill } from '../i18n/i18n.ts'
import { type LookUpResult, lookUp, warmUp } from '../look-up/ask-worker.ts'
import { inputBytesMax, type LookUpInput, readInput } from '../look-up/input.ts'
import { Icon } from '../parts/icon.tsx'
import { TypedAlready } from '../parts/typed-already.tsx'
import { LookUpAnswer, lookUpTitle } from './look-up-answer.tsx'
import { Screen } from './screen.tsx'

export const LookUp = () => {
  const { t } = useApp()
  const [pasted, setPasted] = useState('')
  const [file, setFile] = useState<{ readonly name: string; readonly bytes: Uint8Array } | null>(null)
  const [trustTop, setTrustTop] = useState(false)
  const [isOver, setOver] = useState(false)
  const [isChecking, setChecking] = useState(false)
  const [result, setResult] = useState<LookUpResult | null>(null)
  const [complaint, setComplaint] = useState('')
  const picker = useRef<HTMLInputElement>(null)
  const answer = useRef<HTMLDivElement>(null)
  useEffect(warmUp, [])

  const check = async (input: LookUpInput | null) => {
    if (!input) return
    setComplaint('')
    setChecking(true)
    const found = await lookUp(input, trustTop)
    setChecking(false)
    setResult(found)
  }
  useEffect(() => {
    if (result) answer.current?.scrollIntoView({ block: 'nearest' })
  }, [result])
  const take = async (taken: File | undefined) => {
    if (!taken) return
    if (taken.size > inputBytesMax) {
      setComplaint(fill(t.look.tooLarge, { size: formatSize(inputBytesMax) }))
      return
    }
    const bytes = new Uint8Array(await taken.arrayBuffer())
    setFile({ name: taken.name, bytes })
    setPasted('')
    await check({ kind: 'mail', bytes: bytes.slice() })
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped) void take(dropped)
    else setPasted(event.dataTransfer.getData('text/plain'))
  }
  const clear = () => {
    setPasted('')
    setFile(null)
    setResult(null)
    setComplaint('')
  }

  const input = file ? { kind: 'mail' as const, bytes: file.bytes.slice() } : readInput(pasted)
  return (
    <Screen title={t.look.title} about={t.look.about}>
      <p className="note is-good">
        <Icon name="shield" /> {t.look.private}
      </p>
      <form
        className={isOver ? 'drop is-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        onSubmit={(event) => {
          event.preventDefault()
          void check(input)
        }}
      >
        {file ? (
          <p className="drop-file">
            <Icon name="mail" /> <b>{file.name}</b> {formatSize(file.bytes.length)}
          </p>
        ) : (
          <label className="field">
            <span>{t.look.paste}</span>
            <textarea
              rows={8}
              placeholder={t.look.placeholder}
              value={pasted}
              spellCheck={false}
              onChange={({ target }) => setPasted(target.value)}
            />
          </label>
        )}
        <label className="check">
          <input type="checkbox" checked={trustTop} onChange={({ target }) => setTrustTop(target.checked)} />
          {t.look.ownMailbox}
        </label>
        <div className="buttons">
          <button type="submit" className="is-main" disabled={input === null || isChecking}>
            {isChecking ? t.look.checking : t.look.check}
          </button>
          <button type="button" onClick={() => picker.current?.click()}>
            {t.look.file}
          </button>
          <span className="small">{t.look.drop}</span>
          {(pasted !== '' || file || result) && (
            <button type="button" className="is-quiet" onClick={clear}>
              {t.look.clear}
            </button>
          )}
          <input
            ref={picker}
            type="file"
            accept=".eml,message/rfc822,.txt,.msg"
            hidden
            onChange={({ target }) => {
              void take(target.files?.[0])
              target.value = ''
            }}
          />
        </div>
      </form>
      {/* One line for who does not see the page: all of the answer would be read at once. */}
      <p className="sr" role="status">
        {isChecking ? t.look.checking : result && 'explained' in result ? lookUpTitle(result.explained, t) : ''}
      </p>
      <div role="alert">
        {complaint !== '' && <p className="note is-bad">{complaint}</p>}
        {result && 'failed' in result && (
          <p className="note is-bad">{result.failed === 'tables' ? t.look.loadFailed : t.look.failed}</p>
        )}
      </div>
      <div ref={answer} className="look-result">
        {result && 'explained' in result && <LookUpAnswer explained={result.explained} />}
      </div>
      <TypedAlready className="part" />
    </Screen>
  )
}
