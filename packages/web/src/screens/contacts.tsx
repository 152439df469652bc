/** Whom the person knows: counted, listed when asked for, an address book read in, and forgotten. */
import { type ChangeEvent, useCallback, useState } from 'react'
import type { Contact } from '../api/types.ts'
import { useApp } from '../app/app-context.ts'
import { useResult } from '../app/use-result.ts'
import { formatCount } from '../i18n/format.ts'
import { fill } from '../i18n/i18n.ts'
import { harmless } from '../parts/harmless.ts'
import { Icon } from '../parts/icon.tsx'

/** A file's bytes in base64. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

export const Contacts = ({ mailbox }: { readonly mailbox: number }) => {
  const { api, t, lang, say, sayFailure } = useApp()
  const ask = useCallback(() => api.contacts(mailbox), [api, mailbox])
  const { value, again } = useResult(ask)
  const [shown, setShown] = useState<readonly Contact[]>([])
  const [next, setNext] = useState<string | null>(null)
  if (!value) return null

  const show = async (after?: string) => {
    const page = await api.contacts(mailbox, after)
    if (!page.ok) return sayFailure(page.failure)
    setShown((old) => (after === undefined ? page.value.items : [...old, ...page.value.items]))
    setNext(page.value.next)
  }
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (!file) return
    const result = await api.importContacts(mailbox, await base64Of(file))
    target.value = ''
    if (!result.ok) return sayFailure(result.failure)
    say(fill(t.contacts.found, { n: formatCount(result.value.found, lang) }))
    setShown([])
    again()
  }
  const remove = async (address?: string) => {
    const result = await api.removeContacts(mailbox, address)
    if (!result.ok) return sayFailure(result.failure)
    say(address === undefined ? t.contacts.cleared : fill(t.contacts.removed, { address }))
    setShown((old) => (address === undefined ? [] : old.filter((contact) => contact.address !== address)))
    again()
  }
  const count = (n: number) => formatCount(n, lang)
  return (
    <section className="part">
      <h3>{t.contacts.title}</h3>
      <p className="small">{t.contacts.about}</p>
      <p>{fill(t.contacts.count, { total: count(value.total), imported: count(value.imported) })}</p>
      <label className="field">
        <span>{t.contacts.import}</span>
        <input type="file" accept=".vcf,.csv,.txt,text/vcard,text/csv" onChange={(event) => void read(event)} />
        <small>{t.contacts.importAbout}</small>
      </label>
      {shown.length > 0 && (
        <ul className="entries">
          {shown.map(({ address, name }) => (
            <li key={address}>
              <span>
                {address} {harmless(name)}
              </span>
              <button
                type="button"
                className="icon-button"
                aria-label={fill(t.contacts.remove, { address })}
                onClick={() => void remove(address)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="buttons">
        {value.total > 0 && (shown.length === 0 || next !== null) && (
          <button type="button" onClick={() => void show(next ?? undefined)}>
            {shown.length === 0 ? t.contacts.show : t.contacts.more}
          </button>
        )}
        {value.imported > 0 && (
          <button type="button" onClick={() => void remove()}>
            {t.contacts.clear}
          </button>
        )}
      </div>
    </section>
  )
}
