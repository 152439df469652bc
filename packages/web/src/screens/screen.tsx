/** A screen with a title, as wide as text reads well. */
import type { ReactNode } from 'react'

export const Screen = ({
  title,
  about,
  children,
}: {
  readonly title: string
  readonly about?: string
  readonly children: ReactNode
}) => (
  <div className="screen">
    <h1>{title}</h1>
    {about !== undefined && <p className="screen-about">{about}</p>}
    {children}
  </div>
)
