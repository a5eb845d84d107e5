import { judgeOrganisationCode, judgeSocialCreditCode, readResidentId } from "@xueshi/core"
import { describe, expect, it } from "vitest"

describe("codes and their check characters", () => {
  it.each(["371002197604256277", "37108319850615005X", "371003198002290014", "371081197001010011"])(
    "ACC-01 %s is a resident id, whatever became of its region",
    (number) => expect(readResidentId(number)).toMatchObject({ sex: expect.anything() })
  )
  it("ACC-01 the birth date and the sex are read from the number", () => {
    expect(readResidentId("371002197604256277")).toEqual({ birth: 2306, sex: "male" })
  })
  it.each([
    ["371003198102290011", "date"],
    ["371002197604256278", "check"],
    ["37108319850615005x", "form"],
    ["３71002197604256277", "form"],
    ["371002760425627", "form"],
    ["", "form"]
  ])("ACC-01 %s is refused for its %s", (number, reason) => expect(readResidentId(number)).toBe(reason))

  it.each(["59467239-9", "21321312-2", "594672399"])("ORG-01 %s is an organisation code", (code) =>
    expect(judgeOrganisationCode(code)).toBe("valid")
  )
  it.each([
    ["33333333-0", "check"],
    ["55555555-0", "check"],
    ["3333333-X", "form"],
    ["", "form"]
  ])("ORG-01 %s is no organisation code: %s", (code, reason) => expect(judgeOrganisationCode(code)).toBe(reason))

  it.each(["113710002132131225", "1237100233333333XG"])("ORG-01 %s is a social credit code", (code) =>
    expect(judgeSocialCreditCode(code)).toBe("valid")
  )
  it.each([
    ["91371000MA3C4D5E60", "innerCheck"],
    ["113710002132131226", "check"],
    ["11371000213213122I", "form"],
    ["878554545445545554", "innerCheck"]
  ])("ORG-01 %s is no social credit code: %s", (code, reason) => expect(judgeSocialCreditCode(code)).toBe(reason))
})
