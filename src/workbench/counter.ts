/// <reference types="vite/client" />
import type { ReactElement } from 'react'

const found = import.meta.glob<{ CounterPage: () => ReactElement }>('../modules/intake/pages/Counter.tsx')

/** The page of the counter belongs to another module; where it is not built, neither is its section. */
export const counterPage = Object.values(found)[0]
