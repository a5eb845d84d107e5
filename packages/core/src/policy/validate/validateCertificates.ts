import { placeholders, wordsToFill } from "../../certificate/placeholders.ts"
import type { Faults, Path } from "./Faults.ts"

/** A placeholder that nothing fills would be printed as it stands. */
export const validateCertificates = (faults: Faults): void => {
  const { certificates } = faults.document
  const known = [...wordsToFill, ...faults.subjects.map((code) => `hours:${code}`)]
  const filled = (text: string, path: Path) => {
    for (const word of placeholders(text)) faults.known(known, { zh: "可填写的内容", en: "placeholder" }, word, path)
  }
  faults.unique(
    certificates.map(({ kind }) => kind),
    ["certificates"]
  )
  certificates.forEach(({ gate, issuer, note, paragraphs, title, verifyAt }, index) => {
    const at = ["certificates", index]
    if (gate !== "verdict") gate.leaves.forEach((code, one) => faults.leaf(code, [...at, "gate", "leaves", one]))
    for (const [key, text] of Object.entries({ title, issuer, note, verifyAt })) filled(text, [...at, key])
    paragraphs.forEach((text, one) => filled(text, [...at, "paragraphs", one]))
  })
}
