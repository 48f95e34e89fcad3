// Serves a folder on this machine only: `node serve.mjs FOLDER PORT`.

import { createServer } from "node:http";
import sirv from "sirv";

const [folder, port] = process.argv.slice(2);
const files = sirv(folder, { dev: true, etag: true });

const server = createServer((request, response) => {
  if (request.url === "/") {
    response.writeHead(302, { location: "/demo/" }).end();
    return;
  }
  files(request, response, () => response.writeHead(404).end("not here\n"));
});

server.on("error", (error) => {
  const taken = error.code === "EADDRINUSE" ? `port ${port} is taken: choose another, PORT=8081 ./build.sh demo` : error.message;
  console.error(taken);
  process.exit(1);
});
server.listen(Number(port), "127.0.0.1", () => console.log(`\nNearsight's demo: http://127.0.0.1:${port}/\nCtrl+C ends it.`));
