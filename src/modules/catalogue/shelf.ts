/**
 * The last files that were asked for, kept in memory by all they follow from: typesetting costs more than sending. One that
 * failed is not kept.
 */
export function shelf(most: number): (key: string, make: () => Promise<Buffer>) => Promise<Buffer> {
  const files = new Map<string, Promise<Buffer>>()
  return (key, make) => {
    const file = files.get(key) ?? make()
    files.delete(key) // the one asked last stands last
    files.set(key, file)
    file.catch(() => files.delete(key))
    if (files.size > most) files.delete(files.keys().next().value as string)
    return file
  }
}
