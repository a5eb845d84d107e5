/** A file's name for those who read UTF-8 (RFC 6266), and one of ASCII for the others. */
export const shownAs = (name: string, plain: string): string => {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/gu,
    (one) => `%${one.charCodeAt(0).toString(16)}`
  )
  return `inline; filename="${plain.replace(/[^\w.-]/gu, "_")}"; filename*=UTF-8''${encoded}`
}
