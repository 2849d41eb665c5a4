/** The largest file the server takes; told before sending twenty megabytes for nothing. */
export const FILE_LIMIT = 20 * 1024 * 1024
/** What a file dialog offers. The server looks at what is really in a file. */
export const FILE_KINDS = '.jpg,.jpeg,.png,.pdf,.ofd'

/** 1.2 MB, 340 KB. */
export function sizeInWords(bytes: number): string {
  return bytes >= 1_000_000
    ? `${(bytes / 1_000_000).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1_000))} KB`
}
