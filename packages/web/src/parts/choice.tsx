/** One of a few, as radio buttons: all are seen, one is chosen. */
import { useId } from 'react'

export type Option<T extends string> = {
  readonly value: T
  readonly label: string
  readonly about?: string
  /** A line of its own below. */
  readonly figures?: string
}

export const Choice = <T extends string>({
  legend,
  options,
  value,
  onChange,
}: {
  readonly legend: string
  readonly options: readonly Option<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}) => {
  const name = useId()
  return (
    <fieldset className={options.some(({ about }) => about !== undefined) ? 'choice' : 'choice is-row'}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'is-chosen' : undefined}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.about !== undefined && <small>{option.about}</small>}
            {option.figures !== undefined && <small>{option.figures}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
