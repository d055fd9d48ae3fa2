// Reads a feed with podcast-partytime and feedsmith, and holds what they find against values.json.
//
//   node readers.mjs FEED VALUES
//
// It prints each difference, and its exit status is 1 where there is any. With --write the values
// are written anew; they are to be compared with the YAML of the show before they are kept.

import { deepStrictEqual } from 'node:assert'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseRssFeed } from 'feedsmith'
import partytime from 'podcast-partytime'

const [feedFile, valuesFile, write] = process.argv.slice(2)
const text = readFileSync(feedFile, 'utf8')

// What stands elsewhere in RSS, or is made of the clock.
const notOurs = new Set([
  'items', 'lastUpdate', 'content', 'description', 'type', 'duration', 'categories',
])

function plain(value) {
  return JSON.parse(JSON.stringify(value))
}

function without(record) {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !notOurs.has(key)))
}

// podcast-partytime reads the words true and false as nothing.
function withoutFlags(record) {
  const podcastTxt = record.podcastTxt?.filter((each) => each.purpose !== 'ai-content')
  return podcastTxt ? { ...record, podcastTxt } : record
}

function readByFeedsmith() {
  const feed = parseRssFeed(text)
  const items = feed.items.map((item) => ({
    guid: item.guid.value,
    itunes: item.itunes,
    podcast: item.podcast,
    psc: item.psc,
  }))
  return { channel: { itunes: feed.itunes, podcast: feed.podcast }, items }
}

function readByPartytime() {
  const feed = partytime.parseFeed(text)
  return {
    channel: withoutFlags(without(feed)),
    items: feed.items.map((item) => withoutFlags(without(item))),
  }
}

const found = plain({ feedsmith: readByFeedsmith(), partytime: readByPartytime() })
if (write === '--write') {
  writeFileSync(valuesFile, JSON.stringify(found, null, 2) + '\n')
}
const values = JSON.parse(readFileSync(valuesFile, 'utf8'))
let differences = 0
for (const [reader, { channel, items }] of Object.entries(values)) {
  const pairs = [
    ...Object.keys({ ...channel, ...found[reader].channel }).map((key) => [
      `${reader}: ${key}`, found[reader].channel[key], channel[key],
    ]),
    ...items.map((item, index) => [`${reader}: item ${index}`, found[reader].items[index], item]),
  ]
  for (const [place, actual, expected] of pairs) {
    try {
      deepStrictEqual(actual, expected)
    } catch (error) {
      differences += 1
      console.log(`${place}\n${error.message}`)
    }
  }
}
process.exit(differences ? 1 : 0)
