/**
 * What stands in the address of a page (`?point=9&division=620826000000`), each value the text that was typed. The router's
 * own reading makes numbers and truth values of what looks like them, and a filter for a division or a telephone was lost.
 */
export const readAddress = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search))
