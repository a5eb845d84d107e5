import { readSync } from "node:fs"
import { Refused } from "./Refused.ts"

type Found = "nothing" | "xls" | "encrypted" | "pdf" | "text" | "other"

const startsWith = (bytes: Buffer, ...signature: ReadonlyArray<number>): boolean =>
  bytes.subarray(0, signature.length).equals(Buffer.from(signature))

/** Office keeps an encrypted workbook in the container of the old .xls; its directory names this stream. */
const encryptedName = Buffer.from("EncryptedPackage", "utf16le")

const contains = (fd: number, needle: Buffer): boolean => {
  const window = Buffer.alloc(65_536)
  // Windows overlap by the needle, which may lie across a border.
  for (let at = 0, read = 1; read > 0; at += window.length - needle.length) {
    read = readSync(fd, window, 0, window.length, at)
    if (window.subarray(0, read).includes(needle)) return true
    if (read < window.length) return false
  }
  return false
}

const isText = (bytes: Buffer): boolean => bytes.every((one) => one >= 0x20 || one === 9 || one === 10 || one === 13)

const found = (fd: number, head: Buffer): Found => {
  if (head.length === 0) return "nothing"
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return contains(fd, encryptedName) ? "encrypted" : "xls"
  if (head.includes("%PDF-")) return "pdf"
  return isText(head) ? "text" : "other"
}

/** Looks at the first bytes, because names lie: fails unless they are a zip's, and says what they are instead. */
export const assertZip = (fd: number): void => {
  const buffer = Buffer.alloc(1024)
  const head = buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, 0))
  if (startsWith(head, 0x50, 0x4b)) return
  throw new Refused({ _tag: "NotAWorkbook", found: found(fd, head), detail: "" })
}
