/** Residents by the beginning of their name: of many of one name the one behind a door can be reached. */
import type { LiveRecords } from '../../src/application'
import { livingByName, mostFound } from '../../src/components/resident-choice/living-by-name'
import { createFixtureApplication } from '../support/fixture-application'
import { resident } from '../support/fixture-building'

const { records } = createFixtureApplication().snapshot()
const doors = ['1-101', '1-102', '1-201', '1-202', '2-101', '2-201']
const alike = [
  ...doors.map((door) => resident(`r-${door}`, `hh-${door}`, '王芳')),
  resident('r-guest', 'hh-1-101', 'Ana Maria'),
  resident('r-left', 'hh-1-101', '王芳', { state: 'left' }),
]
const people = Object.assign(Object.create(records) as LiveRecords, {
  all: () => alike,
  get: records.get.bind(records),
}) as LiveRecords
const found = (typed: string) => livingByName(people, typed).map((one) => one.resident.id)

test('a name alone finds the first of them, the door behind it the one who is meant', () => {
  expect(found('王')).toEqual([])
  expect(found('王芳')).toHaveLength(mostFound)
  expect(found('王芳 2 单元 201')).toEqual(['r-2-201'])
  expect(found('王芳 201 ')).toEqual(['r-1-201', 'r-2-201'])
  expect(found('王芳 9幢')).toEqual([])
  expect(found('Ana M')).toEqual(['r-guest'])
})
