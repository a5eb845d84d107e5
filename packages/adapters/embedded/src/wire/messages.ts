/** A message from the server: its letter and what follows the length. */
export interface Message {
  readonly kind: string
  readonly body: Buffer
}

const framed = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(kind.length + 4)
  head.write(kind, "latin1")
  head.writeInt32BE(body.length + 4, kind.length)
  return Buffer.concat([head, body])
}
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

const version3 = 196_608
export const startup = (user: string, database: string): Buffer =>
  framed("", Buffer.concat([int32(version3), Buffer.from(`user\0${user}\0database\0${database}\0\0`)]))
export const query = (sql: string): Buffer => framed("Q", Buffer.from(`${sql}\0`))
export const saslFirst = (text: string): Buffer =>
  framed("p", Buffer.concat([Buffer.from("SCRAM-SHA-256\0"), int32(Buffer.byteLength(text)), Buffer.from(text)]))
export const saslFinal = (text: string): Buffer => framed("p", Buffer.from(text))
export const terminate: Buffer = framed("X", Buffer.alloc(0))

/** Splits off the whole messages; the rest waits for more. */
export const split = (bytes: Buffer): { readonly messages: ReadonlyArray<Message>; readonly rest: Buffer } => {
  const messages: Array<Message> = []
  let at = 0
  while (bytes.length - at >= 5) {
    const end = at + 1 + bytes.readInt32BE(at + 1)
    if (end > bytes.length) break
    messages.push({ kind: String.fromCharCode(bytes[at] ?? 0), body: bytes.subarray(at + 5, end) })
    at = end
  }
  return { messages, rest: bytes.subarray(at) }
}

/** The first column of a row, as text; empty for null. */
export const firstColumn = (body: Buffer): string => {
  const length = body.readInt16BE(0) > 0 ? body.readInt32BE(2) : -1
  return length < 0 ? "" : body.toString("utf8", 6, 6 + length)
}

/** The text of an error for people. */
export const errorText = (body: Buffer): string =>
  body
    .toString("utf8")
    .split("\0")
    .find((field) => field.startsWith("M"))
    ?.slice(1) ?? "no reason given"
