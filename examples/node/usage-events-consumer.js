// A program of yours that follows what the team spends. It prints the newest figure of each key and day.
//
//   cd examples/node && npm install && node usage-events-consumer.js BOOTSTRAP_SERVERS
//
// Three rules make it right: unknown types are skipped; a snapshot with a lower version than one already seen is old and
// ignored; money is kept as the text that was sent, never as a double: here it is added up in units of 10^-18 USD.
import { Consumer, MessagesStreamModes, MessagesStreamFallbackModes, stringDeserializers } from '@platformatic/kafka'
import { parse } from 'lossless-json'

const SCALE = 18
const newest = new Map()

const units = (number) => {
  const [whole, fraction = ''] = number.toString().split('.')
  return BigInt(whole + fraction.padEnd(SCALE, '0'))
}

const usd = (sum) => {
  const digits = sum.toString().padStart(SCALE + 1, '0')
  return `${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`.replace(/\.?0+$/, '')
}

const updated = (usage) => {
  const keyAndDay = `${usage.key_id} ${usage.day}`
  const version = BigInt(usage.version.toString())
  if (newest.get(keyAndDay) >= version) return
  newest.set(keyAndDay, version)
  const cost = usage.lines.reduce((sum, line) => sum + units(line.credits_cost) + units(line.byok_cost), 0n)
  console.log(`key ${keyAndDay}: ${usd(cost)} USD${usage.complete ? '' : ' so far'}`)
}

const consumer = new Consumer({
  groupId: 'my-node-program',
  clientId: 'my-node-program',
  bootstrapBrokers: process.argv[2].split(','),
  deserializers: stringDeserializers
})
const stream = await consumer.consume({
  topics: ['usage-events'],
  mode: MessagesStreamModes.COMMITTED,
  fallbackMode: MessagesStreamFallbackModes.EARLIEST
})
for await (const message of stream) {
  if (message.headers.get('ce_type') === 'org.openrouterwatcher.usage.updated.v1') updated(parse(message.value))
  await message.commit()
}
