import { Conflict, Credentials, type IdentityDocument, SessionRepository } from "@xueshi/core"
import { Context, Effect, Layer } from "effect"
import { heldIn } from "./heldIn.ts"
import { type OpenedSession, Tables } from "./Tables.ts"

const keyOf = ({ number, type }: IdentityDocument): string => `${type}/${number}`
const changed = Effect.fail(new Conflict({ what: "changed", id: "credential" }))

/** Credentials and the sessions opened with them. */
export const accounts: Layer.Layer<Credentials | SessionRepository, never, Tables> = Layer.effectContext(
  Effect.map(Tables, (tables) => {
    const { credentials, sessions } = tables
    const endWhere = (matches: (opened: OpenedSession) => boolean): number => {
      const ended = [...sessions].filter(([, opened]) => matches(opened))
      for (const [digest] of ended) sessions.delete(digest)
      return ended.length
    }
    return Context.make(Credentials, {
      find: (document) => Effect.sync(() => credentials.get(keyOf(document))),
      set: (credential, staying) =>
        Effect.suspend(() => {
          const document = keyOf(credential.document)
          if (credential.version !== (credentials.get(document)?.version ?? 0) + 1) return changed
          credentials.set(document, credential)
          endWhere((opened) => opened.document === document && opened.session.digest !== staying)
          const stays = staying === undefined ? undefined : sessions.get(staying)
          if (stays?.document === document)
            sessions.set(stays.session.digest, { ...stays, session: { ...stays.session, mustChoose: false } })
          return Effect.void
        })
    }).pipe(
      Context.add(SessionRepository, {
        open: (session, credential) =>
          Effect.suspend(() => {
            const document = keyOf(credential.document)
            if (credentials.get(document)?.version !== credential.version) return changed
            sessions.set(session.digest, { session, document })
            return Effect.void
          }),
        find: (digest) =>
          Effect.sync(() => {
            const session = sessions.get(digest)?.session
            if (session === undefined) return undefined
            const { hat, user } = session.actor
            const held = hat._tag === "Administrator" ? heldIn(tables, hat.organisation, user) : undefined
            return { ...session, held }
          }),
        touch: (digest, at) =>
          Effect.sync(() => {
            const opened = sessions.get(digest)
            if (opened !== undefined) sessions.set(digest, { ...opened, session: { ...opened.session, usedAt: at } })
          }),
        end: (digest) => Effect.sync(() => void sessions.delete(digest)),
        collect: (at, idle) =>
          Effect.sync(() => endWhere(({ session }) => session.expiresAt <= at || session.usedAt <= idle))
      })
    )
  })
)
