import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs"

/** What a reader of the file's text and metadata gets. */
export interface Extract {
  readonly text: string
  readonly info: Readonly<Record<string, unknown>>
  readonly pages: number
}

export const extract = async (bytes: Uint8Array): Promise<Extract> => {
  const task = getDocument({ data: bytes.slice(), verbosity: VerbosityLevel.ERRORS })
  const document = await task.promise
  const content = await (await document.getPage(1)).getTextContent()
  const { info } = await document.getMetadata()
  const text = content.items.map((item) => ("str" in item ? item.str : "")).join("")
  const result = { text, info: info as Readonly<Record<string, unknown>>, pages: document.numPages }
  await task.destroy()
  return result
}
