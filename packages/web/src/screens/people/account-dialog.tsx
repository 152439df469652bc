/** One account, changed by who administers: name, roles, addresses, a new link, disabling. */
import { type FormEvent, useState } from 'react'
import { type Account, type AccountPatch, type Invitation, roles } from '../../api/people-types.ts'
import { useApp } from '../../app/app-context.ts'
import { fill } from '../../i18n/i18n.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { failureText } from '../../parts/failure-text.ts'
import { RoleChoice, readAddresses } from './account-fields.tsx'

export const AccountDialog = ({
  account,
  onClose,
  onChanged,
  onInvited,
}: {
  readonly account: Account
  readonly onClose: () => void
  readonly onChanged: () => void
  readonly onInvited: (made: Invitation) => void
}) => {
  const { api, t, lang, say, reload } = useApp()
  const { people } = t
  const { id, login } = account
  const [name, setName] = useState(account.name)
  const [given, setGiven] = useState(account.roles)
  const [addresses, setAddresses] = useState(account.addresses.join('\n'))
  const [complaint, setComplaint] = useState('')
  const [asking, setAsking] = useState(false)
  const isDisabled = account.disabledAt !== null

  const change = async (patch: AccountPatch, text: string) => {
    const result = await api.changeAccount(id, patch)
    if (!result.ok) return setComplaint(failureText(result.failure, lang))
    say(fill(text, { login }))
    onChanged()
    onClose()
    // It may have been one's own.
    await reload()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    void change({ name, roles: given, addresses: readAddresses(addresses) }, people.saved)
  }
  const signOut = async () => {
    const result = await api.signOutAccount(id)
    if (!result.ok) return setComplaint(failureText(result.failure, lang))
    say(fill(people.signedOut, { login }))
    onClose()
    await reload()
  }
  const invite = async () => {
    const result = await api.inviteAccount(id)
    if (!result.ok) return setComplaint(failureText(result.failure, lang))
    onChanged()
    onInvited(result.value)
  }
  return (
    <Dialog title={fill(people.edit, { login })} onClose={onClose}>
      {asking ? (
        <>
          <p>{fill(people.inviteSure, { login })}</p>
          <div className="buttons">
            <button type="button" onClick={() => setAsking(false)}>
              {t.app.cancel}
            </button>
            <button type="button" className="is-danger" onClick={() => void invite()}>
              {people.inviteYes}
            </button>
          </div>
        </>
      ) : (
        <>
          <form className="form" onSubmit={save}>
            <label className="field">
              <span>{people.name}</span>
              <input type="text" value={name} maxLength={200} onChange={({ target }) => setName(target.value)} />
            </label>
            <label className="field">
              <span>{people.addresses}</span>
              <textarea
                rows={3}
                spellCheck={false}
                value={addresses}
                onChange={({ target }) => setAddresses(target.value)}
              />
              <small>{people.addressesHint}</small>
            </label>
            <RoleChoice value={given} onChange={setGiven} options={roles} />
            <div className="buttons">
              <button type="submit" className="is-main">
                {people.save}
              </button>
            </div>
          </form>
          <div className="buttons">
            <button type="button" onClick={() => void signOut()}>
              {people.signOutOne}
            </button>
            {!isDisabled && (
              <button type="button" onClick={() => setAsking(true)}>
                {people.invite}
              </button>
            )}
            <button
              type="button"
              className={isDisabled ? '' : 'is-danger'}
              onClick={() => void change({ disabled: !isDisabled }, isDisabled ? people.enabled : people.disabled)}
            >
              {isDisabled ? people.enable : people.disable}
            </button>
          </div>
        </>
      )}
      <p role="alert" className="is-bad">
        {complaint}
      </p>
    </Dialog>
  )
}
