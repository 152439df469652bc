import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { fetchImage, fetchImages, type ImageWorld, imageBytesMax } from './fetch-images.ts'
import { getImage, type ImageAnswer } from './get-image.ts'
import { isPublicAddress } from './public-address.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0])
const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')

test.each([
  ...['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '[2606:4700::1111]'].map(
    (address) => [address, true] as const,
  ),
  ...[
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
  ].map((address) => [address, false] as const),
  ...[
    '192.0.2.1',
    '198.18.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
  ].map((address) => [address, false] as const),
  ...['::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'localhost', ''].map(
    (address) => [address, false] as const,
  ),
])('isPublicAddress(%s) is %s', (address, want) => expect(isPublicAddress(address)).toBe(want))

type Asked = { readonly url: string; readonly address: string }

/** Names and what is at addresses, in memory. */
const worldOf = (
  names: Readonly<Record<string, readonly string[]>>,
  at: Readonly<Record<string, ImageAnswer>>,
): ImageWorld & { readonly asked: Asked[] } => {
  const asked: Asked[] = []
  return {
    asked,
    ownNetworks: () => ['127.0.0.1/8', '9.9.9.9/24', '2606:4700:1:2::3/64', 'fe80::1/64'],
    resolve: async (host) => names[host] ?? Promise.reject(new Error('ENOTFOUND')),
    get: async (url, { address }) => {
      asked.push({ url: url.href, address })
      return at[url.href] ?? { kind: 'none' }
    },
  }
}
const never = new AbortController().signal
const picture: ImageAnswer = { kind: 'bytes', bytes: png }
const to = (address: string): ImageAnswer => ({ kind: 'redirect', to: address })
const open = ['8.8.8.8']

test('fetchImage() connects to the very address that was checked', async () => {
  const world = worldOf({ 'img.test': ['8.8.4.4', '8.8.8.8'] }, { 'https://img.test/a?u=1': picture })
  expect(await fetchImage('https://img.test/a?u=1', world, never)).toEqual(png)
  expect(world.asked).toEqual([{ url: 'https://img.test/a?u=1', address: '8.8.4.4' }])
})

test.each([
  ['file:///etc/passwd'],
  ['ftp://img.test/a'],
  ['javascript:alert(1)'],
  ['http://127.0.0.1/a'],
  ['http://2130706433/a'],
  ['http://0x7f.1/a'],
  ['http://[::1]/a'],
  ['http://[::ffff:7f00:1]/a'],
  ['http://169.254.169.254/latest/meta-data/'],
  ['http://inside.test/a'],
  ['http://mixed.test/a'],
  ['http://9.9.9.1/a'],
  ['http://[2606:4700:1:2::1]/a'],
  ['http://neighbour.test/a'],
  ['http://unknown.test/a'],
  ['http://empty.test/a'],
  ['http://img.test:25/a'],
  ['http://user:secret@img.test/a'],
  [`http://img.test/${'a'.repeat(5_000)}`],
])('fetchImage(%.60s) asks nothing', async (src) => {
  const names = {
    'img.test': open,
    'inside.test': ['192.168.0.1'],
    'mixed.test': ['8.8.8.8', '10.0.0.1'],
    'empty.test': [],
    'neighbour.test': ['8.8.8.8', '2606:4700:1:7::1'],
  }
  const world = worldOf(names, {})
  expect(await fetchImage(src, world, never)).toBeNull()
  expect(world.asked).toEqual([])
})

test('fetchImage() checks each redirect, and a name that means something else by then', async () => {
  const names: Record<string, readonly string[]> = { 'img.test': open }
  const world = worldOf(names, {
    'https://img.test/once': to('/there'),
    'https://img.test/there': picture,
    'https://img.test/inside': to('http://127.0.0.1:8080/'),
    'https://img.test/file': to('file:///etc/passwd'),
    'https://img.test/1': to('/2'),
    'https://img.test/2': to('/3'),
    'https://img.test/3': to('/4'),
    'https://img.test/4': to('/there'),
    'https://img.test/rebind': to('https://rebind.test/'),
    'https://rebind.test/': picture,
  })
  expect(await fetchImage('https://img.test/once', world, never)).toEqual(png)
  expect(await fetchImage('https://img.test/1', world, never)).toBeNull()
  expect(await fetchImage('https://img.test/2', world, never)).toEqual(png)
  expect(await fetchImage('https://img.test/inside', world, never)).toBeNull()
  expect(await fetchImage('https://img.test/file', world, never)).toBeNull()
  names['rebind.test'] = ['127.0.0.1']
  expect(await fetchImage('https://img.test/rebind', world, never)).toBeNull()
  expect(world.asked.every(({ address }) => address === '8.8.8.8')).toBe(true)
})

test.each<[string, ImageAnswer]>([
  ['SVG', { kind: 'bytes', bytes: svg }],
  ['HTML', { kind: 'bytes', bytes: new TextEncoder().encode('<html>') }],
  ['too much', { kind: 'bytes', bytes: new Uint8Array([...png, ...new Uint8Array(imageBytesMax)]) }],
])('fetchImage() takes no %s', async (_name, answer) => {
  const world = worldOf({ 'img.test': open }, { 'https://img.test/a': answer })
  expect(await fetchImage('https://img.test/a', world, never)).toBeNull()
})

test('fetchImage() ends with the mail’s time, though a server never answers', async () => {
  const world: ImageWorld = {
    resolve: async () => open,
    get: () => new Promise(() => undefined),
    ownNetworks: () => [],
  }
  expect(await fetchImage('https://img.test/a', world, AbortSignal.timeout(50))).toBeNull()
})

test('fetchImages() takes each address once, without a scheme as https, and no more than it may', async () => {
  const world = worldOf({ 'img.test': open }, { 'https://img.test/a': picture })
  const many = Array.from({ length: 60 }, (_, i) => `https://img.test/${i}`)
  const found = await fetchImages([' //img.test/a ', '//img.test/a', 'cid:x', 'data:image/png;base64,', ...many], world)
  expect([...found.keys()]).toEqual(['//img.test/a'])
  expect(world.asked).toHaveLength(40)
})

test('fetchImages() keeps of one mail no more than a body shows, and asks for no more then', async () => {
  const bytes = new Uint8Array(imageBytesMax)
  bytes.set(png)
  const sources = Array.from({ length: 40 }, (_, i) => `https://img.test/${i}`)
  const world = worldOf({ 'img.test': open }, Object.fromEntries(sources.map((src) => [src, { kind: 'bytes', bytes }])))
  expect((await fetchImages(sources, world)).size).toBe(2)
  expect(world.asked.length).toBeLessThan(12)
})

let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = null
})
const serve = async (listener: RequestListener): Promise<URL> => {
  server = createServer(listener)
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done))
  return new URL(`http://img.test:${(server.address() as AddressInfo).port}/a?token=1`)
}
const how = { address: '127.0.0.1', bytesMax: 1_000, signal: never }

test('getImage() asks by the pinned address and says nothing of the reader', async () => {
  let seen: Readonly<Record<string, unknown>> = {}
  const url = await serve((request, answer) => {
    seen = { ...request.headers, url: request.url }
    answer.setHeader('Set-Cookie', 'a=1')
    answer.end(png)
  })
  expect(await getImage(url, how)).toEqual({ kind: 'bytes', bytes: png })
  expect(seen).toEqual({
    url: '/a?token=1',
    host: url.host,
    'user-agent': 'Mozilla/5.0',
    accept: 'image/*',
    'accept-encoding': 'identity',
    connection: 'close',
  })
})

test.each<[name: string, listener: RequestListener, want: ImageAnswer]>([
  ['a redirect', (_, answer) => answer.writeHead(302, { Location: '/b' }).end(), to('/b')],
  ['not found', (_, answer) => answer.writeHead(404).end(png), { kind: 'none' }],
  ['said to be too much', (_, answer) => answer.writeHead(200, { 'Content-Length': 2_000 }).end(), { kind: 'none' }],
  [
    'too much unsaid',
    (_, answer) => {
      answer.write(Buffer.alloc(900))
      answer.end(Buffer.alloc(900))
    },
    { kind: 'none' },
  ],
  ['a broken answer', (_, answer) => answer.destroy(), { kind: 'none' }],
])('getImage() of %s', async (_name, listener, want) =>
  expect(await getImage(await serve(listener), how)).toEqual(want),
)
