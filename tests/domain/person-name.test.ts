/** Names: one form for every way of typing them, nothing of the name lost. */
import { cleanPersonName } from '../../src/domain/person-name'

it.each([
  ['袁菊慧 ', '袁菊慧', ''],
  ['万　艳', '万艳', ''],
  ['扎西·多吉', '扎西·多吉', ''],
  ['扎西•多吉', '扎西·多吉', ''],
  ['阿卜杜拉．买买提', '阿卜杜拉·买买提', ''],
  ['张三(已故)', '张三', '已故'],
  ['张三（外来', '张三', '外来'],
  [' Anna  Li ', 'Anna Li', ''],
  ['𬱖某', '𬱖某', ''],
  ['㛃某', '㛃某', ''],
  ['', '', ''],
  ['/', '', ''],
  ['无', '', ''],
  ['123', '', ''],
])('cleans %s', (written, name, remark) => {
  expect(cleanPersonName(written)).toEqual({ name, remark })
})
