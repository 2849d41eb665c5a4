/**
 * A way in which the product could be wrong, and the test that would notice: `from` stands exactly once in `file`, and
 * with `to` in its place the named test turns red. A checker that has never failed proves nothing.
 */
export type Defect = {
  /** What would be so. */
  name: string
  /** The promise it breaks: of the reliability reference (P1, P3 …), or the part of the house. */
  promise: string
  file: string
  from: string
  to: string
  /** The test file, and a part of the title of the test that must turn red. */
  test: string
  title: string
  /** What makes the test short enough, where it has such a handle. */
  env?: Readonly<Record<string, string>> | undefined
}
