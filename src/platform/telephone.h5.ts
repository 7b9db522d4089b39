/** Hands the number to the phone's own dialler. */
import type { Telephone } from '../ports'

export const createTelephone = (): Telephone => ({
  dial: async (phone) => {
    window.location.href = `tel:${phone.replace(/[^0-9-]/g, '')}`
  },
})
