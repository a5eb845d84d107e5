import type { Session } from "../SessionRepository.ts"

/** ACC-12: whether a session is still open at a moment: neither too old nor unused for `idle` milliseconds. */
export const isOpen = (session: Pick<Session, "expiresAt" | "usedAt">, idle: number, at: number): boolean =>
  session.expiresAt > at && session.usedAt + idle > at
