/** What other modules may ask of notifications, inside their own transaction. */
export { unreadCount } from './queries.ts'
