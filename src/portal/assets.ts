/** Addresses of the built style sheet, script and icon; `?v=` changes with their content, so browsers may keep them. */
export const ASSETS = { css: '/portal.css', js: '/portal.js', icon: '/icon.svg' }

/** Called once at start, with the hash of the built files. */
export function pinAssets(version: string): void {
  ASSETS.css = `/portal.css?v=${version}`
  ASSETS.js = `/portal.js?v=${version}`
}
