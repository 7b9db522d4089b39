/** Homes that wait to be found among the files, and the households on this phone that they may be. */
import { useState } from 'react'
import { useLive } from '../../../../app-context'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { houseTitle } from '../../../../domain/house/house'
import type { UnconfirmedHome } from '../../../../protocol/home'
import { sendOffice, useOffice } from '../../use-office'

export interface HouseholdChoice {
  readonly householdId: string
  readonly door: string
  readonly names: string
}

const mostChoices = 8

/** '3幢2单元502' → 3, 2, 502: what two ways of writing one door have in common. */
const numbersOf = (door: string): readonly string[] => door.match(/\d+/g) ?? []

export const useHomes = () => {
  const office = useOffice('file.read')
  const { application, region } = office
  const records = useLive((snapshot) => snapshot.records)
  const [problem, setProblem] = useState('')
  const [busyId, setBusyId] = useState('')
  const [phones, setPhones] = useState<Readonly<Record<string, string>>>({})
  const asked = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.home.list({ regionId: region.id }) : [],
  )

  /** Living households whose door has the same numbers; those where somebody bears the name first. */
  const choicesFor = (home: UnconfirmedHome, words: string): readonly HouseholdChoice[] => {
    const wanted = numbersOf(words)
    return records
      .all('household')
      .filter(({ state }) => state === 'living')
      .flatMap((household) => {
        const house = records.get('house', household.houseId)
        if (!house) return []
        const people = records
          .ofHousehold('resident', household.id)
          .filter(({ state }) => state === 'living')
        const door = houseTitle(house)
        const numbers = numbersOf(door)
        const isDoor = wanted.length > 0 && wanted.every((number) => numbers.includes(number))
        const isPerson = people.some(({ name }) => name === home.name || name === words)
        return isDoor || isPerson
          ? [
              {
                choice: {
                  householdId: household.id,
                  door,
                  names: people.map(({ name }) => name).join('、'),
                },
                rank: (isDoor ? 0 : 1) + (isPerson ? 0 : 2),
              },
            ]
          : []
      })
      .sort((one, other) => one.rank - other.rank)
      .slice(0, mostChoices)
      .map(({ choice }) => choice)
  }

  const settle = async (
    { homeId }: UnconfirmedHome,
    send: () => Promise<string>,
    done: string,
  ): Promise<boolean> => {
    setBusyId(homeId)
    const failure = await send()
    setBusyId('')
    setProblem(failure)
    if (failure === '') showToast({ text: done })
    asked.askAgain()
    return failure === ''
  }
  const confirm = async (home: UnconfirmedHome, householdId: string): Promise<boolean> => {
    if (!region) return false
    const args = { homeId: home.homeId, householdId }
    const send = () => sendOffice(application, 'home.confirm', region.id, args)
    return settle(home, send, '对上了，以后找这一户就找得到本人。')
  }
  const decline = async (home: UnconfirmedHome, reason: string): Promise<boolean> => {
    if (!region) return false
    const args = { homeId: home.homeId, reason: reason.trim() }
    const send = () => sendOffice(application, 'home.decline', region.id, args)
    return settle(home, send, '已告诉本人，改好了会再来。')
  }
  /** Written down before it is answered; whose home it is reads who looked. */
  const showPhone = async ({ homeId }: UnconfirmedHome): Promise<void> => {
    if (!region) return
    setBusyId(homeId)
    try {
      const { phone } = await application.server.home.phone({ regionId: region.id, homeId })
      setPhones((before) => ({ ...before, [homeId]: phone }))
      setProblem('')
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setBusyId('')
  }
  return {
    ...{ ...office, ...asked, problem, busyId, phones },
    ...{ choicesFor, confirm, decline, showPhone },
    dial: (phone: string) => application.device.telephone.dial(phone),
  }
}

export type HomesPageState = ReturnType<typeof useHomes>
