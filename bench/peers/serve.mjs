// A static server on this machine that serves files as a good host does, precompressed with brotli 11, and
// counts what each answer puts on the wire, headers included.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
const compress = promisify(zlib.brotliCompress);

/** Brotli 11. Large results are kept by content: megabytes take many seconds, and most come again in the next run. */
export async function brotli(bytes) {
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  if (bytes.length < 100_000) return compress(bytes, { params });
  const kept = path.join('brotli', createHash('sha256').update(bytes).digest('hex'));
  if (!fs.existsSync(kept)) {
    fs.mkdirSync('brotli', { recursive: true });
    fs.writeFileSync(`${kept}.part`, await compress(bytes, { params }));
    fs.renameSync(`${kept}.part`, kept);
  }
  return fs.readFileSync(kept);
}

/** Writes FILE.br beside each file of the folder that gets smaller; lists the files with their bytes, plain and as served. */
export async function precompress(folder) {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const list = [];
  const work = async () => {
    for (let file = files.pop(); file; file = files.pop()) {
      const bytes = fs.readFileSync(file);
      const compressed = await brotli(bytes);
      const helps = compressed.length < 0.98 * bytes.length; // not with what is compressed already
      if (helps) fs.writeFileSync(`${file}.br`, compressed);
      const served = helps ? compressed.length : bytes.length;
      list.push({ file: path.relative(folder, file), plain: bytes.length, served });
    }
  };
  await Promise.all([work(), work(), work(), work()]); // zlib has four threads
  return list;
}

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8', '.wasm': 'application/wasm',
};

/** Serves the folder at `/` and the folder of texts at `/docs/`. */
export async function serve(folder, texts) {
  let log = [], open = 0, lastMove = 0;
  const fileOf = (url) => {
    const { pathname } = new URL(url, 'http://localhost'); // which also takes every `..` out
    if (pathname.startsWith('/docs/')) return path.join(texts, pathname.slice('/docs/'.length));
    return path.join(folder, pathname === '/' ? 'index.html' : pathname);
  };
  const server = http.createServer((request, response) => {
    const { socket } = request;
    const before = socket.bytesWritten;
    open++;
    response.on('close', () => { open--; lastMove = performance.now(); });
    response.on('finish', () => log.push(socket.bytesWritten - before));
    // A page isolated from others gets a clock with a grain of 5 microseconds.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    const file = fileOf(request.url);
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    const compressed = fs.existsSync(`${file}.br`);
    if (compressed) response.setHeader('Content-Encoding', 'br');
    response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream');
    response.setHeader('Cache-Control', 'public, max-age=3600');
    response.end(fs.readFileSync(compressed ? `${file}.br` : file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    /** Bytes sent since the last call, once nothing has moved for a quarter of a second. */
    async sent() {
      while (open || performance.now() - lastMove < 250) await new Promise((again) => setTimeout(again, 20));
      const bytes = log.reduce((sum, wire) => sum + wire, 0);
      log = [];
      return bytes;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
