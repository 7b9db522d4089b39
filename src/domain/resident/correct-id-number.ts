/** 改身份证号: the one way to change it, always with the whole number from the card. '' takes it off the file. */
import * as v from 'valibot'
import { defineCommand, effect } from '../command'
import { refuse } from '../refusal'
import { recordIdShape, textShape } from '../shapes'
import { readIdNumberFacts } from './id-number-facts'

export const correctIdNumber = defineCommand({
  name: 'resident.correct-id-number',
  title: '改身份证号',
  permission: 'file.write',
  shape: v.strictObject({ residentId: recordIdShape, idNumber: textShape(30) }),
  reads: ({ residentId }) => [{ kind: 'resident', id: residentId }],
  rule: ({ residentId, idNumber }, view) => {
    const resident = view.get('resident', residentId)
    if (!resident) return refuse('gone')
    if (resident.state !== 'living') return refuse('resident-not-living', resident.name)
    const facts = readIdNumberFacts(idNumber, resident)
    if (!facts.ok) return facts
    const { idNumber: whole, ...derived } = facts.value
    return effect([{ kind: 'resident', record: { ...resident, ...derived } }], {
      idNumbers: [{ residentId, idNumber: whole }],
    })
  },
})
