/** Fields of an account that more than one form has. */
import type { Role } from '../../api/people-types.ts'
import { useApp } from '../../app/app-context.ts'

/** One a line, or parted by commas and spaces. */
export const readAddresses = (text: string): readonly string[] =>
  text.split(/[\s,;、]+/).filter((address) => address !== '')

export const RoleChoice = ({
  value,
  onChange,
  fixed = null,
  options,
}: {
  readonly value: readonly Role[]
  readonly onChange: (value: readonly Role[]) => void
  /** One that cannot be taken off. */
  readonly fixed?: Role | null
  readonly options: readonly Role[]
}) => {
  const { t } = useApp()
  return (
    <fieldset className="roles">
      <legend>{t.people.roles}</legend>
      {options.map((role) => (
        <label key={role} className="check">
          <input
            type="checkbox"
            checked={value.includes(role)}
            disabled={role === fixed}
            onChange={({ target }) =>
              onChange(target.checked ? [...value, role] : value.filter((other) => other !== role))
            }
          />
          <span>{t.people.role[role]}</span>
        </label>
      ))}
    </fieldset>
  )
}
