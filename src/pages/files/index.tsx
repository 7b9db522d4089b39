/** 民情: the buildings of one's own regions, and the search that answers as one types, without a network. */
import { Input, Text, View } from '@tarojs/components'
import { Card, Section } from '../../components/card'
import { Icon } from '../../components/icon'
import { ListRow } from '../../components/list-row'
import { Loading } from '../../components/loading'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Page } from '../../components/page'
import { StateMark } from '../../components/state-mark'
import type { BuildingLine } from '../../domain/house/building-list'
import { SearchHits } from './search-hits'
import { NoFiles } from './no-files'
import { useFiles, type BuildingGroup } from './use-files'
import './index.scss'

export default function FilesPage() {
  const files = useFiles()
  const { query, setQuery, found, groups, ready } = files
  const searching = found.head !== ''
  return (
    <Page>
      <View>
        {(!ready || groups.length > 0 || query !== '') && (
          <SearchField query={query} onChange={setQuery} />
        )}
      </View>
      <SearchHits {...found} onPick={files.openHit} />
      {/* Hidden, not taken away: at the first key and at the last it need not travel. */}
      <View style={searching ? { display: 'none' } : {}}>
        {!ready && <Loading rows={6} />}
        {ready && groups.length === 0 && <NoFiles duty={files.duty} />}
        <Groups {...files} />
      </View>
    </Page>
  )
}

interface SearchFieldProps {
  readonly query: string
  readonly onChange: (query: string) => void
}

function SearchField({ query, onChange }: SearchFieldProps) {
  return (
    <View className="files__search">
      <Icon name="search" />
      <Input
        className="files__input"
        placeholderClass="files__placeholder"
        value={query}
        maxlength={40}
        confirmType="search"
        placeholder="姓名、首字母、门牌、尾号"
        onInput={(event) => onChange(event.detail.value)}
      />
      <View
        className="files__clear"
        role="button"
        aria-label="清空"
        style={query === '' ? { display: 'none' } : {}}
        onClick={() => onChange('')}
      >
        <Icon name="close" />
      </View>
    </View>
  )
}

/** A single grid lies open; of several each unfolds its buildings. */
function Groups({ groups, isOpen, toggle }: ReturnType<typeof useFiles>) {
  return groups.length === 1
    ? groups.map((group) => (
        <Section
          key={group.title}
          title={group.title}
          aside={`${group.lines.length} 幢 · ${group.households} 户`}
        >
          <Card>
            <BuildingRows group={group} />
          </Card>
        </Section>
      ))
    : groups.map((group) => (
        <Card key={group.title}>
          <GroupRow group={group} open={isOpen(group.title)} onPress={() => toggle(group.title)} />
          {isOpen(group.title) && <BuildingRows group={group} />}
        </Card>
      ))
}

function BuildingRows({ group }: { readonly group: BuildingGroup }) {
  return (
    <>
      {group.lines.map((line) => (
        <BuildingRow key={`${line.estate}|${line.building}`} line={line} />
      ))}
    </>
  )
}

interface GroupRowProps {
  readonly group: BuildingGroup
  readonly open: boolean
  readonly onPress: () => void
}

/** A grid of several: its buildings unfold below it. */
function GroupRow({ group, open, onPress }: GroupRowProps) {
  const { title, lines, households, overdue } = group
  return (
    <View className="files__group" role="button" aria-expanded={open} onClick={onPress}>
      <View className="files__group-words">
        <Text className="files__group-title">{title}</Text>
        <Text className="files__group-size">{`${lines.length} 幢 · ${households} 户`}</Text>
      </View>
      {overdue > 0 && <StateMark state="overdue" words={`${overdue} 户`} />}
      <Icon name={open ? 'down' : 'next'} />
    </View>
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
