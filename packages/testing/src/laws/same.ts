/** Whether two values of plain data say the same. Verdicts are compared often: no hashes are made of them, as `Equal` would. */
export const same = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((part, index) => same(part, other[index]))
  const keys = Object.keys(one)
  return (
    !Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        same((one as Readonly<Record<string, unknown>>)[key], (other as Readonly<Record<string, unknown>>)[key])
    )
  )
}
