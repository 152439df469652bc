/** The few pictures of the page, drawn with strokes of one width on a 20 px square. Beside a word, never instead of it. */

const paths = {
  inbox: 'M3 12v4.5h14V12M3 12 5.5 3.5h9L17 12M3 12h4.2l1 2h3.6l1-2H17',
  junk: 'M4 6h12M8 6V4h4v2M5.5 6l.8 10.5h7.4L14.5 6M8.5 9v4.5M11.5 9v4.5',
  sent: 'M17 3 9 11M17 3l-5 14-3-6-6-3 14-5Z',
  review: 'M10 3.2 18 17H2L10 3.2ZM10 8.5v4M10 14.6v.2',
  trash: 'M4 6h12M8 6V4h4v2M6 6l.6 10.5h6.8L14 6',
  archive: 'M3 4h14v4H3V4ZM4.5 8v8.5h11V8M8 11h4',
  folder: 'M2.5 5h5l1.5 2h8.5v9.5h-15V5Z',
  look: 'M8.8 14.6a5.8 5.8 0 1 0 0-11.6 5.8 5.8 0 0 0 0 11.6ZM13 13l4.5 4.5',
  journal: 'M4 3.5h10.5a1.5 1.5 0 0 1 1.5 1.5v11.5H5.5A1.5 1.5 0 0 1 4 15V3.5ZM7 7.5h6M7 11h6',
  learned: 'M2.5 15.5 7 10l3 3 6.5-8M12.5 5h4v4',
  lists: 'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 17c.3-3 2.5-4.8 5.5-4.8S12.7 14 13 17M13 4h5M14.5 8H18',
  settings:
    'M3 6h8M15 6h2M3 14h2M9 14h8M13 8.2A2.2 2.2 0 1 0 13 3.8a2.2 2.2 0 0 0 0 4.4ZM7 16.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  health: 'M2 10.5h3.5L8 4.5l4 11 2.5-5H18',
  person: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 17c.4-3.4 2.9-5.2 6.5-5.2s6.1 1.8 6.5 5.2',
  back: 'M12.5 4 6.5 10l6 6',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5 5 15',
  good: 'M4 10.5l4 4 8-9',
  bad: 'M10 4v8M10 15.2v.3',
  neutral: 'M10 9v6.5M10 5v.3',
  link: 'M8.5 11.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1M11.5 8.5a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1',
  clip: 'M15.5 9 10 14.5a3.4 3.4 0 0 1-5-5L11 3.7a2.3 2.3 0 0 1 3.3 3.3l-5.8 5.7a1.1 1.1 0 0 1-1.6-1.6L12 6',
  door: 'M8 3.5h8.5v13H8M3 10h9M9 7l3 3-3 3',
  shield: 'M10 2.5 16.5 5v4.5c0 4-2.7 6.8-6.5 8-3.8-1.2-6.5-4-6.5-8V5L10 2.5Z',
  image: 'M3 4h14v12H3V4ZM3 13l4-4 3.5 3.5L13 10l4 4M12.5 7.5h.1',
  down: 'M5 7.5l5 5 5-5',
  plus: 'M10 4v12M4 10h12',
  more: 'M4.5 10h.1M10 10h.1M15.5 10h.1',
  mail: 'M2.5 4.5h15v11h-15v-11ZM3 5l7 6 7-6',
} as const
export type IconName = keyof typeof paths

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
)
