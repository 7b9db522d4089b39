/** The fields of a resident as a form: what was seen, what is wanted, and only the difference between the two. */
import * as v from 'valibot'
import { sameValue } from '../../../../domain/field-merge'
import type { Resident, ResidentField } from '../../../../domain/resident/resident'
import { residentFieldShapes } from '../../../../domain/resident/resident'
import {
  residentChangesShape,
  type ResidentChanges,
} from '../../../../domain/resident/resident-changes'

export type ResidentForm = Pick<Resident, ResidentField>

export const blankForm: ResidentForm = {
  name: '',
  sex: 'unknown',
  birthDate: '',
  phone: '',
  phoneRemark: '',
  relation: '',
  tags: [],
  ethnicGroup: '',
  politicalStatus: '',
  education: '',
  maritalStatus: '',
  residencyStatus: '',
  employer: '',
  remark: '',
}

const fields = Object.keys(blankForm) as readonly ResidentField[]

/** The form part of a resident's file, as it is shown when the page opens. */
export const formOf = (resident: Resident): ResidentForm => ({
  name: resident.name,
  sex: resident.sex,
  birthDate: resident.birthDate,
  phone: resident.phone,
  phoneRemark: resident.phoneRemark,
  relation: resident.relation,
  tags: resident.tags,
  ethnicGroup: resident.ethnicGroup,
  politicalStatus: resident.politicalStatus,
  education: resident.education,
  maritalStatus: resident.maritalStatus,
  residencyStatus: resident.residencyStatus,
  employer: resident.employer,
  remark: resident.remark,
})

/** Texts without the spaces that a keyboard leaves at their ends. */
export const trimmedForm = (form: ResidentForm): ResidentForm => ({
  ...form,
  name: form.name.trim(),
  phone: form.phone.replace(/\s/g, ''),
  phoneRemark: form.phoneRemark.trim(),
  relation: form.relation.trim(),
  employer: form.employer.trim(),
  remark: form.remark.trim(),
})

/** `{field: {from, to}}` for what differs; nothing else ever travels, so that others' changes stay. */
export const changesBetween = (seen: ResidentForm, wanted: ResidentForm): ResidentChanges =>
  v.parse(
    residentChangesShape,
    Object.fromEntries(
      fields
        .filter((field) => !sameValue(seen[field], wanted[field]))
        .map((field) => [field, { from: seen[field], to: wanted[field] }]),
    ),
  )

/** For each field that cannot be saved as it is, what is wrong, in words. */
export const formMistakes = (form: ResidentForm): Partial<Record<ResidentField, string>> => {
  const mistakes: Partial<Record<ResidentField, string>> = {}
  for (const field of fields) {
    const checked = v.safeParse(residentFieldShapes[field], form[field])
    if (!checked.success) mistakes[field] = checked.issues[0].message
  }
  return mistakes
}
