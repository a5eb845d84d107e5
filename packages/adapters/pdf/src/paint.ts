import type { CertificateText } from "@xueshi/core"
import {
  beginText,
  endText,
  PDFDocument,
  type PDFFont,
  type PDFName,
  type PDFPage,
  setCharacterSpacing,
  setFillingRgbColor,
  setFontAndSize,
  setTextMatrix,
  showText
} from "pdf-lib"
import type { FontFile } from "./FontFile.ts"
import { frame, ornament } from "./frame.ts"
import type { Layout } from "./layout.ts"
import { PAGE } from "./page.ts"
import { qrPicture } from "./qrPicture.ts"
import type { Colour, Piece } from "./setLine.ts"

const COLOURS: Record<Colour, readonly [number, number, number]> = {
  ink: [0.12, 0.12, 0.12],
  red: [0.62, 0.1, 0.09],
  muted: [0.36, 0.34, 0.32]
}

/** Draws the certificate; of each font only the glyphs used are embedded. Reads no clock: same input, same bytes. */
export const paint = async (text: CertificateText, layout: Layout, createdAt?: Date): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(text.title, { showInWindowTitleBar: true })
  document.setAuthor(text.issuer)
  document.setProducer("@xueshi/pdf")
  document.setLanguage("zh-CN")
  if (createdAt !== undefined) {
    document.setCreationDate(createdAt)
    document.setModificationDate(createdAt)
  }
  const page = document.addPage([PAGE.width, PAGE.height])
  page.pushOperators(...frame(), ...ornament(layout.ornament.x, layout.ornament.y))
  page.pushOperators(...qrPicture(text.qr, layout.qr))
  await paintText(document, page, layout.pieces)
  return document.save({ objectsPerTick: Number.POSITIVE_INFINITY })
}

const paintText = async (document: PDFDocument, page: PDFPage, pieces: ReadonlyArray<Piece>): Promise<void> => {
  const embedded = new Map<FontFile, { readonly font: PDFFont; readonly key: PDFName }>()
  page.pushOperators(beginText())
  for (const { colour, font: file, gap, size, text, x, y } of pieces) {
    let own = embedded.get(file)
    if (own === undefined) {
      const font = await embed(document, file, embedded.size)
      own = { font, key: page.node.newFontDictionary("F", font.ref) }
      embedded.set(file, own)
    }
    page.pushOperators(
      setFontAndSize(own.key, size),
      setFillingRgbColor(...COLOURS[colour]),
      setCharacterSpacing(gap),
      setTextMatrix(1, 0, 0, 1, x, y),
      showText(own.font.encodeText(text))
    )
  }
  page.pushOperators(endText())
}

/** The name begins with the six letters that mark a subset, different for each font of the document. */
const embed = (document: PDFDocument, file: FontFile, index: number): Promise<PDFFont> => {
  document.registerFontkit(file.fontkit)
  const letters = index.toString(26).padStart(2, "0")
  const tag = Array.from(letters, (digit) => String.fromCharCode(65 + Number.parseInt(digit, 26))).join("")
  return document.embedFont(new Uint8Array(), { subset: true, customName: `XUES${tag}+${file.name}` })
}
