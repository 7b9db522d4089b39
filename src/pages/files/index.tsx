/** 民情: the buildings of one's own regions, and the search that answers as one types, without a network. */
import { Input, Text, View } from '@tarojs/components'
import { Card, Section } from '../../components/card'
import { EmptyState } from '../../components/empty-state'
import { Icon } from '../../components/icon'
import { ListRow } from '../../components/list-row'
import { Loading } from '../../components/loading'
import { openPage, openTab } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Page } from '../../components/page'
import { StateMark } from '../../components/state-mark'
import type { BuildingLine } from '../../domain/house/building-list'
import { SearchHits } from './search-hits'
import { useFiles } from './use-files'
import './index.scss'

export default function FilesPage() {
  const files = useFiles()
  const { query, setQuery, answer, groups } = files
  return (
    <Page>
      <View className="files__search">
        <Icon name="search" />
        <Input
          className="files__input"
          placeholderClass="files__placeholder"
          value={query}
          maxlength={40}
          confirmType="search"
          placeholder="姓名、首字母、门牌、尾号"
          onInput={(event) => setQuery(event.detail.value)}
        />
        {query !== '' && (
          <View
            className="files__clear"
            role="button"
            aria-label="清空"
            onClick={() => setQuery('')}
          >
            <Icon name="close" />
          </View>
        )}
      </View>
      {!files.ready && <Loading rows={6} />}
      {files.ready && answer && (
        <SearchHits answer={answer} query={query} records={files.records} />
      )}
      {files.ready && !answer && groups.length === 0 && (
        <EmptyState
          icon="building"
          title="本机还没有楼栋"
          text="登录并更新以后,您负责的楼栋会在这里。"
          act="去今天看看"
          onAct={() => openTab(routes.today)}
        />
      )}
      {files.ready &&
        !answer &&
        groups.map(({ title, households, lines }) => (
          <Section key={title} title={title} aside={`${lines.length} 幢 · ${households} 户`}>
            <Card>
              {lines.map((line) => (
                <BuildingRow key={`${line.estate}|${line.building}`} line={line} />
              ))}
            </Card>
          </Section>
        ))}
    </Page>
  )
}

function BuildingRow({ line }: { readonly line: BuildingLine }) {
  const { estate, building, title, units, households, due, overdue } = line
  const unitWords = units.length > 1 ? `${units.length} 个单元 · ` : ''
  const soon = due - overdue
  return (
    <ListRow
      leading={
        <View className="files__building">
          <Text>{building === '' ? '房' : building}</Text>
        </View>
      }
      title={title}
      detail={`${unitWords}${households}\u00a0户`}
      trailing={
        <View className="files__marks">
          {overdue > 0 && <StateMark state="overdue" words={`${overdue} 户`} />}
          {soon > 0 && <StateMark state="soon" words={`${soon} 户`} />}
          {due === 0 && <StateMark state="fine" words="都好" />}
        </View>
      }
      onPress={() => openPage(routes.building, { estate, building })}
    />
  )
}
