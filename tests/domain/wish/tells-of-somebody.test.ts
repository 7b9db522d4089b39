/** Thanks that everybody would read: what in them tells of a person who is known here. */
import { tellsOfSomebody } from '../../../src/domain/wish/tells-of-somebody'

const known = ['沈慧琴', '139-0573-0001', '7幢1单元301', '', '王']

test.each([
  ['谢谢帮忙的邻居，收音机很响亮', false],
  ['王府井买的，谢谢', false],
  ['3个人忙了2个小时，谢谢', false],
  ['沈慧琴谢谢您', true],
  ['沈 慧 琴谢谢您', true],
  ['住７幢1单元301的老人谢谢您', true],
  ['打 1390573 0001 找我', true],
  ['有事打88110001', true],
])('%s', (text, expected) => {
  expect(tellsOfSomebody(text, known)).toBe(expected)
})
