// PDUs over one connection: cut out of what comes, numbered and put together where they go. It ends once, by whatever comes first:
// either side hangs up, something comes that is no SMPP, or the other side reads no more.
import type { Socket } from 'node:net'
import { createPduReader, encodeAnswer, encodePdu, type Fields, type Pdu } from '../../lib/smpp-pdu.ts'

export interface Wire {
  /** Writes a request; answers its sequence number. */
  request(command: string, fields?: Fields): number
  answer(request: Pdu, status: number): void
  end(cause: Error): void
  /** What ended it; undefined while it lives. */
  endedBy(): Error | undefined
}

/** Sequence numbers go from 1 to this one (SMPP 3.4, 3.2). */
const LAST_SEQUENCE = 0x7fff_ffff
/** What the other side may leave unread before it is taken for dead: some thousand answers. */
const MOST_UNREAD_OCTETS = 1_048_576
/** What was written still goes out, for so long. */
const LINGER_MS = 500

export function createWire(
  socket: Socket,
  { onPdu, onEnd }: { readonly onPdu: (pdu: Pdu) => void; readonly onEnd: (cause: Error) => void },
): Wire {
  const read = createPduReader()
  let sequence = 0
  let endedBy: Error | undefined

  socket.on('data', (chunk: Buffer) => {
    if (endedBy) return
    const { pdus, isBroken } = read(chunk)
    for (const pdu of pdus) if (!endedBy) onPdu(pdu)
    if (isBroken) end(new Error('what the carrier sent is no SMPP'))
  })
  socket.on('error', (error) => end(error))
  socket.once('close', () => end(new Error('the carrier hung up')))

  function end(cause: Error): void {
    if (endedBy) return
    endedBy = cause
    socket.end()
    setTimeout(() => socket.destroy(), LINGER_MS).unref()
    onEnd(cause)
  }

  /** What is written in one go leaves in one piece. */
  function write(octets: Buffer): void {
    if (!socket.writable) return
    if (socket.writableCorked === 0) {
      socket.cork()
      process.nextTick(() => socket.uncork())
    }
    socket.write(octets)
    if (socket.writableLength > MOST_UNREAD_OCTETS) end(new Error('the carrier reads no more'))
  }

  return {
    request(command, fields) {
      sequence = sequence === LAST_SEQUENCE ? 1 : sequence + 1
      const number = sequence
      write(encodePdu(command, number, fields))
      return number
    },
    answer: (request, status) => write(encodeAnswer(request, status)),
    end,
    endedBy: () => endedBy,
  }
}
