/**
 * What browsers of the declared floor (Chromium 88, Firefox 88) lack and this application calls. Only what is missing is
 * added, and only these: a new call of something younger belongs here too.
 */
type List = readonly unknown[]
const missing: Readonly<Record<string, (...given: never[]) => unknown>> = {
  at(this: List, n: number) {
    return this[n < 0 ? this.length + n : n]
  },
  findLast(this: List, fits: (one: unknown, n: number, all: List) => boolean) {
    return [...this].reverse().find((one, n) => fits(one, this.length - 1 - n, this))
  },
  toReversed(this: List) {
    return [...this].reverse()
  },
  toSorted(this: List, order?: (a: unknown, b: unknown) => number) {
    return [...this].sort(order)
  },
}

for (const [name, value] of Object.entries(missing)) {
  if (name in Array.prototype) continue
  Object.defineProperty(Array.prototype, name, { value, configurable: true, writable: true })
}
if ((Object as { hasOwn?: unknown }).hasOwn === undefined) {
  // never by its own name: that would ask itself
  const hasOwn = (of: object, name: PropertyKey) => Reflect.getOwnPropertyDescriptor(of, name) !== undefined
  Object.defineProperty(Object, 'hasOwn', { value: hasOwn, configurable: true, writable: true })
}
