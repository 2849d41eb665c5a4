import type { ReactElement } from 'react'

/** Drawn on 20 × 20 with one line of 1.6; no icon font, no icon package. */
const PATHS = {
  inbox: 'M3 11h4l1.2 2.5h3.6L13 11h4M3 11l2.4-6.5h9.2L17 11v4.5H3Z',
  register: 'M5 2.8h7l3 3v11.4H5ZM12 2.8v3h3M10 9v5.4M7.3 11.7h5.4',
  search: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM13.2 13.2l4 4',
  output: 'M3.5 8.5v8h13v-8M10 12.5V3M6.5 6.2 10 2.8l3.5 3.4',
  seal: 'M10 2.5a2.8 2.8 0 0 1 1.4 5.2c0 1.8.4 2.6 1.6 3.3h2.5v3.4h-11V11H7c1.2-.7 1.6-1.5 1.6-3.3A2.8 2.8 0 0 1 10 2.5ZM4.5 17.2h11',
  eye: 'M1.8 10S4.8 4.8 10 4.8 18.2 10 18.2 10 15.2 15.2 10 15.2 1.8 10 1.8 10ZM10 7.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8Z',
  bell: 'M4.5 14.5h11l-1.5-2.2V9a4 4 0 0 0-8 0v3.3ZM8.4 16.8h3.2M10 5V3.2',
  book: 'M4 3.5h9.5a2 2 0 0 1 2 2v11H6a2 2 0 0 1-2-2ZM4 14.5a2 2 0 0 1 2-2h9.5M7.5 7h4.5',
  fold: 'M3.5 3.5h13v13h-13ZM8 3.5v13M13.5 8 11.5 10l2 2',
  unfold: 'M3.5 3.5h13v13h-13ZM8 3.5v13M11.5 8l2 2-2 2',
  copy: 'M7 7h9.5v9.5H7ZM13 7V3.5H3.5V13H7',
  done: 'M4 10.5 8.2 15 16 5.5',
  close: 'M5 5l10 10M15 5 5 15',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  fit: 'M3.5 8V3.5H8M12 3.5h4.5V8M16.5 12v4.5H12M8 16.5H3.5V12',
  left: 'M4 8.5h8.5a4 4 0 0 1 0 8H8M7.5 5 4 8.5 7.5 12',
  right: 'M16 8.5H7.5a4 4 0 0 0 0 8H12M12.5 5 16 8.5 12.5 12',
  compare: 'M3 4h6v12H3ZM11 4h6v12h-6Z',
  upload: 'M10 13V3.5M6 7.2 10 3.2l4 4M3.5 13v3.5h13V13',
  camera: 'M2.8 6.5h3.4l1.3-2h5l1.3 2h3.4v9H2.8ZM10 8.2a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4Z',
  print: 'M5.5 7.5V3h9v4.5M5.5 14H3V7.5h14V14h-2.5M5.5 11.5h9V17h-9Z',
  paper: 'M5 2.8h7l3 3v11.4H5ZM12 2.8v3h3M7.5 9.5h5M7.5 12.5h5',
  open: 'M11.5 3.5h5v5M16.5 3.5 9.5 10.5M14 11.5v5H3.5V6H9',
  person: 'M10 3.2a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4ZM3.8 17c.5-3.4 3-5 6.2-5s5.7 1.6 6.2 5',
  people:
    'M7.5 3.8a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4ZM2.5 16c.4-3 2.4-4.5 5-4.5s4.6 1.5 5 4.5M13 4.2a2.5 2.5 0 0 1 0 4.8M14.5 11.8c1.7.5 2.7 1.9 3 4.2',
  post: 'M3.5 7h13v9.5h-13ZM7.5 7V4h5v3M3.5 11.5h13',
  organ: 'M3 8 10 3.5 17 8M4.5 8v7M8.2 8v7M11.8 8v7M15.5 8v7M3 16.5h14',
  site: 'M10 17s-5-4.7-5-8.6a5 5 0 0 1 10 0C15 12.3 10 17 10 17ZM10 6.6a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8Z',
  key: 'M7 8.2a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8ZM9.6 9.2l6.4-6.4M13 5.8l2.4 2.4',
  record: 'M4.5 3h11v14h-11ZM7.5 7h5M7.5 10h5M7.5 13h3',
  card: 'M2.5 5h15v10.5h-15ZM7 8a1.6 1.6 0 1 1 0 3.2A1.6 1.6 0 0 1 7 8ZM4.6 13.4c.3-1.2 1.2-1.8 2.4-1.8s2.1.6 2.4 1.8M12 8.5h3M12 11.5h3',
  down: 'M5 7.5l5 5 5-5',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  warn: 'M10 3 18 16.5H2ZM10 8v4M10 14v.6',
  keys: 'M2.5 5.5h15v9h-15ZM5.5 8.5h.6M8.5 8.5h.6M11.5 8.5h.6M14.2 8.5h.6M6.5 11.5h7',
  calendar: 'M3.5 5h13v11.5h-13ZM3.5 8.5h13M7 5V2.8M13 5V2.8M7 12h.6M10 12h.6M13 12h.6',
  ask: 'M3 4h14v9.5H9.5L6 17v-3.5H3ZM7.8 7.4a2.2 2.2 0 1 1 3 2c-.5.3-.8.6-.8 1.2M10 12v.4',
  clipboard: 'M5 4.5h10v12.5H5ZM8 4.5v-1.7h4v1.7M7.5 11l1.8 1.8 3.2-3.6',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM10 6v4.3l3 1.8',
} as const
export type IconName = keyof typeof PATHS

/** A picture beside a word; it never stands for one, so readers are not told of it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactElement {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
