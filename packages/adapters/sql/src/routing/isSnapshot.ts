/** Whether a text is one of PostgreSQL's snapshots, `xmin:xmax:…`, as it reads them: in order, and none out of its bounds. */
export const isSnapshot = (text: string): boolean => {
  const parts = /^(\d{1,19}):(\d{1,19}):((?:\d{1,19})?(?:,\d{1,19})*)$/u.exec(text)
  if (parts === null || text.length > 10_000) return false
  const [, from = "", to = "", between = ""] = parts
  const [first, last] = [BigInt(from), BigInt(to)]
  const open = between === "" ? [] : between.split(",").map(BigInt)
  const most = 2n ** 63n - 1n
  return (
    first >= 1n &&
    last <= most &&
    first <= last &&
    open.every((one, place) => one >= first && one < last && (place === 0 || one > (open[place - 1] as bigint)))
  )
}
