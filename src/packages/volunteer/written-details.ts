/** What is typed over the details of a registration, as a draft keeps it on the phone: never the ID number. */
import * as v from 'valibot'

const text = v.exactOptional(v.string())
const list = v.exactOptional(v.array(v.string()))
const guardianShape = v.object({
  ...{ name: v.string(), phone: v.string(), relation: v.string(), consentedOn: v.string() },
})

export const writtenDetails = {
  ...{ name: text, birthDate: text, phone: text, team: text, politicalStatus: text },
  ...{ skills: list, serviceKinds: list },
  sex: v.exactOptional(v.picklist(['unknown', 'male', 'female'])),
  guardian: v.exactOptional(guardianShape),
}
