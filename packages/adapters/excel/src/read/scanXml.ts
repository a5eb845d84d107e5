import { SaxesParser } from "saxes"
import { damaged } from "./Refused.ts"

type Attributes = Readonly<Record<string, string>>

/** What a scan tells of; names come without their namespace prefix, as producers choose prefixes freely. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Workbook parts nest less than ten deep; extensions a little more. */
const maxDepth = 64
/** Characters between two events: one tag, text or comment that is longer is no workbook's. */
const maxToken = 1_000_000

/** Relations, sheets, styles: Excel itself allows 64 thousand styles, and far less of the rest. */
const maxRecords = 65_536

/** Adds to a list that a hostile part must not make long. */
export const pushBounded = <A>(list: Array<A>, item: A): void => {
  if (list.push(item) > maxRecords) throw damaged("too many records")
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1)

/**
 * Scans XML chunk by chunk, calls the handlers, and yields after each chunk so that a consumer can take what they
 * gathered. Memory is bounded by one token of a million bytes. A document type (and so any entity of one's own making) is refused, as are
 * ill-formed XML and bytes that are not UTF-8.
 */
export async function* scanXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void, void> {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false, position: false } as { xmlns: false })
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let depth = 0
  let pending = 0
  parser.on("opentag", ({ attributes, name }) => {
    pending = 0
    depth += 1
    if (depth > maxDepth) throw damaged("XML nested too deeply")
    handlers.open(local(name), attributes)
  })
  parser.on("closetag", ({ name }) => {
    pending = 0
    depth -= 1
    handlers.close?.(local(name))
  })
  parser.on("text", (text) => handlers.text?.(text))
  parser.on("cdata", (text) => handlers.text?.(text))
  parser.on("doctype", () => {
    throw damaged("document type declaration")
  })
  for await (const chunk of chunks) {
    pending += chunk.length
    parser.write(decoder.decode(chunk, { stream: true }))
    if (pending > maxToken) throw damaged("XML token too long")
    yield
  }
  parser.write(decoder.decode())
  parser.close()
  yield
}
