import type { Lint } from "./Lint.ts"

/** Certificates that hang on what decides nothing, or that whoever learns nothing would get. */
export const lintCertificates = (lint: Lint): void => {
  const leaves = new Map(lint.leaves.map((leaf) => [leaf.leaf, leaf]))
  lint.document.certificates.forEach(({ gate }, index) => {
    if (gate === "verdict") return
    const at = ["certificates", index, "gate", "leaves"]
    gate.leaves.forEach((code, place) => {
      if (leaves.get(code)?.advisory !== true) return
      lint.warning(
        "AdvisoryGate",
        [...at, place],
        { zh: "证书取决于一项只作参考的要求", en: "the certificate hangs on a leaf that is advisory" },
        { zh: "删去 advisory，或改用其他要求", en: "leave out advisory, or name another leaf" }
      )
    })
    if (gate.leaves.every((code) => leaves.get(code)?.atLeast === undefined))
      lint.warning(
        "MaximumGate",
        at,
        {
          zh: "证书只取决于“至多”的要求：什么也不学也能领",
          en: "maximums alone are asked for: whoever learns nothing gets the certificate"
        },
        { zh: "加上一项“至少”的要求", en: "name a minimum too" }
      )
  })
}
